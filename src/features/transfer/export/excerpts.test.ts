import { expect, test } from "vitest";
import { excerptsOf, moreText } from "./excerpts.ts";

const file = (name: string, lines: number): { name: string; text: string } => ({
  name,
  text: "line\n".repeat(lines),
});

test("one file has 300 lines of the look, several share them, and what is left out is counted", () => {
  const [alone] = excerptsOf([file("a", 301)]).shown;
  expect(alone).toMatchObject({ name: "a", lines: 301, rest: 1 });
  expect(excerptsOf([file("a", 100), file("b", 200)]).shown.map(({ rest }) => rest)).toEqual([0, 50]);
});

test("of many files the first thirty are shown with ten lines each, and the others are counted", () => {
  const { shown, rest } = excerptsOf(Array.from({ length: 34 }, (_, at) => file(String(at), 12)));
  expect(shown).toHaveLength(30);
  expect(shown.every((one) => one.rest === 2)).toBe(true);
  expect(rest).toBe(4);
});

test("one more is said as one", () => {
  expect(moreText(1, "file", "in the export")).toBe("… 1 more file in the export");
  expect(moreText(2, "line", "in the file")).toBe("… 2 more lines in the file");
});
