import { expect, test } from "vitest";
import { describeChanges } from "./describe-changes.ts";
import { cluster, policy, tier } from "./testing/clusters.ts";

const tiers = [tier("security", 100), tier("application", 300)];
const a = policy("GlobalNetworkPolicy a", "application", 100);
const b = policy("GlobalNetworkPolicy b", "application", 200);
const c = policy("GlobalNetworkPolicy c", "application", null);
const k = policy("ClusterNetworkPolicy k", "kube-admin", 5);
const before = cluster(tiers, [a, b, c, k]);

test("an equal cluster has no changes", () => {
  expect(describeChanges(before, before)).toEqual([]);
});

test("changed policies say what they were, with a ghost where the card stood", () => {
  const after = cluster(tiers, [a, b, { ...c, order: 50 }, { ...k, order: 10 }]);
  expect(describeChanges(before, after)).toEqual([
    {
      object: "GlobalNetworkPolicy c",
      text: "order unset → 50",
      ghost: { tier: "application", position: 2 },
    },
    { object: "ClusterNetworkPolicy k", text: "priority 5 → 10", ghost: null },
  ]);
});

test("a policy that went to another tier leaves its ghost in the old one", () => {
  const after = cluster(tiers, [a, { ...b, tier: "security", order: 10 }, c, k]);
  expect(describeChanges(before, after)).toEqual([
    {
      object: "GlobalNetworkPolicy b",
      text: "tier application → security, order 200 → 10",
      ghost: { tier: "application", position: 1 },
    },
  ]);
});

test("changed tiers say their order and default action", () => {
  const after = cluster(
    [{ ...tier("security", 400), defaultAction: "Pass" }, tier("application", 300)],
    [a, b, c, k],
  );
  expect(describeChanges(before, after)).toEqual([
    { object: "Tier security", text: "order 100 → 400, default action Deny → Pass", ghost: null },
  ]);
});
