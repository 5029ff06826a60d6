import { describe, expect, test } from "vitest";
import { anyPolicy } from "../../../tests/generators/cluster.ts";
import type { Policy, PolicyId, PolicyKind, Tier } from "../model/policy.ts";
import { comparePolicies, compareTiers, orderTiers } from "./order.ts";

function tier(name: string, order: number, defined = true): Tier {
  return { name, order, defaultAction: "Deny", defined, builtIn: false };
}

function policy(kind: PolicyKind, owner: string, order: number | null): Policy {
  const [name = "", namespace = null] = owner.split("/").reverse();
  return { ...anyPolicy, id: `${kind} ${owner}` as PolicyId, kind, name, namespace, order };
}

test("tiers: defined ones first, then the order, then the bytes of the name", () => {
  const tiers = [
    tier("zeta", 1_000_000),
    tier("ghost", Infinity, false),
    tier("kube-baseline", 10_000_000),
    tier("default", 1_000_000),
    tier("alpha", 1_000_000),
    tier("kube-admin", 1000),
    tier("negative", -5.5),
  ];
  expect(tiers.sort(compareTiers).map(({ name }) => name)).toEqual([
    "negative",
    "kube-admin",
    "alpha",
    "default",
    "zeta",
    "kube-baseline",
    "ghost",
  ]);
});

describe("policies of one tier, in evaluation order", () => {
  test.each<readonly [string, readonly Policy[]]>([
    [
      "an unset order comes after every number",
      [policy("NetworkPolicy", "a/z", 2000), policy("NetworkPolicy", "a/a", null)],
    ],
    [
      "orders are numbers, not texts",
      [
        policy("NetworkPolicy", "a/z", -1),
        policy("NetworkPolicy", "a/y", 9),
        policy("NetworkPolicy", "a/x", 10.5),
      ],
    ],
    [
      "`-` and `.` sort below `/`, so `a-b` comes before `a`",
      [
        policy("GlobalNetworkPolicy", "a-b", 1),
        policy("GlobalNetworkPolicy", "a.b", 1),
        policy("GlobalNetworkPolicy", "a", 1),
        policy("GlobalNetworkPolicy", "a0", 1),
      ],
    ],
    [
      "global before namespaced of the same name",
      [policy("GlobalNetworkPolicy", "web", 1), policy("NetworkPolicy", "ns1/web", 1)],
    ],
    [
      "namespace ns1-x before ns1",
      [policy("NetworkPolicy", "ns1-x/web", 1), policy("NetworkPolicy", "ns1/web", 1)],
    ],
    [
      "enforced before staged of the same name",
      [policy("NetworkPolicy", "ns1/web", 1), policy("StagedNetworkPolicy", "ns1/web", 1)],
    ],
    [
      "a ClusterNetworkPolicy sorts by its internal kind",
      [
        policy("GlobalNetworkPolicy", "p", 1),
        policy("ClusterNetworkPolicy", "p", 1),
        policy("StagedGlobalNetworkPolicy", "p", 1),
      ],
    ],
    [
      "capitals before small letters",
      [policy("GlobalNetworkPolicy", "B", 1), policy("GlobalNetworkPolicy", "a", 1)],
    ],
  ])("%s", (_, expected) => {
    expect([...expected].reverse().sort(comparePolicies)).toEqual(expected);
  });
});

test("a tier that only policies name is last and ends in Deny", () => {
  const stray = { ...policy("GlobalNetworkPolicy", "p", 1), tier: "ghost" };
  const ordered = orderTiers([tier("default", 1_000_000)], [stray]);
  expect(
    ordered.map(({ tier: one, policies }) => [one.name, one.defined, one.defaultAction, policies.length]),
  ).toEqual([
    ["default", true, "Deny", 0],
    ["ghost", false, "Deny", 1],
  ]);
});
