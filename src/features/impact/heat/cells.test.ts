import { expect, test } from "vitest";
import type { HeatCell } from "#src/session/index.ts";
import { cellText, pageAt, shareOf, toneOf } from "./cells.ts";

const counts = { denied: 0, allowed: 0, decider: 0, unknown: 0, otherPorts: 0 };

function cell(allowed: number, denied: number, change: HeatCell["change"] = null, unknown = 0): HeatCell {
  return { allowed, denied, unknown, change };
}

test.each([
  [cell(10, 40), "10 of 50 allowed", "allow"],
  [cell(0, 5), "0 of 5 allowed", "none"],
  [cell(1, 0, null, 2), "1 of 3 allowed, 2 unknown", "allow"],
])("what is allowed is said as %#: %s", (own, text, tone) => {
  expect(cellText(own, "allowed")).toBe(text);
  expect(toneOf(own, "allowed")).toBe(tone);
});

test.each([
  [null, "no change", "none"],
  [{ ...counts, denied: 2, decider: 1 }, "2 to deny, 1 other decider", "deny"],
  [{ ...counts, allowed: 1200 }, "1,200 to allow", "allow"],
  [{ ...counts, unknown: 3 }, "3 unknown", "unsure"],
  [{ ...counts, otherPorts: 4 }, "4 pairs on other ports", "decider"],
])("what would change is said as %j: %s", (change, text, tone) => {
  expect(cellText(cell(1, 1, change), "change")).toBe(text);
  expect(toneOf(cell(1, 1, change), "change")).toBe(tone);
});

test("a pie is empty or full only where nothing or everything is allowed", () => {
  expect(shareOf(cell(0, 9))).toBe(0);
  expect(shareOf(cell(9, 0))).toBe(1);
  expect(shareOf(cell(1, 9999))).toBeGreaterThan(0);
  expect(shareOf(cell(9999, 1))).toBeLessThan(1);
});

test("a page never begins beyond the end", () => {
  expect(pageAt(24, 30, 24)).toEqual({ from: 24, to: 30, of: 30 });
  expect(pageAt(48, 30, 24)).toEqual({ from: 29, to: 30, of: 30 });
  expect(pageAt(-24, 30, 24)).toEqual({ from: 0, to: 24, of: 30 });
});
