/** Two sets of manifests, compared over all flows. */
import { type Difference, difference, finish, type PolicySet, type Scope } from "#src/engine/index.ts";
import type { Loaded } from "../input/load.ts";

export interface Compared {
  readonly before: Loaded;
  readonly after: Loaded;
  readonly scope: Scope;
  /** What a trace says: untracked and pre-DNAT policies of host endpoints count. */
  readonly difference: Difference;
  /** What Calico's own traces say, and so scenario files: without them. The same object where there are none. */
  readonly inTraces: Difference;
}

export function compare(before: Loaded, after: Loaded, scope: Scope): Compared {
  const whole = finish(difference(before.set, after.set, scope));
  const inTraces =
    hasEarlyPolicies(before.set) || hasEarlyPolicies(after.set)
      ? finish(difference(before.set, after.set, { scope, lists: "normal" }))
      : whole;
  return { before, after, scope, difference: whole, inTraces };
}

function hasEarlyPolicies({ cluster }: PolicySet): boolean {
  return cluster.policies.some(({ doNotTrack, preDNAT }) => doNotTrack || preDNAT);
}
