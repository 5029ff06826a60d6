/** What a host endpoint is asked before its tiers, with every reason (semantics §7), and what nobody asks. */
import { describe, expect, test } from "vitest";
import { addressOf, anyPolicy, anyRule, emptyCluster, term } from "../../../tests/generators/cluster.ts";
import type { Cluster, Endpoint, EndpointId } from "../model/cluster.ts";
import type { Action, Policy, PolicyId } from "../model/policy.ts";
import type { DirectionTrace, Flow, FlowTrace } from "../model/trace.ts";
import { printHits } from "../resolve/hits.ts";
import { resolve } from "../resolve/policy-set.ts";
import { evaluate } from "./evaluate.ts";
import { trace } from "./trace.ts";

const host: Endpoint = {
  kind: "hep",
  id: "hep:h" as EndpointId,
  name: "h",
  labels: { role: "host" },
  profiles: [],
  addresses: [addressOf("192.0.2.1")],
  ports: [],
  node: "n1",
  interfaceName: "eth0",
};
const everywhere: Endpoint = { ...host, interfaceName: "*" };

type Early = "doNotTrack" | "preDNAT";

function early(stage: Early, action: Action, change: Partial<Policy> = {}): Policy {
  const name = `${stage}-${action}`.toLowerCase();
  return {
    ...anyPolicy,
    id: `GlobalNetworkPolicy ${name}` as PolicyId,
    kind: "GlobalNetworkPolicy",
    namespace: null,
    name,
    governs: { ingress: true, egress: stage === "doNotTrack" },
    ingress: [{ ...anyRule, action }],
    egress: [{ ...anyRule, action }],
    applyOnForward: true,
    [stage]: true,
    ...change,
  };
}

function clusterWith(policies: readonly Policy[], endpoints: readonly Endpoint[] = [host]): Cluster {
  const tier = { name: "default", order: 1, defaultAction: "Deny", defined: true, builtIn: true } as const;
  return { ...emptyCluster, tiers: [tier], endpoints, policies };
}

const inbound: Flow = {
  from: { endpoint: null, address: addressOf("8.8.8.8") },
  to: { endpoint: host.id, address: addressOf("192.0.2.1") },
  protocol: 6,
  srcPort: 40_000,
  dstPort: 80,
};
const outbound: Flow = { ...inbound, from: inbound.to, to: inbound.from };

function ask(cluster: Cluster, flow: Flow = inbound, scope: "enforced" | "pending" = "enforced"): FlowTrace {
  return trace(resolve(cluster), flow, scope);
}

function judged({ egress, ingress }: FlowTrace): DirectionTrace {
  const half = ingress ?? egress;
  if (!half) throw new Error("nobody judges");
  return half;
}

const outcomes = (half: DirectionTrace): unknown =>
  half.stages?.map(({ stage, outcome, tiers }) => [stage, outcome, ...tiers.map(({ state }) => state.kind)]);

describe("lists before the tiers", () => {
  test.each<readonly [string, readonly Policy[], readonly [Endpoint, Flow], unknown]>([
    [
      "an untracked Allow skips everything behind it",
      [early("doNotTrack", "Allow"), early("preDNAT", "Deny")],
      [host, inbound],
      [
        "allow",
        [
          ["untracked", "allow", "rule"],
          ["preDNAT", "not-reached", "not-reached"],
        ],
        ["0|default|gnp:donottrack-allow|allow|0"],
      ],
    ],
    [
      "an untracked Pass asks the next list, and leaves no trace of its own",
      [early("doNotTrack", "Pass"), early("preDNAT", "Deny")],
      [host, inbound],
      [
        "deny",
        [
          ["untracked", "undecided", "rule"],
          ["preDNAT", "deny", "rule"],
        ],
        ["0|default|gnp:prednat-deny|deny|0"],
      ],
    ],
    [
      "an endpoint for all interfaces has no untracked list",
      [early("doNotTrack", "Allow"), early("preDNAT", "Deny")],
      [everywhere, inbound],
      ["deny", [["preDNAT", "deny", "rule"]], ["0|default|gnp:prednat-deny|deny|0"]],
    ],
    [
      "traffic that the host sends has no pre-DNAT list",
      [early("doNotTrack", "Deny"), early("preDNAT", "Allow")],
      [host, outbound],
      ["deny", [["untracked", "deny", "rule"]], ["0|default|gnp:donottrack-deny|deny|0"]],
    ],
    [
      "where nothing matches, the end of a list is no denial",
      [early("preDNAT", "Allow", { ingress: [{ ...anyRule, protocol: 17 }] })],
      [host, inbound],
      ["deny", [["preDNAT", "undecided", "end-of-tier"]], ["0|__PROFILE__|pro:__NO_MATCH__|deny|0"]],
    ],
    [
      "policies that are only logged decide nothing",
      [early("preDNAT", "Log")],
      [host, inbound],
      ["deny", [["preDNAT", "undecided", "end-of-tier"]], ["0|__PROFILE__|pro:__NO_MATCH__|deny|0"]],
    ],
  ])("%s", (_, policies, [endpoint, flow], told) => {
    const half = judged(ask(clusterWith(policies, [endpoint]), flow));
    expect([half.outcome, outcomes(half), printHits(half.hits)]).toEqual(told);
  });

  test("a stage that decides is the decider, and no tier behind it is reached", () => {
    const normal: Policy = { ...anyPolicy, ingress: [{ ...anyRule, action: "Deny" }] };
    const cluster = clusterWith([early("preDNAT", "Allow"), normal]);
    const half = judged(ask(cluster));
    expect(half.decider).toEqual({
      kind: "rule",
      tier: "default",
      policy: "GlobalNetworkPolicy prednat-allow",
      by: { rule: 0, written: 0 },
      stage: "preDNAT",
    });
    expect(half.tiers.map(({ state }) => state.kind)).toEqual(["not-reached"]);
    expect(half.profile).toEqual({ state: "not-reached" });
    expect(evaluate(resolve(cluster), inbound, "enforced").verdict).toBe("deny");
  });

  test("every tier of a list tells its own end and its own policies", () => {
    const first = { name: "first", order: 0, defaultAction: "Deny", defined: true, builtIn: false } as const;
    const miss = early("doNotTrack", "Allow", { tier: "first", ingress: [{ ...anyRule, protocol: 17 }] });
    const named = (stage: Early, action: Action, name: string): Policy =>
      early(stage, action, { id: name as PolicyId, name });
    const policies = [
      { ...miss, id: "miss" as PolicyId, name: "miss" },
      named("doNotTrack", "Pass", "a"),
      named("doNotTrack", "Deny", "b"),
      named("preDNAT", "Deny", "c"),
      named("preDNAT", "Deny", "d"),
    ];
    const cluster = clusterWith(policies);
    const half = judged(ask({ ...cluster, tiers: [first, ...cluster.tiers] }));
    const match = (policy: string, action: "Pass" | "Deny"): unknown => ({
      policy,
      state: "match",
      action,
      by: { rule: 0, written: 0 },
      rules: [{ rule: 0, written: 0, state: "match", action }],
    });
    const failures = [{ predicate: "protocol", wanted: "UDP", actual: "TCP" }];
    const notReached = (policy: string): unknown => ({ policy, state: "not-reached" });
    const untracked = [
      {
        tier: "first",
        policies: [
          {
            policy: "miss",
            state: "no-match",
            rules: [{ rule: 0, written: 0, state: "no-match", failures }],
          },
        ],
        state: { kind: "end-of-tier", action: "Pass", causes: ["miss"] },
      },
      {
        tier: "default",
        policies: [match("a", "Pass"), notReached("b")],
        state: { kind: "rule", policy: "a", action: "Pass" },
      },
    ];
    const preDnat = {
      tier: "default",
      policies: [match("c", "Deny"), notReached("d")],
      state: { kind: "rule", policy: "c", action: "Deny" },
    };
    expect(half.stages).toEqual([
      { stage: "untracked", outcome: "undecided", tiers: untracked },
      { stage: "preDNAT", outcome: "deny", tiers: [preDnat] },
    ]);
  });

  test("a list behind the one that decides names its policies, each not reached", () => {
    const half = judged(ask(clusterWith([early("doNotTrack", "Deny"), early("preDNAT", "Allow")])));
    const policies = [{ policy: "GlobalNetworkPolicy prednat-allow", state: "not-reached" }];
    expect(half.stages?.[1]).toEqual({
      stage: "preDNAT",
      outcome: "not-reached",
      tiers: [{ tier: "default", policies, state: { kind: "not-reached" } }],
    });
  });

  test("in the tiers such a policy says in which list it acts; a pod has none", () => {
    const pod: Endpoint = {
      kind: "pod",
      id: "pod:a/b" as EndpointId,
      name: "b",
      namespace: "a",
      labels: {},
      profiles: [],
      addresses: [addressOf("10.0.0.1")],
      ports: [],
      node: null,
      template: null,
      workload: "b",
    };
    const cluster = clusterWith([early("doNotTrack", "Pass"), early("preDNAT", "Pass")], [host, pod]);
    const why = (half: DirectionTrace): unknown =>
      half.tiers.flatMap(({ policies }) => policies.map((one) => "why" in one && one.why));
    expect(why(judged(ask(cluster)))).toEqual([
      { kind: "other-stage", stage: "untracked" },
      { kind: "other-stage", stage: "preDNAT" },
    ]);
    const toPod = { ...inbound, to: { endpoint: pod.id, address: addressOf("10.0.0.1") } };
    const half = judged(ask(cluster, toPod));
    expect(why(half)).toEqual([{ kind: "hosts-only" }, { kind: "hosts-only" }]);
    expect(half).not.toHaveProperty("stages");
  });

  test("staged policies stand in a list once they are asked for", () => {
    const staged = early("preDNAT", "Allow", { staged: true, kind: "StagedGlobalNetworkPolicy" });
    const cluster = clusterWith([staged]);
    expect(judged(ask(cluster))).not.toHaveProperty("stages");
    expect(judged(ask(cluster, inbound, "pending")).outcome).toBe("allow");
  });

  test("a rule that cannot be decided stops the walk where it stands", () => {
    const unknown = early("preDNAT", "Allow", { ingress: [{ ...anyRule, unmodelled: ["domains"] }] });
    const half = judged(ask(clusterWith([unknown])));
    expect([half.outcome, half.decider, half.undecidable]).toEqual([
      "undecidable",
      null,
      ["`domains` is not modelled"],
    ]);
    expect(outcomes(half)).toEqual([["preDNAT", "undecidable", "undecidable"]]);
  });

  test.each<readonly [string, readonly Policy[], Endpoint, readonly string[]]>([
    [
      "pre-DNAT policies are asked about the destination given",
      [early("preDNAT", "Pass")],
      host,
      ["preDNAT policies see the destination as it was before DNAT; here they are asked about the one given"],
    ],
    [
      "untracked ones do nothing on all interfaces",
      [early("doNotTrack", "Deny")],
      everywhere,
      ["doNotTrack policies do nothing on a host endpoint for all interfaces (*)"],
    ],
    ["untracked ones act elsewhere", [early("doNotTrack", "Pass")], host, []],
    ["neither is there", [], everywhere, []],
    ["another host is meant", [early("preDNAT", "Deny", { subject: [term('role == "x"')] })], host, []],
  ])("notices: %s", (_, policies, endpoint, notices) => {
    expect(judged(ask(clusterWith(policies, [endpoint]))).notices).toEqual(notices);
  });
});
