import { describe, expect, it } from "vitest";
import { policy } from "../testing.ts";
import type { YamlNode } from "./node.ts";
import { parseFully } from "./parse.ts";
import { readPlain } from "./plain.ts";

function readIsland(text: string): YamlNode | null {
  const parsed = parseFully(text);
  return parsed.ok ? parsed.root : null;
}

/** What the short way reads; each of these it must read. */
const plain = [
  policy("web"),
  "a: 1\n",
  "---\n# head\na:\n  b: x # why\n\n  c: 'y: z'\nd: \"e # f\"\n",
  "list:\n- 1\n- a: b\n  c:\n  - d\n  - e: {}\nempty:\nnext: []\n",
  "items:\n  - name: a\n    ports: [80, 'http', {x: y}]\n  - name: b\n    text: |\n      one\n        two\n\n      three\n  - c\n",
  "note: >-\n  folded\n  text\nplain: goes\n  on here\nquoted: \"a \\\"b\\\"\n  c\"\nsingle: 'it''s'\n",
  'labels:\n  "yes": "true"\n  app.kubernetes.io/name: x\n  x: 0x1F\n  o: 0777\n  t: Yes\n  z: ~\n  m: -5\n',
  "keep: |+\n  a\n\n\nstrip: |-\n  b\n",
  "deep:\n    four:\n        eight: é ☃\n",
] as const;

/** What it must leave to the full parser, right or wrong. */
const special = [
  ["an anchor", "a: &x 1\nb: *x\n"],
  ["a tag", "a: !!str 1\n"],
  ["a merge", "<<: {a: 1}\n"],
  ["a key of another type", "yes: 1\n"],
  ["a key given twice", "a: 1\na: 2\n"],
  ["a tab", "a:\n\tb: 1\n"],
  ["CR LF", "a: 1\r\nb: 2\r\n"],
  ["JSON", '{"a": 1}\n'],
  ["an indent by number", "v: |2\n   a\n"],
  ["a number that is none", "a: .inf\n"],
  ["wrong indent", "a: 1\n  b: 2\n"],
  ["a list at the top", "- a\n"],
  ["a character beyond the first plane", "a: 𝄞\n"],
  ["nothing", "# only\n"],
] as const;

describe("the short way through YAML", () => {
  it.each(plain)("reads %j as the full parser does", (text) => {
    const read = readPlain(text, readIsland);
    expect(read).not.toBeNull();
    expect({ ok: true, root: read }).toEqual(parseFully(text));
  });

  it("needs no full parser for brackets on one line", () => {
    const text = "a: {b: [c, 'd e', -1], \"e\": {}} # why\nf:\n- [g == 'h', 10.0.0.0/8, 2001:db8::/32]\n";
    const read = readPlain(text, () => null);
    expect({ ok: true, root: read }).toEqual(parseFully(text));
  });

  it.each(special)("leaves %s alone", (_, text) => {
    expect(readPlain(text, readIsland)).toBeNull();
  });
});
