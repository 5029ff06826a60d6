/** Two sets of manifests, compared over all flows. */
import {
  type Asked,
  type Difference,
  difference,
  finish,
  type PolicySet,
  type Scope,
} from "#src/engine/index.ts";
import type { Loaded } from "../input/load.ts";

export interface Compared {
  readonly before: Loaded;
  readonly after: Loaded;
  /**
   * What a trace says: untracked and pre-DNAT policies of host endpoints count, and the end of a tier is the tier's.
   * Grouped by what changes: who decides a half that stays as it is is left open.
   */
  readonly difference: Difference;
  /** What Calico's own traces say, to the letter, as scenario files do; made when it is asked for. */
  readonly inTraces: () => Difference;
  /** Both halves of what a trace says, where host endpoints may have lists that Calico's own traces leave out. */
  readonly withHostLists: (() => Difference) | null;
}

export function compare(before: Loaded, after: Loaded, scope: Scope): Compared {
  const told = (asked: Asked): Difference => finish(difference(before.set, after.set, asked));
  const hasHostLists = hasEarlyPolicies(before.set) || hasEarlyPolicies(after.set);
  return {
    before,
    after,
    difference: told({ scope, lists: "every", grouped: "by-change" }),
    inTraces: () => told({ scope, lists: "normal", positions: true }),
    withHostLists: hasHostLists ? () => told(scope) : null,
  };
}

function hasEarlyPolicies({ cluster }: PolicySet): boolean {
  return cluster.policies.some(({ doNotTrack, preDNAT }) => doNotTrack || preDNAT);
}
