/** Half of the damaged documents: files run side by side. */
import { expect, test } from "vitest";
import { readDamaged } from "./damage.ts";

test("reading 25,000 damaged documents never throws, and every diagnostic points into its text (half 1)", () => {
  const diagnosed = readDamaged(7919, 25_000);
  expect(diagnosed).toBeGreaterThan(12_000);
}, 120_000);
