import fc from "fast-check";
import { expect, test } from "vitest";
import { labels, selector } from "../../../tests/generators/cluster.ts";
import { matchesLabels } from "../selector/match.ts";
import { emptyBits, fullBits, hasBit, members, setBit } from "./bits.ts";
import { LabelIndex } from "./label-index.ts";

test("law: the index selects exactly the objects whose labels match", () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 40 }), selector, (objects, asked) => {
      const expected = objects.flatMap((own, index) => (matchesLabels(asked, own) ? [index] : []));
      expect(members(new LabelIndex(objects).select(asked))).toEqual(expected);
    }),
  );
});

test("full sets hold exactly their size", () => {
  expect([0, 1, 31, 32, 33, 64].map((size) => members(fullBits(size)).length)).toEqual([
    0, 1, 31, 32, 33, 64,
  ]);
});

test("the last bit of a word is a member like the others", () => {
  const bits = emptyBits(40);
  for (const index of [0, 31, 32]) setBit(bits, index);
  expect(members(bits)).toEqual([0, 31, 32]);
  expect([30, 31, 39].map((index) => hasBit(bits, index))).toEqual([false, true, false]);
});
