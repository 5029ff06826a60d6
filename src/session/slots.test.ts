import { describe, expect, test } from "vitest";
import { describeSlot, nextSlot, startOf } from "./slots.ts";
import type { SlotFacts } from "./types.ts";

/** `a b` are tiers; `.` a place that takes the card, `H` where it is, `x` one that refuses. */
function slots(columns: Readonly<Record<string, string>>): readonly SlotFacts[] {
  return Object.entries(columns).flatMap(([tier, places]) =>
    Array.from(places).map((place, position): SlotFacts => {
      const at = { tier, position, flow: null };
      if (place === "H") return { ...at, legal: true, here: true };
      if (place === "x") return { ...at, legal: false, reason: "orders are fixed" };
      return { ...at, legal: true, here: false, changes: [], label: `order ${position}`, notice: null };
    }),
  );
}

const column = slots({ a: "..H.", b: ".xxx.", c: "xx" });

test("a block that did not stand together is carried from the place of its first card", () => {
  const tiers = [
    { name: "a", policies: ["P a1", "P a2"] },
    { name: "b", policies: ["P b1", "P b2", "P b3", "P b4"] },
  ] as unknown as Parameters<typeof startOf>[0];
  const block = ["P b2", "P b4"] as unknown as Parameters<typeof startOf>[1];
  expect(startOf(tiers, block)).toEqual({ tier: "b", position: 1 });
  expect(startOf(tiers, [])).toBeNull();
});

describe("stepping between slots", () => {
  test.each([
    ["a 2", "up", "a 1"],
    ["a 0", "up", null],
    ["a 2", "down", "a 3"],
    ["a 2", "first", "a 0"],
    ["a 2", "last", "a 3"],
    ["a 2", "left", null],
    ["a 2", "right", "b 0"],
    ["a 3", "right", "b 4"],
    ["b 0", "down", "b 1"],
    ["b 1", "down", "b 4"],
    ["b 3", "up", "b 0"],
    ["b 4", "right", "c 1"],
    ["c 1", "first", "c 0"],
  ] as const)("from %s, %s leads to %s", (from, step, to) => {
    const [tier = "", position = ""] = from.split(" ");
    const next = nextSlot(column, { tier, position: Number(position) }, step);
    expect(next === null ? null : `${next.tier} ${next.position}`).toBe(to);
  });

  test("begins where the card is", () => {
    expect(nextSlot(column, null, "up")).toMatchObject({ tier: "a", position: 1 });
  });
});

describe("what is said of a slot", () => {
  const flow = (word: "Allowed" | "Denied", change: "verdict" | "decider" | "none"): SlotFacts["flow"] => ({
    word,
    change,
    deciders: "deny-all, ingress rule 1",
  });
  const here: SlotFacts = { tier: "a", position: 1, legal: true, here: true, flow: flow("Allowed", "none") };
  const slot = (facts: SlotFacts["flow"], notice: string | null = null): SlotFacts => {
    return {
      tier: "a",
      position: 0,
      legal: true,
      here: false,
      changes: [],
      label: "order 5",
      notice,
      flow: facts,
    };
  };
  test.each<[SlotFacts, string]>([
    [here, "a, position 2 of 2, where it was"],
    [slot(null), "a, position 1 of 2, order 5"],
    [slot(null, "evaluated first"), "a, position 1 of 2, order 5. evaluated first"],
    [slot(flow("Allowed", "none")), "a, position 1 of 2, order 5. The flow shown does not change"],
    [
      slot(flow("Denied", "verdict")),
      "a, position 1 of 2, order 5. Allowed → Denied: deny-all, ingress rule 1",
    ],
    [
      slot(flow("Allowed", "decider")),
      "a, position 1 of 2, order 5. Still Allowed, now decided by deny-all, ingress rule 1",
    ],
    [
      { tier: "a", position: 0, legal: false, reason: "orders are fixed", flow: null },
      "a, position 1 of 2: not a target, orders are fixed",
    ],
  ])("%#", (said, words) => {
    expect(describeSlot(said, said === here ? [slot(null), here] : [said, here])).toBe(words);
  });
});
