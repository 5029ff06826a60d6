import { expect, test } from "vitest";
import type { Answer } from "./answers.ts";
import { regions } from "./regions.ts";
import { extent } from "./traffic.ts";

/** TCP is answered otherwise than the other protocols; whether that matters is the reader's business. */
const answer: Answer = {
  rest: 1,
  cells: new Map([[6, [{ protocol: 6, x: extent(6), y: extent(6), outcome: 2 }]]]),
};
const told = (label: string): { value: string; label: string } => ({ value: label, label });

test("a protocol that reads like the rest is part of it, however it was answered", () => {
  const found = regions([answer], () => told("same"));
  expect(found.map(({ packets }) => [packets.protocol, packets.except])).toEqual([[null, []]]);
});

test("a protocol that reads otherwise is apart, and so is one that reads as nothing", () => {
  const apart = regions([answer], ([outcome]) => told(outcome === 2 ? "tcp" : "others"));
  expect(apart.map(({ packets, value }) => [packets.protocol, packets.except, value])).toEqual([
    [6, [], "tcp"],
    [null, [6], "others"],
  ]);
  const nothing = regions([answer], ([outcome]) => (outcome === 2 ? null : told("others")));
  expect(nothing.map(({ packets }) => packets.except)).toEqual([[6]]);
});
