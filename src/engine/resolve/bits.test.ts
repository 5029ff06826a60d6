import { expect, test } from "vitest";
import { BitShelf, fullBits, isEmpty, members, meets, removeAllFrom, setBit, writeShared } from "./bits.ts";

test("sets from a shelf are empty and share no member, however many there are", () => {
  const shelf = new BitShelf(40);
  const sets = Array.from({ length: 10_000 }, () => shelf.empty());
  expect(sets.every(isEmpty)).toBe(true);
  for (const [index, set] of sets.entries()) setBit(set, index % 40);
  expect(sets.every((set, index) => members(set).join() === `${index % 40}`)).toBe(true);
});

test("a set larger than the pieces of a shelf has one of its own", () => {
  const shelf = new BitShelf(1_000_000);
  const [one, other] = [shelf.empty(), shelf.empty()];
  setBit(one, 999_999);
  expect([members(one), members(other)]).toEqual([[999_999], []]);
});

test("what is written to a set stays in it", () => {
  const all = fullBits(70);
  const few = new BitShelf(70).empty();
  setBit(few, 3);
  setBit(few, 69);
  expect(meets(all, few)).toBe(true);
  removeAllFrom(all, few);
  expect(meets(all, few)).toBe(false);
  expect(members(all)).toHaveLength(68);
  const shared = fullBits(70);
  writeShared(shared, few, fullBits(70));
  expect(members(shared)).toEqual([3, 69]);
});
