/** Changes in numbers. */
import type { Change, ChangeGroup } from "#src/engine/index.ts";

/** Pairs of ends by what becomes of their flows; a pair with several kinds of change counts in each. */
export type ChangeCounts = Readonly<Record<Change, number>>;

export function countChanges(groups: readonly ChangeGroup[]): ChangeCounts {
  const counts: Record<Change, number> = { denied: 0, allowed: 0, decider: 0, unknown: 0 };
  for (const { change, pairs } of groups) counts[change] += pairs;
  return counts;
}

/** A flow that is decided by somebody else is no finding; one that gets another verdict is. */
export function changesVerdicts(groups: readonly ChangeGroup[]): boolean {
  return groups.some(({ change }) => change !== "decider");
}
