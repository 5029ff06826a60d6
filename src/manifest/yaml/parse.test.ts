import { describe, expect, it } from "vitest";
import { splitDocuments } from "./documents.ts";
import { toJson } from "./json.ts";
import { entryOf, type MapNode, type YamlNode } from "./node.ts";
import { parseDocument } from "./parse.ts";

function mapOf(text: string): MapNode {
  const parsed = parseDocument(text);
  if (!parsed.ok || parsed.root?.kind !== "map") throw new Error("no mapping");
  return parsed.root;
}

function textOf(text: string, node: YamlNode): string {
  return text.slice(node.start, node.end);
}

describe("every value knows where it stands", () => {
  it.each([
    ["a: plain # c\n", "a", "plain"],
    ["a: 'single'\n", "a", "'single'"],
    ['a: "do\\tuble"\n', "a", '"do\\tuble"'],
    ["a: !!str 12\n", "a", "12"],
    ["a: &x 12\n", "a", "12"],
    ["a: [1, 2 , # ]\n 3 ]\nb: 1\n", "a", "[1, 2 , # ]\n 3 ]"],
    ["a: {b: [c, {}]}\n", "a", "{b: [c, {}]}"],
    ["a:\n  - x\n  - y\nb: 1\n", "a", "- x\n  - y"],
    ["a:\n  b: 1\n  c: 2\n", "a", "b: 1\n  c: 2"],
    ["a: [{b}, c]\nd: 1\n", "a", "[{b}, c]"],
    ["a:\nb: 1\n", "a", ""],
    ['{"a":  ,"b": 1}\n', "a", ""],
    ["a: |\n  x\n  y\nb: 1\n", "a", "  x\n  y\n"],
  ])("in %j the value of %s", (text, key, expected) => {
    const entry = entryOf(mapOf(text), key);
    expect(entry === null ? null : textOf(text, entry.value)).toBe(expected);
  });

  it("an empty value stands right behind its colon", () => {
    const entry = entryOf(mapOf("a : \nb: 1\n"), "a");
    expect(entry?.value.start).toBe(3);
  });

  it("a flow collection without an end is an error and not an endless value", () => {
    expect(parseDocument("a: [1, 2\n").ok).toBe(false);
  });
});

describe("what Kubernetes refuses is refused, with its place", () => {
  it.each([
    ["a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", "a"],
    ['a: 1\n"a": 3\n', "yaml-duplicate-key", '"a"'],
    ["v: .inf\n", "yaml-value", ".inf"],
    ["~: 1\n", "yaml-value", "~"],
    ["? [a]\n: 1\n", "yaml-value", "[a]"],
    ["a: *gone\n", "yaml-syntax", "*gone"],
    ["a: &a [*a]\n", "yaml-syntax", "*a"],
    ["a: !!int x\n", "yaml-value", "x"],
    ["b: &b {x: 1}\nu:\n  <<: *b\n  x: 2\n", "yaml-duplicate-key", "x"],
    ["u:\n  <<: 1\n", "yaml-value", "<<"],
  ])("%j", (text, code, pointed) => {
    const parsed = parseDocument(text);
    if (parsed.ok) throw new Error("accepted");
    expect(parsed.problem.code).toBe(code);
    expect(text.slice(parsed.problem.start, parsed.problem.end)).toBe(pointed);
  });

  it("advises spaces where a tab indents", () => {
    const parsed = parseDocument("a:\n\tb: 1\n");
    expect(parsed.ok ? null : parsed.problem.help).toBe("YAML is indented with spaces, not tabs");
  });

  it("finds a duplicate among many keys", () => {
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}: 1`);
    expect(parseDocument([...keys, "k7: 2"].join("\n")).ok).toBe(false);
    expect(parseDocument(keys.join("\n")).ok).toBe(true);
  });
});

describe("aliases", () => {
  it("are the value they name", () => {
    expect(toJson(mapOf("a: &a [1, 2]\nb: *a\n"))).toEqual({ a: [1, 2], b: [1, 2] });
  });

  it("that explode are refused before anything walks them", () => {
    const levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 12; level++) {
      levels.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ")}]`);
    }
    const parsed = parseDocument(levels.join("\n"));
    expect(parsed.ok ? null : parsed.problem.code).toBe("yaml-aliases");
  });

  it("of one small value may be used often", () => {
    const text = `a: &a 1\nb:\n${"- *a\n".repeat(20_000)}`;
    expect(parseDocument(text).ok).toBe(true);
  });
});

describe("documents of a file", () => {
  it.each([
    ["a: 1\n---\nb: 2\n", ["a: 1\n", "---\nb: 2\n"]],
    ["---\na: 1\n", ["---\na: 1\n"]],
    ["\uFEFF---\na: 1\n", ["---\na: 1\n"]],
    ["a: 1\r\n---\r\nb: 2", ["a: 1\r\n", "---\r\nb: 2"]],
    ["a: 1\r---\rb: 2", ["a: 1\r", "---\rb: 2"]],
    ["%YAML 1.1\n# c\n---\na: 1\n", ["%YAML 1.1\n# c\n---\na: 1\n"]],
    ["a: 1\n...\n%YAML 1.1\n---\nb: 1\n", ["a: 1\n...\n", "%YAML 1.1\n---\nb: 1\n"]],
    ["a: ---\nb: x---\nc: 1 ---\n", ["a: ---\nb: x---\nc: 1 ---\n"]],
    ["a: |\n  ---\n  x\n", ["a: |\n  ---\n  x\n"]],
    ["----\n", ["----\n"]],
    ["a: 'x\n---\nb: 1\n", ["a: 'x\n", "---\nb: 1\n"]],
    ["--- {a: 1}\n--- # c\n", ["--- {a: 1}\n", "--- # c\n"]],
    ["", []],
  ])("%j", (text, expected) => {
    const documents = splitDocuments(text);
    expect(documents.map((one) => one.text)).toEqual(expected);
    for (const one of documents) expect(text.slice(one.start, one.start + one.text.length)).toBe(one.text);
  });
});
