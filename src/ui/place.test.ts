/** Where a small box stands, as a table and as laws. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeBeside, type Side } from "./place.ts";

const window = { width: 800, height: 600 };
const box = { width: 100, height: 20 };

describe("a box beside another", () => {
  test.each<[string, Side, { left: number; top: number }, { left: number; top: number }]>([
    ["stands below, centred", "bottom", { left: 400, top: 100 }, { left: 365, top: 136 }],
    ["stands above where there is no room below", "bottom", { left: 400, top: 570 }, { left: 365, top: 544 }],
    ["slides in from the left edge", "bottom", { left: 0, top: 100 }, { left: 8, top: 136 }],
    ["slides in from the right edge", "top", { left: 770, top: 100 }, { left: 692, top: 74 }],
    [
      "stands at the left where there is no room at the right",
      "right",
      { left: 760, top: 100 },
      { left: 654, top: 105 },
    ],
  ])("%s", (_, side, at, expected) => {
    expect(placeBeside({ ...at, width: 30, height: 30 }, side, { box, window })).toEqual(expected);
  });

  test("never leaves a window that can hold it", () => {
    const inside = fc.record({
      left: fc.integer({ min: -50, max: 800 }),
      top: fc.integer({ min: -50, max: 600 }),
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(inside, fc.constantFrom<Side>("top", "right", "bottom", "left"), (anchor, side) => {
        const { left, top } = placeBeside(anchor, side, { box, window });
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + box.width).toBeLessThanOrEqual(window.width - 8);
        expect(top + box.height).toBeLessThanOrEqual(window.height - 8);
      }),
    );
  });
});
