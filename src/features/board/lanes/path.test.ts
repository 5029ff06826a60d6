import { describe, expect, it } from "vitest";
import { pieceLength, piecePoints, segmentPath } from "./path.ts";
import { line, quarter } from "./pen.ts";
import type { Piece } from "./types.ts";

const corner: Piece = {
  kind: "cubic",
  from: { x: 0, y: 0 },
  c1: { x: 0, y: 5.5 },
  c2: { x: 4.5, y: 10 },
  to: { x: 10, y: 10 },
};

describe("pieces", () => {
  it.each([
    ["a line", line({ x: 0, y: 0 }, { x: 3, y: 4 }), 5],
    ["a quarter arc", quarter({ x: 0, y: 0 }, { x: 6, y: -6 }, true), 3 * Math.PI],
  ] as const)("know their length: %s", (_name, piece, length) => {
    expect(pieceLength(piece)).toBeCloseTo(length, 6);
  });

  it("know the length of a curve that is nearly a quarter circle", () => {
    expect(pieceLength(corner)).toBeCloseTo(5 * Math.PI, 0);
  });

  it.each([
    [{ x: 6, y: -6 }, true],
    [{ x: 6, y: -6 }, false],
    [{ x: 6, y: 6 }, true],
    [{ x: 6, y: 6 }, false],
    [{ x: -6, y: 6 }, true],
    [{ x: -6, y: -6 }, false],
  ] as const)("run along the quarter to %o, clockwise %s, as svg draws it", (to, clockwise) => {
    const points = piecePoints(quarter({ x: 0, y: 0 }, to, clockwise), 10);
    const end = points.at(-1)!;
    expect(end.x).toBeCloseTo(to.x, 6);
    expect(end.y).toBeCloseTo(to.y, 6);
    const middle = points[5]!;
    // Left of the chord when turning clockwise on a page whose y grows downwards.
    const side = to.x * middle.y - to.y * middle.x;
    expect(Math.sign(side)).toBe(clockwise ? -1 : 1);
  });
});

describe("paths", () => {
  it("are written piece after piece", () => {
    const pieces = [
      line({ x: 0, y: 0 }, { x: 10, y: 0 }),
      quarter({ x: 10, y: 0 }, { x: 16, y: -6 }, false),
      corner,
    ];
    expect(segmentPath({ pieces, style: "solid" })).toBe("M0 0L10 0A6 6 0 0 0 16 -6C0 5.5 4.5 10 10 10");
  });

  it("swing around a line that is unsure, and end where it ends", () => {
    const path = segmentPath({ pieces: [line({ x: 0, y: 0 }, { x: 0, y: 27 })], style: "wavy" });
    expect(path).toBe("M0 0Q-6 4.5 0 9Q6 13.5 0 18Q-6 22.5 0 27");
  });
});
