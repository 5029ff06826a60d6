/**
 * The tests that mutants of the engine face: unit tests, laws, traps and a short comparison with the
 * definitional evaluator. Answers of others are left out: they lie outside the repository.
 */
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";

/** Most mutants fall at a table: laws are asked last. */
class TablesFirst extends BaseSequencer {
  async sort(files) {
    const slow = ({ moduleId }) => Number(/laws|prefix|glance/.test(moduleId));
    return [...(await super.sort(files))].sort((a, b) => slow(a) - slow(b));
  }
}

export default defineConfig({
  test: {
    root: process.cwd(),
    include: ["src/engine/**/*.test.ts", "tests/reference/glance.test.ts", "tests/traps/*.test.ts"],
    environment: "node",
    setupFiles: ["config/stryker.setup.js"],
    sequence: { sequencer: TablesFirst },
    isolate: false,
    testTimeout: 30_000,
  },
});
