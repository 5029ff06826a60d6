/** Half of the damaged documents: files run side by side. */
import { expect, test } from "vitest";
import { readDamaged } from "./damage.ts";

test("reading 25,000 damaged documents never throws, and every diagnostic points into its text (half 2)", () => {
  const diagnosed = readDamaged(15838, 25_000);
  expect(diagnosed).toBeGreaterThan(12_000);
}, 120_000);
