import fc from "fast-check";
import { expect, test } from "vitest";
import { writeJson } from "./json.ts";

function written(value: object): string {
  let text = "";
  writeJson(value, { out: (part) => (text += part) !== "" });
  return text;
}

test("objects are spread over lines, lists have one element per line", () => {
  const value = { a: { b: [], c: {} }, d: [{ e: 1 }, [2]], f: undefined, g: new Set(["h"]) };
  expect(written(value)).toBe(
    '{\n  "a": {\n    "b": [],\n    "c": {}\n  },\n  "d": [\n    {"e":1},\n    [2]\n  ],\n  "g": [\n    "h"\n  ]\n}\n',
  );
});

test("what is written is read back as the same value", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(JSON.parse(written(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("nothing more is made when nobody reads any more", () => {
  let made = 0;
  function* long(): Iterable<string> {
    for (; made < 1000; made++) yield "x".repeat(1000);
  }
  writeJson({ long: long() }, { out: () => false });
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(100);
});
