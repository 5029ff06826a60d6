import { expect, test } from "vitest";
import { stripOf } from "./strip.ts";

test("a direction without rules says so", () => {
  expect(stripOf([])).toEqual({ form: "none", segments: [], words: "no rules" });
});

test("up to eight rules are one shape each, in order", () => {
  const strip = stripOf(["Log", "Deny", "Allow"]);
  expect(strip.form).toBe("rules");
  expect(strip.segments.map(({ action }) => action)).toEqual(["Log", "Deny", "Allow"]);
  expect(strip.words).toBe("1 allow, 1 deny, 1 log");
});

test("more rules are a bar of proportions", () => {
  const strip = stripOf([...Array.from({ length: 8 }, () => "Allow" as const), "Pass"]);
  expect(strip).toEqual({
    form: "bar",
    segments: [
      { action: "Allow", rules: 8 },
      { action: "Pass", rules: 1 },
    ],
    words: "8 allow, 1 pass",
  });
});
