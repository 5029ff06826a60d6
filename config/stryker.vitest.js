/**
 * The tests that mutants of the engine face: unit tests, laws and traps, one part of the comparison with the
 * definitional evaluator. Answers of others are left out: they lie outside the repository.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: process.cwd(),
    include: [
      "src/engine/**/*.test.ts",
      "tests/reference/part-1.test.ts",
      "tests/traps/*.test.ts",
      "tests/laws/sameness.test.ts",
    ],
    environment: "node",
    testTimeout: 30_000,
  },
});
