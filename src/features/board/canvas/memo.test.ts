import { expect, test } from "vitest";
import { Memo } from "./memo.ts";

test("a value is made again only when a part of it changed", () => {
  const memo = new Memo<object>();
  const parts = [1, "a"];
  const first = memo.get("key", parts, () => ({}));
  expect(memo.get("key", [...parts], () => ({}))).toBe(first);
  expect(memo.get("other", parts, () => ({}))).not.toBe(first);
  expect(memo.get("key", [1, "b"], () => ({}))).not.toBe(first);
  expect(memo.get("key", [1, "b", 2], () => ({}))).not.toBe(first);
});
