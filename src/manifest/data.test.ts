import { describe, expect, test } from "vitest";
import { readData } from "./data.ts";

function lineAndColumn(text: string, path: string): string {
  const [document] = readData({ name: "t", text }).documents;
  const start = document?.placeOf(path).start;
  return `${start?.line ?? 0}:${start?.column ?? 0}`;
}

describe("data files", () => {
  test("YAML and JSON give the same values", () => {
    const yaml = "flows:\n- from: pod:a/b\n  port: 80\n";
    const json = '{"flows": [{"from": "pod:a/b", "port": 80}]}';
    const values = [yaml, json].map((text) =>
      readData({ name: "t", text }).documents.map((one) => one.value),
    );
    expect(values[0]).toEqual(values[1]);
    expect(values[0]).toEqual([{ flows: [{ from: "pod:a/b", port: 80 }] }]);
  });

  test("each document of a file is a value, empty ones are none", () => {
    const { documents } = readData({ name: "t", text: "# nothing\n---\na: 1\n---\n- 2\n" });
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, [2]]);
  });

  test.each([
    ["a key's value in YAML", "a:\n  b: 1\n", "a.b", "2:3"],
    ["an item of a list at the top", "- x\n- y: 1\n", "[1].y", "2:3"],
    ["a value in JSON", '[\n  {"a": [1,\n 2]}\n]', "[0].a[1]", "3:2"],
    ["the nearest place of a path that leads nowhere", '{"a": {\n"b": 1}}', "a.c.d", "1:2"],
  ])("%s has its line and column", (_what, text, path, place) => {
    expect(lineAndColumn(text, path)).toBe(place);
  });

  test("a later document has the line it has in the file", () => {
    const [, second] = readData({ name: "t", text: "a: 1\n---\nb:\n  c: 2\n" }).documents;
    expect(second?.placeOf("b.c").start.line).toBe(4);
  });

  test("what cannot be read is a problem with its place, other documents are read", () => {
    const { documents, problems } = readData({ name: "t", text: "a: 1\n---\nb: [\n---\nc: 2\n" });
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 2 }]);
    expect(problems.map(({ code }) => code)).toEqual(["yaml-syntax"]);
  });
});
