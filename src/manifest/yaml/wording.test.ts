import { describe, expect, it } from "vitest";
import { parseDocument } from "./parse.ts";

/** Slips that people make, with the place and the words they get. */
const slips: readonly (readonly [text: string, line: number, says: RegExp])[] = [
  ["a: [1, 2\nb: 3\n", 2, /quote or bracket above/],
  ["a: {b: 1\n", 2, /bracket (?:above )?is not closed/],
  ["a: [1 2, {b: 1} 3]\n", 1, /comma is missing/],
  ["a: [,]\n", 1, /comma stands where a value/],
  ["a: 'open\n", 2, /quote or bracket above/],
  ['a: "open\n', 2, /quote or bracket above/],
  ['a: "\\q"\n', 1, /escape in double quotes/],
  ['a: "\\xZZ"\n', 1, /hexadecimal/],
  ["a: 1\n  b: 2\n", 2, /not indented like the keys/],
  ["a: b: c\n", 1, /taken for a key/],
  ["a:\n  - 1\n - 2\n", 3, /not indented|under the dash/],
  ["a:\n\tb: 1\n", 2, /tab indents/],
  ["a: 1\nb\nc: 2\n", 3, /`:` is missing/],
  ["a: | x\n  y\n", 1, /`\|` or `>` is followed/],
  ["a: @b\n", 1, /./],
  ["a: &x &y 1\n", 1, /two anchors/],
  ["a: !x!y 1\n", 1, /tag has a prefix/],
  ["a: 'b' c\n", 1, /./],
  ["%FOO\na: 1\n", 2, /begins with `%`/],
  ["a: \u0007\n", 1, /control character/],
];

describe("what is wrong with YAML is said in our words", () => {
  it.each(slips)("%j", (text, line, says) => {
    const parsed = parseDocument(text);
    if (parsed.ok) throw new Error("accepted");
    const { message, help, start } = parsed.problem;
    expect(message).toMatch(says);
    expect(message).not.toMatch(/flow collection|stream|block mapping|node content|deficient|scalar/);
    expect(help).not.toBeNull();
    expect(text.slice(0, start).split("\n").length).toBe(line);
  });
});
