/**
 * The tests that mutants of the engine face: unit tests, laws, traps and a short comparison with the
 * definitional evaluator. Answers of others are left out: they lie outside the repository.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: process.cwd(),
    include: ["src/engine/**/*.test.ts", "tests/reference/glance.test.ts", "tests/traps/*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
  },
});
