/** A short comparison for a first glance, and for mutants, which meet it thousands of times. */
import { test } from "vitest";
import { compareMany } from "./compare.ts";

test("the engine agrees with the definitional evaluator on 150 generated clusters", () => {
  compareMany(42, 150);
});
