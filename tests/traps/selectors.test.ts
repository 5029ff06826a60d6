/** Traps 1 to 12 of the semantics note: the selector language. */
import { describe, expect, test } from "vitest";
import { matchesLabels, parseSelector, printSelector } from "#src/engine/index.ts";

describe("selectors", () => {
  test.each([
    ["1", 'a != "x"', {}, true],
    ["2", 'a not in {"x"}', {}, true],
    ["2", "a not in {}", {}, true],
    ["2", "a not in {}", { a: "v" }, true],
    ["2", "a in {}", {}, false],
    ["2", "a in {}", { a: "v" }, false],
    ["3", 'a contains ""', {}, false],
    ["3", 'a contains ""', { a: "v" }, true],
    ["3", '!(a contains "x")', {}, true],
    ["4", '! a == "b"', {}, true],
    ["4", '! a == "b"', { a: "b" }, false],
    ["5", '!has(a) || b == "c" && d == "e"', {}, true],
    ["5", '!has(a) || b == "c" && d == "e"', { a: "", b: "c" }, false],
    ["5", '!has(a) || b == "c" && d == "e"', { a: "", b: "c", d: "e" }, true],
    ["10", "", {}, true],
    ["10", " \t ", { a: "v" }, true],
  ])("trap %s: `%s` on %o is %o", (_, text, labels, expected) => {
    const parsed = parseSelector(text);
    expect(parsed.ok && matchesLabels(parsed.selector, labels)).toBe(expected);
    expect(parsed.ok).toBe(true);
  });

  test.each([
    ["4", '! a == "b"', '!a == "b"'],
    ["5", '!has(a) || b == "c" && d == "e"', '(!has(a) || (b == "c" && d == "e"))'],
    ["7", 'a notin{"x","y",}', 'a not in {"x", "y"}'],
    ["8", 'not in {"a"}', 'not in {"a"}'],
    ["9", "a == 'b' \t", 'a == "b"'],
    ["10", "  ", "all()"],
    ["11", "a == 'say \"x\"'", "a == 'say \"x\"'"],
    ["12", `has(${"l".repeat(512)})`, `has(${"l".repeat(512)})`],
  ])("trap %s: `%s` is valid and means `%s`", (_, text, expected) => {
    const parsed = parseSelector(text);
    expect(parsed.ok && printSelector(parsed.selector)).toBe(expected);
  });

  test("trap 8: `not in` after nothing is about a label named `not`", () => {
    const parsed = parseSelector('not in {"a"}');
    expect(parsed.ok && parsed.selector).toEqual({ kind: "in", label: "not", values: ["a"] });
  });

  test.each([
    ["6", 'a = "b"'],
    ["6", "a == b"],
    ["6", "'a' == \"b\""],
    ["6", "has()"],
    ["6", "has (a)"],
    ["6", 'a in "b"'],
    ["6", "a"],
    ["6", "()"],
    ["9", "a == 'b'\n"],
    ["11", 'a == "\\""'],
    ["12", `has(${"l".repeat(513)})`],
  ])("trap %s: %j is an error", (_, text) => {
    expect(parseSelector(text).ok).toBe(false);
  });
});
