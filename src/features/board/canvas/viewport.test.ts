import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clampView, fitView, reveal } from "./viewport.ts";

const view = { x: 0, y: 0, zoom: 1 };
const window = { width: 1000, height: 600 };

describe("the view", () => {
  test("does not move for a box that is in it", () => {
    expect(reveal(view, { x: 100, y: 0, width: 200, height: 500 }, window)).toBeNull();
  });

  test("moves just so far that a box to the right is in it", () => {
    expect(reveal(view, { x: 1000, y: 0, width: 200, height: 500 }, window)).toEqual({
      x: -216,
      y: 0,
      zoom: 1,
    });
  });

  test("fits a wide board by shrinking it, and never enlarges a small one", () => {
    expect(fitView({ width: 2000, height: 600 }, window)).toEqual({ x: 0, y: 150, zoom: 0.5 });
    expect(fitView({ width: 500, height: 300 }, window).zoom).toBe(1);
  });

  test("shows nothing beside a board that is larger than the window", () => {
    const offset = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(offset, offset, fc.integer({ min: 1000, max: 4000 }), (x, y, width) => {
        const clamped = clampView({ x, y, zoom: 1 }, { width, height: 900 }, window);
        expect(clamped.x).toBeLessThanOrEqual(0);
        expect(clamped.x + width).toBeGreaterThanOrEqual(window.width);
        expect(clamped.y).toBeLessThanOrEqual(0);
        expect(clamped.y + 900).toBeGreaterThanOrEqual(window.height);
      }),
    );
  });
});
