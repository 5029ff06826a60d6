import { expect, test } from "vitest";
import { decodeText } from "./decode.ts";

test.each<[string, readonly number[], string | null]>([
  ["UTF-8", [0x6b, 0xc3, 0xb6], "kö"],
  ["UTF-8 with a byte order mark", [0xef, 0xbb, 0xbf, 0x61], "\uFEFFa"],
  ["UTF-16, little end first", [0xff, 0xfe, 0x61, 0], "\uFEFFa"],
  ["UTF-16, big end first", [0xfe, 0xff, 0, 0x61], "\uFEFFa"],
  ["nothing", [], ""],
  ["a zero byte", [0x61, 0], null],
  ["bytes that are no UTF-8", [0xc3, 0x28], null],
])("%s", (_what, bytes, text) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(text);
});
