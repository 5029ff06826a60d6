/** Tiers, then profiles: what ends a direction, and what is left of it in the trace. */
import { describe, expect, test } from "vitest";
import { addressOf, anyPolicy, anyRule, term } from "../../../tests/generators/cluster.ts";
import {
  ask,
  clusterOf,
  db,
  defaultTier,
  endOf,
  flowTo,
  half,
  host,
  pod,
  rule,
  web,
} from "../../../tests/generators/shop.ts";
import type { Cluster, Profile } from "../model/cluster.ts";
import type { Policy, PolicyId, Rule, Tier } from "../model/policy.ts";
import type { DirectionTrace, Flow } from "../model/trace.ts";
import { printHits } from "../resolve/hits.ts";

const udp = rule({ protocol: 17 });
const blind = rule({ unmodelled: ["source.domains"] });
const unknown = ["`source.domains` is not modelled"];
const allow = anyRule;
const deny = rule({ action: "Deny" });
const pass = rule({ action: "Pass" });
const log = rule({ action: "Log" });

interface World {
  readonly profiles?: readonly Profile[];
  readonly policies?: readonly Policy[];
  readonly tiers?: readonly Tier[];
}

function profile(name: string, rules: readonly Rule[]): Profile {
  return { name, ingress: rules, egress: [anyRule], labelsToApply: {} };
}

/** The destination has the profiles, in their order. */
function inbound({ profiles = [], ...rest }: World, flow: Partial<Flow> = {}): DirectionTrace {
  const target = pod("db", { profiles: profiles.map(({ name }) => name) });
  const cluster: Cluster = clusterOf({
    endpoints: [web, target],
    profiles: [...profiles, profile("kns.shop", [allow])],
    ...rest,
  });
  return half(ask(cluster, flowTo(target, flow)), "ingress");
}

describe("profiles in their order", () => {
  const noProfile = ["0|__PROFILE__|pro:__NO_MATCH__|deny|0"];

  test.each<readonly [string, readonly Profile[], Partial<DirectionTrace>, readonly string[]]>([
    [
      "the first rule that matches allows",
      [profile("one", [udp, log, allow, deny])],
      {
        outcome: "allow",
        decider: { kind: "profile", profile: "one" },
        profile: { state: "match", profile: "one", action: "Allow", rule: 2 },
      },
      ["0|__PROFILE__|pro:one|allow|2"],
    ],
    [
      "the first rule that matches denies",
      [profile("one", [deny, allow])],
      {
        outcome: "deny",
        decider: { kind: "profile", profile: "one" },
        profile: { state: "match", profile: "one", action: "Deny", rule: 0 },
      },
      ["0|__PROFILE__|pro:one|deny|0"],
    ],
    [
      "where the first has no rule that matches, the next is asked",
      [profile("one", [udp]), profile("two", []), profile("three", [allow])],
      {
        outcome: "allow",
        decider: { kind: "profile", profile: "three" },
        profile: { state: "match", profile: "three", action: "Allow", rule: 0 },
        notices: [],
      },
      ["0|__PROFILE__|pro:three|allow|0"],
    ],
    [
      "where none matches, that is a denial which names them all",
      [profile("one", [udp]), profile("two", [log])],
      {
        outcome: "deny",
        decider: { kind: "no-profile" },
        profile: { state: "no-match", profiles: ["one", "two"] },
        notices: [],
      },
      noProfile,
    ],
    [
      "where all pass, that is a denial too",
      [profile("one", [pass, allow])],
      {
        outcome: "deny",
        decider: { kind: "no-profile" },
        profile: { state: "no-match", profiles: ["one"] },
        notices: [
          "profile one says Pass: iptables and nftables go on to the next profile, other dataplanes deny",
        ],
      },
      noProfile,
    ],
    [
      "none at all",
      [],
      { outcome: "deny", profile: { state: "no-match", profiles: [] }, notices: [] },
      noProfile,
    ],
    [
      "a rule that cannot be decided stops there, whatever the next would say",
      [profile("one", [udp]), profile("two", [blind, allow]), profile("three", [allow])],
      {
        outcome: "undecidable",
        decider: null,
        profile: { state: "undecidable", profile: "two", reason: "`source.domains` is not modelled" },
        undecidable: unknown,
        notices: [],
      },
      [],
    ],
    [
      "a Pass that cannot be decided is no Pass",
      [profile("one", [{ ...blind, action: "Pass" }]), profile("two", [allow])],
      { outcome: "undecidable", decider: null, undecidable: unknown, notices: [] },
      [],
    ],
    [
      "a Pass before what cannot be decided is told",
      [profile("one", [pass]), profile("two", [blind])],
      {
        outcome: "undecidable",
        undecidable: unknown,
        notices: [
          "profile one says Pass: iptables and nftables go on to the next profile, other dataplanes deny",
        ],
      },
      [],
    ],
  ])("%s", (_, profiles, told, hits) => {
    const answer = inbound({ profiles });
    expect(answer).toMatchObject(told);
    expect(printHits(answer.hits)).toEqual(hits);
  });
});

describe("tiers before the profiles", () => {
  const tiers = ["one", "two", "three"].map((name, order): Tier => ({
    ...defaultTier,
    name,
    order,
    defaultAction: name === "three" ? "Pass" : "Deny",
    builtIn: false,
  }));
  const policy = (tier: string, rules: readonly Rule[]): Policy => ({
    ...anyPolicy,
    id: `of ${tier}` as PolicyId,
    name: tier,
    tier,
    ingress: rules,
  });
  const passed = ["0|one|gnp:one|pass|0", "1|two|gnp:two|pass|1"];

  test.each<readonly [string, readonly Policy[], Partial<DirectionTrace>, readonly string[]]>([
    [
      "a rule allows",
      [policy("one", [pass]), policy("two", [udp, pass]), policy("three", [allow])],
      {
        outcome: "allow",
        decider: { kind: "rule", tier: "three", policy: "of three" as PolicyId, by: { rule: 0, written: 0 } },
        profile: { state: "not-reached" },
        undecidable: [],
        notices: [],
      },
      [...passed, "2|three|gnp:three|allow|0"],
    ],
    [
      "a rule denies",
      [policy("one", [pass]), policy("two", [deny]), policy("three", [allow])],
      {
        outcome: "deny",
        decider: { kind: "rule", tier: "two", policy: "of two" as PolicyId, by: { rule: 0, written: 0 } },
        profile: { state: "not-reached" },
      },
      ["0|one|gnp:one|pass|0", "1|two|gnp:two|deny|0"],
    ],
    [
      "the end of a tier denies",
      [policy("one", [pass]), policy("two", [udp]), policy("three", [allow])],
      {
        outcome: "deny",
        decider: { kind: "end-of-tier", tier: "two", causes: ["of two" as PolicyId] },
        profile: { state: "not-reached" },
      },
      ["0|one|gnp:one|pass|0", "1|two|gnp:two|deny|-1"],
    ],
    [
      "the end of a tier passes, and a profile decides",
      [policy("three", [udp])],
      { outcome: "allow", decider: { kind: "profile", profile: "base" } },
      ["0|three|gnp:three|pass|-1", "1|__PROFILE__|pro:base|allow|0"],
    ],
    [
      "a rule that cannot be decided stops in a later tier",
      [policy("one", [pass]), policy("two", [udp, pass]), policy("three", [blind, allow])],
      { outcome: "undecidable", decider: null, profile: { state: "not-reached" }, undecidable: unknown },
      passed,
    ],
  ])("%s", (_, policies, told, hits) => {
    const answer = inbound({ profiles: [profile("base", [allow])], policies, tiers });
    expect(answer).toMatchObject(told);
    expect(printHits(answer.hits)).toEqual(hits);
  });

  test("what cannot be decided in a profile is not laid on a tier", () => {
    const profiles = [profile("base", [blind])];
    const answer = inbound({ profiles, policies: [policy("three", [udp])], tiers });
    expect(answer).toMatchObject({ outcome: "undecidable", decider: null, undecidable: unknown });
    expect(printHits(answer.hits)).toEqual(["0|three|gnp:three|pass|-1"]);
  });
});

describe("failsafe ports of a host endpoint", () => {
  const target = host("h1");
  const policies = [{ ...anyPolicy, governs: { ingress: true, egress: true }, subject: [term("has(role)")] }];
  const outside = { endpoint: null, address: addressOf("8.8.8.8") };

  test.each<readonly ["ingress" | "egress", Partial<Flow>, string]>([
    ["ingress", { from: outside, to: endOf(target), dstPort: 22 }, "0|__FAILSAFE__|failsafe:inbound|allow|0"],
    [
      "egress",
      { from: endOf(target), to: outside, protocol: 17, dstPort: 53 },
      "0|__FAILSAFE__|failsafe:outbound|allow|0",
    ],
  ])("allow %s before every list", (direction, flow, hit) => {
    const tiers = [defaultTier, { ...defaultTier, name: "empty", order: 2_000_000 }];
    const answer = half(
      ask(clusterOf({ endpoints: [target], policies, tiers }), flowTo(db, flow)),
      direction,
    );
    expect(answer).toMatchObject({ outcome: "allow", decider: { kind: "failsafe" }, notices: [] });
    expect(answer.tiers.map(({ state }) => state.kind)).toEqual(["not-reached", "not-reached"]);
    expect(printHits(answer.hits)).toEqual([hit]);
  });

  test("a pod has none", () => {
    const closed = [{ ...anyPolicy, subject: [term("has(app)")] }];
    expect(inbound({ policies: closed }, { dstPort: 22 }).outcome).toBe("deny");
  });
});

test("of an earlier list only rules are left in the trace, not the ends of its tiers", () => {
  const tiers = ["one", "two", "three"].map((name, order): Tier => ({ ...defaultTier, name, order }));
  const policies = [udp, pass, deny].map((one, index): Policy => {
    const tier = tiers[index]?.name ?? "";
    return { ...anyPolicy, id: tier as PolicyId, name: tier, tier, ingress: [one], preDNAT: true };
  });
  const target = host("h1");
  const answer = half(
    ask(clusterOf({ endpoints: [web, target], tiers, policies }), flowTo(target)),
    "ingress",
  );
  expect(printHits(answer.hits)).toEqual(["0|two|gnp:two|pass|0", "1|three|gnp:three|deny|0"]);
  expect(answer.decider).toMatchObject({ kind: "rule", tier: "three", stage: "preDNAT" });
});

test("a list that decides nothing is not what the decider names", () => {
  const target = host("h1", { interfaceName: "eth0" });
  const untracked: Policy = {
    ...anyPolicy,
    id: "u" as PolicyId,
    name: "u",
    ingress: [pass],
    doNotTrack: true,
  };
  const preDNAT: Policy = { ...anyPolicy, id: "d" as PolicyId, name: "d", ingress: [deny], preDNAT: true };
  const normal: Policy = { ...anyPolicy, id: "n" as PolicyId, name: "n", ingress: [deny] };
  const decider = (...policies: readonly Policy[]): unknown =>
    half(ask(clusterOf({ endpoints: [web, target], policies }), flowTo(target)), "ingress").decider;
  const rule = { kind: "rule", tier: "default", by: { rule: 0, written: 0 } };
  expect(decider(untracked, normal)).toEqual({ ...rule, policy: "n" });
  expect(decider(untracked, preDNAT, normal)).toEqual({ ...rule, policy: "d", stage: "preDNAT" });
});
