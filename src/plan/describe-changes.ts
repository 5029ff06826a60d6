/** What a draft changed, object by object, in words. */
import { orderTiers } from "#src/engine/index.ts";
import type { Cluster, Policy, Tier } from "#src/engine/index.ts";
import { printOrder } from "./lift.ts";
import { hasPriority } from "./sequence.ts";

/** One changed object in words, and where its card was. */
export interface ChangeText {
  /** Id of the object, e.g. `Tier security` or a policy's id. */
  readonly object: string;
  /** `order 400 → 250`, `tier application → security`; several joined by `, `. */
  readonly text: string;
  /**
   * Where the card stood: the tier, and the place among the policies that stand there after the change (the card
   * itself not counted). Null for a tier and for a card that did not move.
   */
  readonly ghost: { readonly tier: string; readonly position: number } | null;
}

/** In the order of `after`: tiers first, then policies. Objects that only one side has are left out. */
export function describeChanges(before: Cluster, after: Cluster): readonly ChangeText[] {
  const oldTiers = new Map(before.tiers.map((tier) => [tier.name, tier]));
  const tiers = after.tiers.flatMap((tier) => {
    const text = joined(tierParts(oldTiers.get(tier.name), tier));
    return text === "" ? [] : [{ object: `Tier ${tier.name}`, text, ghost: null }];
  });
  const oldPolicies = new Map(before.policies.map((policy) => [policy.id, policy]));
  const changed = after.policies.flatMap((policy) => {
    const old = oldPolicies.get(policy.id);
    const text = joined(policyParts(old, policy));
    return old && text !== "" ? [{ old, policy, text }] : [];
  });
  const touched = new Set<string>(changed.map(({ policy }) => policy.id));
  const places = new Places(before, after);
  const policies = changed.map(({ old, policy, text }) => ({
    object: policy.id,
    text,
    ghost: places.ghost(old, policy, touched),
  }));
  return [...tiers, ...policies];
}

function tierParts(old: Tier | undefined, now: Tier): readonly string[] {
  if (!old) return [];
  return [
    arrow("order", printOrder(old.order), printOrder(now.order)),
    arrow("default action", old.defaultAction, now.defaultAction),
  ];
}

function policyParts(old: Policy | undefined, now: Policy): readonly string[] {
  if (!old) return [];
  const word = hasPriority(now.kind) ? "priority" : "order";
  return [arrow("tier", old.tier, now.tier), arrow(word, printOrder(old.order), printOrder(now.order))];
}

function arrow(word: string, old: string, now: string): string {
  return old === now ? "" : `${word} ${old} → ${now}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}

/** Sequences of both clusters, sorted once. */
class Places {
  readonly #before: ReadonlyMap<string, readonly string[]>;
  readonly #after: ReadonlyMap<string, readonly string[]>;

  constructor(before: Cluster, after: Cluster) {
    this.#before = sequences(before);
    this.#after = sequences(after);
  }

  /** Behind the nearest policy that stood before it and was itself left alone. */
  ghost(old: Policy, now: Policy, touched: ReadonlySet<string>): ChangeText["ghost"] {
    const was = this.#before.get(old.tier) ?? [];
    const is = this.#after.get(old.tier) ?? [];
    const others = is.filter((id) => id !== now.id);
    const anchor = was
      .slice(0, was.indexOf(old.id))
      .findLast((id) => !touched.has(id) && others.includes(id));
    const position = anchor === undefined ? 0 : others.indexOf(anchor) + 1;
    return now.tier === old.tier && is.indexOf(now.id) === position ? null : { tier: old.tier, position };
  }
}

function sequences(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  const columns = orderTiers(cluster.tiers, cluster.policies);
  return new Map(columns.map(({ tier, policies }) => [tier.name, policies.map((policy) => policy.id)]));
}
