import { describe, expect, test } from "vitest";
import type { Place } from "#src/manifest/index.ts";
import { documentExcerpt, ruleExcerpt } from "./excerpt.ts";

const file = [
  "kind: Tier", // 1
  "spec:", // 2
  "  order: 300", // 3
  "  defaultAction: Deny", // 4
  "---", // 5
  "kind: NetworkPolicy", // 6
  "spec:", // 7
  "  egress:", // 8
  "  - action: Allow", // 9
  "    protocol: TCP", // 10
  "", // 11
  "  - action: Deny", // 12
  "", // 13
  "--- # third", // 14
  "kind: Pod", // 15
].join("\n");

function place(start: [number, number], end: [number, number]): Place {
  const at = ([line, column]: [number, number]): Place["start"] => ({ offset: 0, line, column });
  return { file: "f.yaml", start: at(start), end: at(end) };
}

describe("the lines of a rule", () => {
  test("are the lines it covers, without an empty tail", () => {
    expect(ruleExcerpt(file, place([9, 5], [12, 3]))).toEqual({
      text: "  - action: Allow\n    protocol: TCP",
      firstLine: 9,
      from: 9,
      to: 10,
    });
  });

  test("on one line come with the two lines before, but never from another document", () => {
    expect(ruleExcerpt(file, place([4, 3], [4, 22]))).toMatchObject({ firstLine: 2, from: 4, to: 4 });
    expect(ruleExcerpt(file, place([6, 1], [6, 20]))).toMatchObject({ firstLine: 6, from: 6, to: 6 });
  });
});

describe("the document around a place", () => {
  test.each([
    [place([4, 3], [4, 22]), 1, 4],
    [place([9, 5], [10, 18]), 6, 8],
    [place([15, 1], [15, 10]), 15, 1],
  ])("case %#", (at, firstLine, lines) => {
    const excerpt = documentExcerpt(file, at);
    expect(excerpt.firstLine).toBe(firstLine);
    expect(excerpt.text.split("\n")).toHaveLength(lines);
    expect(excerpt.text).toContain("kind: ");
    expect(excerpt.text).not.toContain("---");
  });
});
