/** What each policy and each rule did: every state, and all of the answer rather than a part. */
import { describe, expect, test } from "vitest";
import { anyPolicy, anyRule, term } from "../../../tests/generators/cluster.ts";
import { ask, clusterOf, db, defaultTier, flowTo, half, rule } from "../../../tests/generators/shop.ts";
import type { Policy, PolicyId, Rule, Tier } from "../model/policy.ts";
import type { RuleTrace, TierTrace } from "../model/trace.ts";

const udp = rule({ protocol: 17 });
const blind = rule({ unmodelled: ["source.domains"] });
const log = rule({ action: "Log" });
const pass = rule({ action: "Pass" });
const deny = rule({ action: "Deny" });

function rulesAs(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((one, index) => ({ ...one, written: index + 10 }));
}

function policy(name: string, rules: readonly Rule[], change: Partial<Policy> = {}): Policy {
  return { ...anyPolicy, id: name as PolicyId, name, ingress: rulesAs(rules), ...change };
}

function tier(name: string, order: number, defaultAction: Tier["defaultAction"] = "Deny"): Tier {
  return { ...defaultTier, name, order, defaultAction, builtIn: false };
}

function traced(
  policies: readonly Policy[],
  tiers: readonly Tier[] = [defaultTier],
  scope: "enforced" | "pending" = "enforced",
): readonly TierTrace[] {
  return half(ask(clusterOf({ policies, tiers }), flowTo(db), scope), "ingress").tiers;
}

const at = (index: number): { readonly rule: number; readonly written: number } => ({
  rule: index,
  written: index + 10,
});
const noMatch = (index: number): RuleTrace => ({
  ...at(index),
  state: "no-match",
  failures: [{ predicate: "protocol", wanted: "UDP", actual: "TCP" }],
});
const notReached = (index: number): RuleTrace => ({ ...at(index), state: "not-reached" });
const unknown = "`source.domains` is not modelled";

describe("rules of one policy, each with its state", () => {
  test.each<readonly [string, readonly Rule[], object]>([
    [
      "one that matches behind some that do not",
      [udp, log, anyRule, udp, blind],
      {
        state: "match",
        action: "Allow",
        by: at(2),
        rules: [
          noMatch(0),
          { ...at(1), state: "log" },
          { ...at(2), state: "match", action: "Allow" },
          notReached(3),
          notReached(4),
        ],
      },
    ],
    [
      "one that passes",
      [pass],
      { state: "match", action: "Pass", by: at(0), rules: [{ ...at(0), state: "match", action: "Pass" }] },
    ],
    [
      "one that cannot be decided",
      [udp, blind, anyRule],
      {
        state: "undecidable",
        by: at(1),
        reason: unknown,
        rules: [noMatch(0), { ...at(1), state: "undecidable", reason: unknown }, notReached(2)],
      },
    ],
    [
      "a log that cannot be decided, which stops nothing",
      [{ ...blind, action: "Log" }, deny],
      {
        state: "match",
        action: "Deny",
        by: at(1),
        rules: [
          { ...at(0), state: "undecidable", reason: unknown },
          { ...at(1), state: "match", action: "Deny" },
        ],
      },
    ],
    ["none that matches", [udp, udp], { state: "no-match", rules: [noMatch(0), noMatch(1)] }],
    ["only a log", [log], { state: "no-match", rules: [{ ...at(0), state: "log" }] }],
    ["no rule at all", [], { state: "no-match", rules: [] }],
  ])("%s", (_, rules, told) => {
    expect(traced([policy("a", rules)])[0]?.policies).toEqual([{ policy: "a", ...told }]);
  });
});

test("policies before the deciding one do not match, those behind it are not reached", () => {
  const policies = [policy("a", [udp]), policy("b", [anyRule]), policy("c", [deny]), policy("d", [])];
  expect(traced(policies)).toEqual([
    {
      tier: "default",
      state: { kind: "rule", policy: "b", action: "Allow" },
      policies: [
        { policy: "a", state: "no-match", rules: [noMatch(0)] },
        {
          policy: "b",
          state: "match",
          action: "Allow",
          by: at(0),
          rules: [{ ...at(0), state: "match", action: "Allow" }],
        },
        { policy: "c", state: "not-reached" },
        { policy: "d", state: "not-reached" },
      ],
    },
  ]);
});

test("the end of a tier names all that apply, and not the others", () => {
  const policies = [
    policy("a", [udp]),
    policy("b", [], { staged: true }),
    policy("c", [log]),
    policy("d", [anyRule], { subject: [term("has(team)")] }),
  ];
  const [enforced] = traced(policies);
  expect(enforced?.state).toEqual({ kind: "end-of-tier", action: "Deny", causes: ["a", "c"] });
  expect(enforced?.policies.map(({ state }) => state)).toEqual([
    "no-match",
    "does-not-apply",
    "no-match",
    "does-not-apply",
  ]);
  const [pending] = traced(policies, [defaultTier], "pending");
  expect(pending?.state).toEqual({ kind: "end-of-tier", action: "Deny", causes: ["a", "b", "c"] });
});

describe("tiers around the deciding one", () => {
  const tiers = [
    tier("empty", 1),
    tier("first", 2, "Pass"),
    tier("idle", 3),
    tier("middle", 4),
    tier("late", 5),
  ];
  const policies = [
    policy("a", [udp], { tier: "first" }),
    policy("s", [], { tier: "idle", staged: true }),
    policy("n", [], { tier: "idle", subject: [term("has(team)")] }),
    policy("b", [anyRule], { tier: "middle" }),
    policy("c", [], { tier: "late", staged: true }),
    policy("d", [], { tier: "late" }),
  ];
  const states = (scope: "enforced" | "pending"): unknown =>
    traced(policies, tiers, scope).map((one) => [one.tier, one.state]);

  test("before it they are skipped or pass, behind it they are not reached", () => {
    expect(states("enforced")).toEqual([
      ["empty", { kind: "skipped", why: "empty" }],
      ["first", { kind: "end-of-tier", action: "Pass", causes: ["a"] }],
      ["idle", { kind: "skipped", why: "only-staged" }],
      ["middle", { kind: "rule", policy: "b", action: "Allow" }],
      ["late", { kind: "not-reached" }],
    ]);
  });

  test("a staged policy in one that is not reached is idle where staged ones count not, and not reached where they do", () => {
    const late = (scope: "enforced" | "pending"): unknown =>
      traced(
        policies.filter(({ tier }) => tier !== "idle"),
        tiers,
        scope,
      )[4]?.policies;
    expect(late("enforced")).toEqual([
      { policy: "c", state: "does-not-apply", why: { kind: "staged" } },
      { policy: "d", state: "not-reached" },
    ]);
    expect(late("pending")).toEqual([
      { policy: "c", state: "not-reached" },
      { policy: "d", state: "not-reached" },
    ]);
  });

  test("one that is skipped before the only one asked was reached", () => {
    const only = policies.filter(({ name }) => name === "b");
    expect(traced(only, tiers).map(({ state }) => state.kind)).toEqual([
      "skipped",
      "skipped",
      "skipped",
      "rule",
      "not-reached",
    ]);
  });

  test("where the profiles decide, no tier is left unreached", () => {
    const passing = policies.filter(({ name }) => name === "a");
    expect(traced(passing, tiers).map(({ state }) => state.kind)).toEqual([
      "skipped",
      "end-of-tier",
      "skipped",
      "skipped",
      "skipped",
    ]);
  });
});
