/** Every endpoint with its ordered policies, as scenario files list them. */
import {
  appliesTo,
  type AppliedTier,
  compareBytes,
  type EndpointId,
  policyText,
  type PolicySet,
} from "#src/engine/index.ts";

export interface ListedTier {
  readonly tier: string;
  readonly defaultAction: string;
  /** `np:shop/web` */
  readonly policies: readonly string[];
}

/** Lists that only host endpoints have are left out where empty. */
export interface ListedEndpoint {
  readonly id: EndpointId;
  readonly ingress: readonly ListedTier[];
  readonly egress: readonly ListedTier[];
  readonly preDNAT?: readonly ListedTier[];
  readonly untrackedIngress?: readonly ListedTier[];
  readonly untrackedEgress?: readonly ListedTier[];
  readonly forwardIngress?: readonly ListedTier[];
  readonly forwardEgress?: readonly ListedTier[];
  readonly profiles: readonly string[];
}

const hostLists = [
  "preDNAT",
  "untrackedIngress",
  "untrackedEgress",
  "forwardIngress",
  "forwardEgress",
] as const;

/** Sorted by id. */
export function listEndpoints(set: PolicySet): readonly ListedEndpoint[] {
  const texts = new Map(
    set.tiers.flatMap(({ policies }) => policies).map((policy) => [policy.id, policyText(policy)]),
  );
  const listed = (tiers: readonly AppliedTier[]): readonly ListedTier[] =>
    tiers.map(({ tier, defaultAction, policies }) => ({
      tier,
      defaultAction,
      policies: policies.map((id) => texts.get(id) ?? id),
    }));
  const ids = set.cluster.endpoints.map(({ id }) => id).sort(compareBytes);
  return ids.map((id) => {
    const applied = appliesTo(set, id);
    const present = hostLists.filter((name) => applied[name].length > 0);
    return {
      id,
      ingress: listed(applied.ingress),
      egress: listed(applied.egress),
      ...Object.fromEntries(present.map((name) => [name, listed(applied[name])])),
      profiles: applied.profiles,
    };
  });
}
