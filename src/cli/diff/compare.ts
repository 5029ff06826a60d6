/** Two sets of manifests, compared over all flows. */
import { type Difference, difference, finish, type PolicySet, type Scope } from "#src/engine/index.ts";
import type { Loaded } from "../input/load.ts";

export interface Compared {
  readonly before: Loaded;
  readonly after: Loaded;
  readonly scope: Scope;
  /** What a trace says: untracked and pre-DNAT policies of host endpoints count, and the end of a tier is the tier's. */
  readonly difference: Difference;
  /** What Calico's own traces say, to the letter, as scenario files do; made when it is asked for. */
  readonly inTraces: () => Difference;
  /** True where host endpoints may have lists that Calico's own traces leave out. */
  readonly hasHostLists: boolean;
}

export function compare(before: Loaded, after: Loaded, scope: Scope): Compared {
  return {
    before,
    after,
    scope,
    difference: finish(difference(before.set, after.set, scope)),
    inTraces: () => finish(difference(before.set, after.set, { scope, lists: "normal", positions: true })),
    hasHostLists: hasEarlyPolicies(before.set) || hasEarlyPolicies(after.set),
  };
}

function hasEarlyPolicies({ cluster }: PolicySet): boolean {
  return cluster.policies.some(({ doNotTrack, preDNAT }) => doNotTrack || preDNAT);
}
