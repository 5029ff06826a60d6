/** What applies to an endpoint, flat and in evaluation order; for a host endpoint with the lists before and beside policy. */
import { appliesTo, type EndpointId, type PolicyId, type PolicySet } from "#src/engine/index.ts";
import type { LensFacts } from "../types.ts";

export function lensOf(set: PolicySet, endpoint: EndpointId): LensFacts {
  const applied = appliesTo(set, endpoint);
  return {
    endpoint,
    ingress: flat([applied.untrackedIngress, applied.preDNAT, applied.ingress, applied.forwardIngress]),
    egress: flat([applied.untrackedEgress, applied.egress, applied.forwardEgress]),
  };
}

function flat(
  lists: readonly (readonly { readonly policies: readonly PolicyId[] }[])[],
): readonly PolicyId[] {
  return [...new Set(lists.flatMap((tiers) => tiers.flatMap(({ policies }) => policies)))];
}
