/** A quarter of the comparison: files run side by side. */
import { test } from "vitest";
import { compareMany } from "./compare.ts";

test("the engine agrees with the definitional evaluator on 2,500 generated clusters and 10,000 flows (part 1 of 4)", () => {
  compareMany(1000003);
}, 120_000);
