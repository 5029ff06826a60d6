/** What would change without one policy, put together for its screen: verdict changes first, the largest groups ahead. */
import type { Change, ChangeGroup, PolicyId, PolicySet, SlotFigures } from "#src/engine/index.ts";
import { groupFacts, readingOf } from "./groups.ts";
import { mergeAlike } from "./merge.ts";
import type { NecessityFacts } from "./types.ts";

/** Groups listed. */
const mostGroups = 40;

const ranks: Readonly<Record<Change, number>> = { denied: 0, allowed: 0, unknown: 1, decider: 2 };

export interface Removal {
  readonly policy: PolicyId;
  readonly totals: SlotFigures;
  readonly groups: readonly ChangeGroup[];
}

/** `set`: with the policy. */
export function necessityFacts({ policy, totals, groups }: Removal, set: PolicySet): NecessityFacts {
  const sides = { before: set, after: set };
  const merged = mergeAlike(groups, (group) => readingOf(group, sides)).toSorted(
    (one, other) => ranks[one.change] - ranks[other.change] || other.pairs - one.pairs,
  );
  return {
    policy,
    totals,
    groups: merged.slice(0, mostGroups).map((group, index) => groupFacts(group, sides, String(index))),
    more: Math.max(0, merged.length - mostGroups),
  };
}
