/** What applies to an endpoint, flat and in evaluation order; for a host endpoint with the lists before and beside policy. */
import {
  appliesTo,
  type AppliedTier,
  type EndpointId,
  type PolicyId,
  type PolicySet,
} from "#src/engine/index.ts";
import type { LensFacts } from "../types.ts";

export function lensOf(set: PolicySet, endpoint: EndpointId): LensFacts {
  const applied = appliesTo(set, endpoint);
  const { ingress, egress, forwardIngress, forwardEgress } = applied;
  // Nothing is denied or passed at the end of a tier of the untracked and pre-DNAT lists (semantics §7).
  const lists = [ingress, egress, forwardIngress, forwardEgress];
  return {
    endpoint,
    ingress: flat([applied.untrackedIngress, applied.preDNAT, ingress, forwardIngress]),
    egress: flat([applied.untrackedEgress, egress, forwardEgress]),
    ends: endsOf(set, lists.flat()),
  };
}

function flat(lists: readonly (readonly AppliedTier[])[]): readonly PolicyId[] {
  return [...new Set(lists.flatMap((tiers) => tiers.flatMap(({ policies }) => policies)))];
}

/** A tier of which only staged policies apply is skipped while these do not count. */
function endsOf({ cluster }: PolicySet, tiers: readonly AppliedTier[]): NonNullable<LensFacts["ends"]> {
  const enforced = new Set(cluster.policies.filter(({ staged }) => !staged).map(({ id }) => id));
  const names = (some: readonly AppliedTier[]): readonly string[] => [
    ...new Set(some.map(({ tier }) => tier)),
  ];
  return {
    enforced: names(tiers.filter(({ policies }) => policies.some((id) => enforced.has(id)))),
    pending: names(tiers),
  };
}
