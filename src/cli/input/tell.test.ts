import { expect, test } from "vitest";
import { gatherFindings, passedOverText, tellGathered } from "./tell.ts";

test.each<[readonly string[], string]>([
  [["a.md"], "1 file passed over: a.md"],
  [["a.md", "b/", "c.png"], "3 files passed over: a.md, b/, c.png"],
  [["a.md", "b/", "c.png", "d", "e"], "5 files passed over: a.md, b/, c.png and 2 more"],
])("what is passed over is one line with three names at most: %j", (paths, text) => {
  expect(passedOverText(paths)).toBe(text);
});

test("nothing to tell is nothing written", () => {
  const lines: string[] = [];
  tellGathered({ problems: [], passedOver: [] }, { err: (text) => lines.push(text) });
  expect(lines).toEqual([]);
});

test("as findings every path has its own, with a code of the closed list", () => {
  const found = gatherFindings({ problems: [{ file: "a.yaml", message: "gone" }], passedOver: ["b.md"] });
  expect(found.map(({ code, severity, place, message }) => [code, severity, place.file, message])).toEqual([
    ["not-text", "error", "a.yaml", "gone"],
    ["passed-over", "notice", "b.md", "is not read as a manifest"],
  ]);
});
