/** The policies of a tier as the order planner sees them: values, name keys, and what may be changed. */
import { compareBytes, tieKey } from "#src/engine/index.ts";
import type { Policy, PolicyKind, Tier } from "#src/engine/index.ts";
import type { FieldChange } from "#src/manifest/index.ts";
import type { Domain } from "./values.ts";

/** One thing that stands in an order: a policy in its tier, or a tier among the tiers. */
export interface Item {
  readonly id: string;
  readonly name: string;
  /** Infinity: unset. */
  readonly value: number;
  /** Compared by code units where values are equal. */
  readonly tieKey: string;
  /** Null: the value cannot be changed. */
  readonly domain: Domain | null;
  readonly field: FieldChange["field"];
}

/** Smaller value first, equal values by key (semantics §6.1, §6.2). */
export function compareItems(a: Item, b: Item): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  return compareBytes(a.tieKey, b.tieKey);
}

export function policyItem(policy: Policy): Item {
  return {
    id: policy.id,
    name: policy.name,
    value: policy.order ?? Infinity,
    tieKey: tieKey(policy),
    domain: domainOf(policy.kind),
    field: hasPriority(policy.kind) ? "spec.priority" : "spec.order",
  };
}

export function tierItem(tier: Tier): Item {
  return {
    id: `Tier ${tier.name}`,
    name: tier.name,
    value: tier.order,
    tieKey: tier.name,
    domain: tier.builtIn || !tier.defined ? null : "order",
    field: "spec.order",
  };
}

/** Moved by `priority`, and only within its tier. */
export function hasPriority(kind: PolicyKind): boolean {
  return kind === "ClusterNetworkPolicy" || kind === "AdminNetworkPolicy";
}

/** Nothing in the object says where it stands. */
export function isFixed(kind: PolicyKind): boolean {
  return domainOf(kind) === null;
}

function domainOf(kind: PolicyKind): Domain | null {
  switch (kind) {
    case "KubernetesNetworkPolicy":
    case "StagedKubernetesNetworkPolicy":
    case "BaselineAdminNetworkPolicy":
      return null;
    case "ClusterNetworkPolicy":
    case "AdminNetworkPolicy":
      return "priority";
    case "NetworkPolicy":
    case "GlobalNetworkPolicy":
    case "StagedNetworkPolicy":
    case "StagedGlobalNetworkPolicy":
      return "order";
  }
}
