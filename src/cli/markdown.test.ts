import { expect, test } from "vitest";
import { cell, linesThatFit } from "./markdown.ts";

test.each<[number, readonly string[]]>([
  [0, []],
  [3, []],
  [4, ["abc"]],
  [7, ["abc"]],
  [8, ["abc", "def"]],
  [100, ["abc", "def", "ghi"]],
])("lines that fit into %i characters, line breaks included", (room, lines) => {
  expect(linesThatFit(["abc", "def", "ghi"], room)).toEqual(lines);
});

test("a cell cannot end its table's cell", () => {
  expect(cell("a || b\\")).toBe("a \\|\\| b\\\\");
});
