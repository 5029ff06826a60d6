/** What a draft changed, object by object, in words. */
import { orderTiers } from "#src/engine/index.ts";
import type { Cluster, Policy, Rule, Tier } from "#src/engine/index.ts";
import { mutedReason } from "#src/manifest/index.ts";
import type { ChangedText } from "#src/manifest/index.ts";
import { printOrder } from "./lift.ts";
import { hasPriority } from "./sequence.ts";
import { twinKind } from "./stage.ts";

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

/**
 * In the order of `after`: tiers first, then policies, then other objects; what is gone comes last. `texts`: the
 * objects whose text differs, so that also those are named whose place did not change; without it only places are told.
 */
export function describeChanges(
  before: Cluster,
  after: Cluster,
  texts: readonly ChangedText[] = [],
): readonly ChangeText[] {
  const written = new Map(texts.map(({ object, change }) => [object, change]));
  const gone = texts.filter(({ change }) => change === "removed").map(({ object }) => object);
  const retyped = new Set<string>();
  const policies = changedPolicies(before, after, written);
  for (const { old, policy } of policies) if (old && old.id !== policy.id) retyped.add(old.id);
  const removed = new Set(gone.filter((object) => !retyped.has(object)));
  const places = new Places(before, after);
  const touched = new Set<string>([...policies.map(({ policy }) => policy.id), ...removed]);
  const ghostOf = ({ old, policy }: ChangedPolicy): ChangeText["ghost"] =>
    old?.id === policy.id ? places.ghost(old, policy, touched) : null;
  const left = before.policies.filter(({ id }) => removed.has(id));
  const told = [
    ...changedTiers(before, after, written),
    ...policies.map((one) => ({ object: one.policy.id, text: one.text, ghost: ghostOf(one) })),
    ...left.map((old) => ({ object: old.id, text: deleted, ghost: places.left(old, touched) })),
  ];
  const named = new Set<string>([...told.map(({ object }) => object), ...retyped]);
  const others = texts.flatMap(({ object, change }): readonly ChangeText[] =>
    named.has(object) ? [] : [{ object, text: otherWords[change], ghost: null }],
  );
  return [...told, ...others];
}

const deleted = "deleted: delete it from the cluster too";
const otherWords: Readonly<Record<ChangedText["change"], string>> = {
  added: "added",
  changed: "text changed",
  removed: deleted,
};

type Written = ReadonlyMap<string, ChangedText["change"]>;

function changedTiers(before: Cluster, after: Cluster, written: Written): readonly ChangeText[] {
  const oldTiers = new Map(before.tiers.map((tier) => [tier.name, tier]));
  return after.tiers.flatMap((tier) => {
    const object = `Tier ${tier.name}`;
    const added = written.get(object) === "added";
    const text = added
      ? `added: order ${printOrder(tier.order)}, ends in ${tier.defaultAction}`
      : joined(tierParts(oldTiers.get(tier.name), tier));
    return text === "" ? [] : [{ object, text, ghost: null }];
  });
}

interface ChangedPolicy {
  /** Under its old id where it was staged or enforced; null for a new one. */
  readonly old: Policy | null;
  readonly policy: Policy;
  readonly text: string;
}

function changedPolicies(before: Cluster, after: Cluster, written: Written): readonly ChangedPolicy[] {
  const olds = new Map<string, Policy>(before.policies.map((policy) => [policy.id, policy]));
  return after.policies.flatMap((policy): readonly ChangedPolicy[] => {
    const change = written.get(policy.id);
    const old = olds.get(policy.id) ?? (change === "added" ? staged(policy, olds, written) : null);
    if (!old) return change === "added" ? [{ old, policy, text: addedText(policy) }] : [];
    const parts = [...kindParts(old, policy), ...policyParts(old, policy), ...muteParts(old, policy)];
    const text = joined(change === "changed" ? [...parts, ...contentParts(old, policy)] : parts);
    const said = text === "" && change === "changed" ? "text changed, means the same" : text;
    return said === "" ? [] : [{ old, policy, text: said }];
  });
}

function addedText(policy: Policy): string {
  return joined([`added to ${policy.tier}, order ${printOrder(policy.order)}`, ...muteParts(null, policy)]);
}

/** The policy that it was before it was staged or enforced: same name, the kind on the other side, and gone now. */
function staged(policy: Policy, olds: ReadonlyMap<string, Policy>, written: Written): Policy | null {
  const kind = twinKind(policy.kind);
  if (kind === null) return null;
  const id = policy.id.replace(/^\S+/, kind);
  return written.get(id) === "removed" ? (olds.get(id) ?? null) : null;
}

function tierParts(old: Tier | undefined, now: Tier): readonly string[] {
  if (!old) return [];
  return [
    arrow("order", printOrder(old.order), printOrder(now.order)),
    arrow("default action", old.defaultAction, now.defaultAction),
  ];
}

function kindParts(old: Policy, now: Policy): readonly string[] {
  const text = arrow("kind", old.kind, now.kind);
  return text === "" ? [] : [`${text}: delete the old object from the cluster too`];
}

function policyParts(old: Policy, now: Policy): readonly string[] {
  const word = hasPriority(now.kind) ? "priority" : "order";
  return [arrow("tier", old.tier, now.tier), arrow(word, printOrder(old.order), printOrder(now.order))];
}

function muteParts(old: Policy | null, now: Policy): readonly string[] {
  const muted = now.ignored === mutedReason && old?.ignored !== mutedReason;
  return muted ? ["muted: exported as a comment, delete it from the cluster to have the same there"] : [];
}

/** Compared as Calico reads them, so that only what can matter is named. */
function contentParts(old: Policy, now: Policy): readonly string[] {
  return [
    same(old.subject, now.subject) ? "" : "selector",
    same(old.governs, now.governs) ? "" : "types",
    ...(["ingress", "egress"] as const).map((direction) => {
      const [was, is] = [rulesOf(old[direction]), rulesOf(now[direction])];
      if (was !== is) return arrow(`${direction} rules`, String(was), String(is));
      return same(old[direction], now[direction]) ? "" : `${direction} rules`;
    }),
  ];
}

function rulesOf(rules: readonly Rule[]): number {
  return new Set(rules.map(({ written }) => written)).size;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
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
    const { tier, position } = this.left(old, touched);
    const is = this.#after.get(tier) ?? [];
    return now.tier === tier && is.indexOf(now.id) === position ? null : { tier, position };
  }

  /** Where a card that is gone from its place stood among those that are there now. */
  left(old: Policy, touched: ReadonlySet<string>): NonNullable<ChangeText["ghost"]> {
    const was = this.#before.get(old.tier) ?? [];
    const others = (this.#after.get(old.tier) ?? []).filter((id) => id !== old.id);
    const anchor = was
      .slice(0, was.indexOf(old.id))
      .findLast((id) => !touched.has(id) && others.includes(id));
    return { tier: old.tier, position: anchor === undefined ? 0 : others.indexOf(anchor) + 1 };
  }
}

function sequences(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  const columns = orderTiers(cluster.tiers, cluster.policies);
  return new Map(columns.map(({ tier, policies }) => [tier.name, policies.map((policy) => policy.id)]));
}
