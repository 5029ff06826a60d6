import { expect, test } from "vitest";
import { mostSegments, stripOf } from "./strip.ts";

test("a direction without rules says so", () => {
  expect(stripOf([], 8)).toEqual({ form: "none", segments: [], width: 0, words: "no rules" });
});

test("up to eight rules are one shape each, in order", () => {
  const strip = stripOf(["Log", "Deny", "Allow"], 8);
  expect(strip.form).toBe("rules");
  expect(strip.segments.map(({ action }) => action)).toEqual(["Log", "Deny", "Allow"]);
  expect(strip.width).toBe(10 + 4 + 18 + 4 + 18);
  expect(strip.words).toBe("1 allow, 1 deny, 1 log");
});

test("more rules are a bar of proportions", () => {
  const strip = stripOf([...Array.from({ length: 8 }, () => "Allow" as const), "Pass"], 8);
  expect(strip).toEqual({
    form: "bar",
    segments: [
      { action: "Allow", rules: 8 },
      { action: "Pass", rules: 1 },
    ],
    width: 40,
    words: "8 allow, 1 pass",
  });
});

test("two directions share the room of eight shapes when they need more together", () => {
  expect(mostSegments(8, 0)).toBe(8);
  expect(mostSegments(7, 1)).toBe(8);
  expect(mostSegments(3, 6)).toBe(4);
  expect(stripOf(["Deny", "Deny", "Deny"], 4).form).toBe("rules");
  expect(stripOf(["Deny", "Deny", "Deny", "Deny", "Allow"], 4).form).toBe("bar");
});
