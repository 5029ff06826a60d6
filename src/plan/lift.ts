/** A lifted card or block of cards: where it may go, and what each place would touch. */
import { orderTiers } from "#src/engine/index.ts";
import type { Cluster, OrderedTier, Policy, PolicyId, Tier } from "#src/engine/index.ts";
import type { FieldChange } from "#src/manifest/index.ts";
import { arrange } from "./arrange.ts";
import type { Arrangement } from "./arrange.ts";
import { hasPriority, isFixed, policyItem } from "./sequence.ts";
import type { Item } from "./sequence.ts";
import type { Slot } from "./types.ts";

export interface Lift {
  /** All tiers with all their policies, in evaluation order. */
  readonly board: readonly OrderedTier[];
  /** What is lifted, in evaluation order. */
  readonly policies: readonly Policy[];
  readonly block: readonly Item[];
  readonly ids: ReadonlySet<string>;
}

/** The other policies of a tier, and what there is to say about the tier as a target. */
export interface Target {
  readonly tier: string;
  readonly current: readonly Item[];
  readonly others: readonly Item[];
  /** Lifted policies that come from another tier. */
  readonly foreign: ReadonlySet<string>;
  /** Why no place of this tier can be taken, or null. */
  readonly refusal: string | null;
  readonly notice: string | null;
}

/** Unknown ids are left out; the block keeps the order in which its policies are evaluated now. */
export function lift(cluster: Cluster, lifted: readonly PolicyId[]): Lift {
  const wanted = new Set(lifted);
  const board = orderTiers(cluster.tiers, cluster.policies);
  const policies = board.flatMap((one) => one.policies.filter((policy) => wanted.has(policy.id)));
  const ids = new Set(policies.map((policy) => policy.id));
  return { board, policies, block: policies.map(policyItem), ids };
}

export function target(lifted: Lift, { tier, policies }: OrderedTier): Target {
  const current = policies.map(policyItem);
  return {
    tier: tier.name,
    current,
    others: current.filter((item) => !lifted.ids.has(item.id)),
    foreign: new Set(
      lifted.policies.filter((policy) => policy.tier !== tier.name).map((policy) => policy.id),
    ),
    refusal: refusalOf(lifted, tier),
    notice: noticeOf(lifted, tier),
  };
}

export function slotAt(lifted: Lift, into: Target, position: number): Slot {
  const at = { tier: into.tier, position };
  if (isHere(lifted, into, position)) return { ...at, legal: true, here: true };
  if (into.refusal !== null) return { ...at, legal: false, reason: into.refusal };
  const left = into.others.slice(0, position);
  const right = into.others.slice(position);
  const { block } = lifted;
  const arrangement = arrange({ left, block, right, foreign: into.foreign });
  if (!arrangement) return { ...at, legal: false, reason: unreachable(block, left.at(-1), right[0]) };
  const moves = lifted.policies
    .filter((policy) => into.foreign.has(policy.id))
    .map((policy): FieldChange => ({ object: policy.id, field: "spec.tier", value: into.tier }));
  const changes = [...moves, ...changesOf(arrangement.values)];
  const label = labelOf(block, arrangement, bystanders(lifted, arrangement));
  return { ...at, legal: true, here: false, changes, label, notice: into.notice };
}

/** The block stands together and would not move. */
function isHere(lifted: Lift, into: Target, position: number): boolean {
  const stay = into.current.slice(position, position + lifted.policies.length);
  return (
    stay.length > 0 && stay.length === lifted.policies.length && stay.every((item) => lifted.ids.has(item.id))
  );
}

function refusalOf(lifted: Lift, tier: Tier): string | null {
  for (const policy of lifted.policies) {
    if (isFixed(policy.kind)) return fixedReason(policy);
    if (policy.tier === tier.name) continue;
    if (hasPriority(policy.kind)) return `a ${policy.kind} stays in its tier \`${policy.tier}\``;
    if (!tier.defined) return `tier \`${tier.name}\` is not defined`;
  }
  return null;
}

function fixedReason(policy: Policy): string {
  return policy.kind === "BaselineAdminNetworkPolicy"
    ? "a BaselineAdminNetworkPolicy has no order of its own"
    : "Kubernetes policies are fixed at order 1000";
}

function noticeOf(lifted: Lift, tier: Tier): string | null {
  if (!tier.defined) return `tier \`${tier.name}\` is not defined: it is evaluated last and ends in Deny`;
  const newcomers = lifted.policies.filter((policy) => policy.tier !== tier.name);
  if (newcomers.length === 0) return null;
  if (tier.name === "kube-admin" || tier.name === "kube-baseline")
    return "evaluated with the ClusterNetworkPolicies";
  const prefixed = newcomers.find(
    (policy) => policy.tier !== "default" && policy.name.startsWith(`${policy.tier}.`),
  );
  return prefixed
    ? `the name \`${prefixed.name}\` still names its old tier; Calico before 3.32 goes by the name`
    : null;
}

function unreachable(block: readonly Item[], before: Item | undefined, after: Item | undefined): string {
  if (block.some((item) => item.domain === "priority")) return "no priority from 0 to 1000 is free here";
  const fixed = [before, after].some((item) => item?.domain === null);
  return fixed
    ? "Kubernetes policies are fixed at order 1000: only another name could give this place"
    : "no order is free here";
}

/** Only what differs from what is written. */
export function changesOf(values: ReadonlyMap<Item, number>): readonly FieldChange[] {
  return [...values].flatMap(([item, value]): readonly FieldChange[] => {
    if (item.value === value) return [];
    return [{ object: item.id, field: item.field, value: value === Infinity ? null : value }];
  });
}

/** What is touched besides the block, with its new value. */
function bystanders(lifted: Lift, { values }: Arrangement): readonly string[] {
  return [...values]
    .filter(([item]) => !lifted.ids.has(item.id))
    .map(([item, value]) => `${item.name} becomes ${printOrder(value)}`);
}

function labelOf(block: readonly Item[], arrangement: Arrangement, others: readonly string[]): string {
  const values = block.map((item) => arrangement.values.get(item) ?? item.value);
  const [first] = values;
  const last = values.at(-1);
  const word = block.every((item) => item.domain === "priority") ? "priority" : "order";
  const range = first === last ? printOrder(first) : `${printOrder(first)} to ${printOrder(last)}`;
  const label = arrangement.byName ? `by name, ${word} ${range}` : `${word} ${range}`;
  if (others.length > 1) return `${label}, ${others.length} others change too`;
  return [label, ...others].join(", ");
}

export function printOrder(value: number | null | undefined): string {
  return value === null || value === undefined || value === Infinity ? "unset" : String(value);
}
