import { expect, test } from "vitest";
import type { Face } from "./faces.ts";
import { waysBetween } from "./glide.ts";

const rect = (left: number, top: number) => ({ left, top }) as DOMRect;
const face = (policy: string, left: number, top: number) => ({ policy, rect: rect(left, top) }) as Face;
const shown = (policy: string, left: number, top: number) => ({ policy, rect: rect(left, top) });

test("a card that stands in both lanes goes to both from where it stood", () => {
  const ways = waysBetween([face("a", 10, 100)], [shown("a", 20, 60), shown("a", 20, 400)]);
  expect(ways.map(({ face: { rect: from }, to }) => [from.top, to.top])).toEqual([
    [100, 60],
    [100, 400],
  ]);
});

test("out of two lanes the nearer one goes, and what was not in sight has no way", () => {
  const ways = waysBetween(
    [face("a", 20, 60), face("a", 20, 400), face("gone", 0, 0)],
    [shown("a", 10, 350), shown("new", 0, 0)],
  );
  expect(ways.map(({ face: { policy, rect: from } }) => [policy, from.top])).toEqual([["a", 400]]);
});
