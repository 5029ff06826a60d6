/** A drop or a menu command becomes a named edit, or a reason why it cannot be. */
import type { Cluster, OrderedTier, PolicyId } from "#src/engine/index.ts";
import { lift, slotAt, target } from "./lift.ts";
import type { Lift, Target } from "./lift.ts";
import type { MoveEdit, MoveTarget, Planned } from "./types.ts";

/** `position` counts from 0 among the other policies of the tier. */
export function planMove(
  cluster: Cluster,
  policies: readonly PolicyId[],
  tier: string,
  position: number,
): Planned<MoveEdit> {
  return planLifted(lift(cluster, policies), tier, () => position);
}

/** A block steps through the tier of its policy that is named first, and stands together afterwards. */
export function planTarget(
  cluster: Cluster,
  policies: readonly PolicyId[],
  to: MoveTarget,
): Planned<MoveEdit> {
  const lifted = lift(cluster, policies);
  switch (to.kind) {
    case "tier":
      return planLifted(lifted, to.tier, ({ others }) => {
        // In another tier a policy takes the place its own order gives it there, a block that of its first newcomer.
        const newcomer = lifted.policies.find(({ tier }) => tier !== to.tier) ?? lifted.policies[0];
        const behind = others.findIndex((item) => item.value > (newcomer?.order ?? Infinity));
        return behind < 0 ? others.length : behind;
      });
    case "before":
      return planBefore(lifted, to.policy);
    default:
      return planStep(lifted, policies[0], to.kind);
  }
}

function planStep(
  lifted: Lift,
  policy: PolicyId | undefined,
  to: "top" | "up" | "down" | "bottom",
): Planned<MoveEdit> {
  const column = policy === undefined ? undefined : columnOf(lifted, policy);
  if (!column) return refuse("no such policy");
  const start = column.policies.findIndex(({ id }) => lifted.ids.has(id));
  const last = column.policies.length - lifted.policies.length;
  const block = column.policies.slice(start, start + lifted.policies.length);
  const together = block.length === lifted.policies.length && block.every(({ id }) => lifted.ids.has(id));
  const up = to === "top" || to === "up";
  if (together && start === (up ? 0 : last)) {
    const end = up ? "first" : "last";
    return refuse(
      lifted.policies.length === 1
        ? `it is the ${end} of its tier already`
        : `they are the ${end} of their tier already`,
    );
  }
  const position = { top: 0, up: start - 1, down: start + 1, bottom: Infinity }[to];
  return planLifted(lifted, column.tier.name, () => position);
}

function planBefore(lifted: Lift, neighbour: PolicyId): Planned<MoveEdit> {
  const column = columnOf(lifted, neighbour);
  if (!column || lifted.ids.has(neighbour)) return refuse("no such policy to stand before");
  return planLifted(lifted, column.tier.name, ({ others }) =>
    others.findIndex((item) => item.id === neighbour),
  );
}

function planLifted(lifted: Lift, tier: string, positionIn: (into: Target) => number): Planned<MoveEdit> {
  if (lifted.policies.length === 0) return refuse("no such policy");
  const column = lifted.board.find((one) => one.tier.name === tier);
  if (!column) return refuse(`no tier \`${tier}\``);
  const into = target(lifted, column);
  const position = Math.min(Math.max(Math.trunc(positionIn(into)), 0), into.others.length);
  const slot = slotAt(lifted, into, position);
  if (!slot.legal) return refuse(slot.reason);
  if (slot.here)
    return refuse(lifted.policies.length === 1 ? "it is there already" : "they are there already");
  return { ok: true, edit: { title: titleOf(lifted, into, position), changes: slot.changes } };
}

function columnOf(lifted: Lift, policy: PolicyId): OrderedTier | undefined {
  return lifted.board.find((column) => column.policies.some((one) => one.id === policy));
}

function titleOf(lifted: Lift, into: Target, position: number): string {
  const [first] = lifted.policies;
  const what = lifted.policies.length === 1 && first ? first.name : `${lifted.policies.length} policies`;
  const moved = lifted.policies.some((policy) => policy.tier !== into.tier);
  const next = into.others[position];
  const previous = into.others[position - 1];
  const where = next ? `above ${next.name}` : previous ? `below ${previous.name}` : "";
  if (!moved) return `Moved ${what} ${where}`;
  return where === "" ? `Moved ${what} to ${into.tier}` : `Moved ${what} to ${into.tier}, ${where}`;
}

export function refuse(reason: string): Extract<Planned, { readonly ok: false }> {
  return { ok: false, reason };
}
