/**
 * Field changes on the model, without the text. Law: it is what reading the changed text gives, so that slots can
 * be judged while a card is in the air.
 */
import type { Cluster, Policy, Tier } from "#src/engine/index.ts";
import type { FieldChange } from "#src/manifest/index.ts";

/** An unset order of a tier (semantics §1.1). */
const unsetTierOrder = 1_000_000;

export function applyChanges(cluster: Cluster, changes: readonly FieldChange[]): Cluster {
  if (changes.length === 0) return cluster;
  const touched = new Set(changes.map(({ object }) => object));
  const of = (object: string): readonly FieldChange[] =>
    touched.has(object) ? changes.filter((change) => change.object === object) : [];
  return {
    ...cluster,
    tiers: cluster.tiers.map((tier) => of(`Tier ${tier.name}`).reduce(changeTier, tier)),
    policies: cluster.policies.map((policy) => of(policy.id).reduce(changePolicy, policy)),
  };
}

function changeTier(tier: Tier, { field, value }: FieldChange): Tier {
  switch (field) {
    case "spec.order":
      return { ...tier, order: toOrder(value) ?? unsetTierOrder };
    case "spec.defaultAction":
      return { ...tier, defaultAction: value === "Pass" ? "Pass" : "Deny" };
    case "spec.tier":
    case "spec.priority":
      return tier;
  }
}

function changePolicy(policy: Policy, { field, value }: FieldChange): Policy {
  switch (field) {
    case "spec.order":
    case "spec.priority":
      return { ...policy, order: toOrder(value) };
    case "spec.tier":
      return { ...policy, tier: value === null ? "default" : String(value) };
    case "spec.defaultAction":
      return policy;
  }
}

function toOrder(value: FieldChange["value"]): number | null {
  return value === null ? null : Number(value);
}
