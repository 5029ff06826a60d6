import { describe, expect, test } from "vitest";
import type { Change, SlotFigures } from "#src/engine/index.ts";
import { changeLines, headline, reasonFor, type Standing } from "./needed.ts";
import { policyFacts, someGroup } from "./testing/stage.ts";

const none: SlotFigures = { denied: 0, allowed: 0, decider: 0, unknown: 0, otherPorts: 0, unchanged: false };
const unchanged: SlotFigures = { ...none, unchanged: true };

describe("the headline", () => {
  test.each<readonly [Partial<SlotFigures>, readonly Change[], string]>([
    [{ unchanged: true }, [], "Redundant: without it no flow changes, on no port"],
    [{ denied: 1 }, ["denied"], "Needed: without it 1 known flow would end otherwise"],
    [
      { denied: 1200, allowed: 3, decider: 9 },
      ["denied", "allowed", "decider"],
      "Needed: without it 1,203 known flows would end otherwise",
    ],
    [{ unknown: 2 }, ["unknown"], "Needed: without it 2 known flows would end otherwise"],
    [{ decider: 4, otherPorts: 1 }, ["decider"], "Redundant: every flow would end as it does now"],
    [
      { decider: 4, otherPorts: 2 },
      ["allowed", "decider"],
      "Needed on other ports only: every known flow would end as it does now",
    ],
  ])("of %o, groups %o: %s", (figures, changes, text) => {
    const groups = changes.map((change) => ({ ...someGroup, change }));
    expect(headline({ totals: { ...none, ...figures }, groups })).toBe(text);
  });
});

test("every figure but zero has its line, verdicts first", () => {
  const lines = changeLines({
    denied: 2000,
    allowed: 1,
    unknown: 0,
    decider: 5,
    otherPorts: 1,
    unchanged: false,
  });
  expect(lines.map(({ mark, text }) => `${mark}: ${text}`)).toEqual([
    "deny: 2,000 would be denied",
    "allow: 1 would be allowed",
    "other: 5 decided by somebody else",
    "ports: 1 pair changes on other ports",
  ]);
  expect(changeLines(unchanged)).toEqual([]);
});

describe("the reason why nothing would change", () => {
  const { card, rules } = policyFacts;
  const plain: Standing = { facts: { card, rules }, scope: "enforced", shadowedBy: null };
  const log = rules.map((rule) => ({ ...rule, action: "Log" as const }));
  test.each<readonly [string, Partial<Standing>]>([
    ["It is muted: it counts nowhere.", { facts: { card: { ...card, muted: true, selects: 0 }, rules } }],
    ["Calico ignores it.", { facts: { card: { ...card, ignored: "because" }, rules } }],
    ["It selects nothing that is loaded.", { facts: { card: { ...card, selects: 0 }, rules } }],
    ["It is staged: it counts only under Pending.", { facts: { card: { ...card, staged: true }, rules } }],
    [
      "Shadowed by a, b, c and 1 more: every packet its rules match is decided before.",
      { shadowedBy: ["a", "b", "c", "d"] },
    ],
    [
      "Its rules only log, and the tier applies without it to everybody it selects.",
      { facts: { card, rules: log } },
    ],
    ["Whatever its rules match gets the same verdict from the same decider without it.", {}],
  ])("%s", (text, more) => {
    expect(reasonFor({ ...plain, ...more })).toBe(text);
  });

  test("a staged policy is not told off for that under Pending", () => {
    const staged: Standing = {
      ...plain,
      facts: { card: { ...card, staged: true }, rules },
      scope: "pending",
    };
    expect(reasonFor(staged)).not.toContain("staged");
  });
});
