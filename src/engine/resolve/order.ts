/** The order in which Calico evaluates tiers and the policies in them (semantics §6.1, §6.2). */
import type { Policy, PolicyKind, Tier } from "../model/policy.ts";
import { compareBytes } from "../selector/bytes.ts";

export interface OrderedTier {
  readonly tier: Tier;
  /** In evaluation order, staged and ignored ones included. */
  readonly policies: readonly Policy[];
}

/** A tier that only policies name gets a column of its own: it sorts last and ends in Deny. */
export function orderTiers(tiers: readonly Tier[], policies: readonly Policy[]): readonly OrderedTier[] {
  const byTier = new Map<string, Policy[]>(tiers.map((tier) => [tier.name, []]));
  for (const policy of policies) {
    const own = byTier.get(policy.tier) ?? [];
    byTier.set(policy.tier, own);
    own.push(policy);
  }
  const known = new Map(tiers.map((tier) => [tier.name, tier]));
  return [...byTier]
    .map(([name, own]) => ({
      tier: known.get(name) ?? undefinedTier(name),
      policies: own.sort(comparePolicies),
    }))
    .sort((a, b) => compareTiers(a.tier, b.tier));
}

export function compareTiers(a: Tier, b: Tier): number {
  if (a.defined !== b.defined) return a.defined ? -1 : 1;
  return compareOrders(a.order, b.order) || compareBytes(a.name, b.name);
}

/** Only policies of one tier can be compared. */
export function comparePolicies(a: Policy, b: Policy): number {
  return compareOrders(a.order ?? Infinity, b.order ?? Infinity) || compareBytes(tieKey(a), tieKey(b));
}

/** What decides between equal orders: `name/namespace/kind` with Calico's internal kinds. */
export function tieKey(policy: Pick<Policy, "name" | "namespace" | "kind">): string {
  return `${policy.name}/${policy.namespace ?? ""}/${internalKind(policy.kind)}`;
}

function internalKind(kind: PolicyKind): string {
  return kind === "ClusterNetworkPolicy" ? "KubernetesClusterNetworkPolicy" : kind;
}

/** Subtraction would make NaN of two infinities. */
function compareOrders(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function undefinedTier(name: string): Tier {
  return { name, order: Infinity, defaultAction: "Deny", defined: false, builtIn: false };
}
