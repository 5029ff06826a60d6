/** The ordered policies that apply to one endpoint, in the lists Calico keeps for it. */
import type { EndpointId } from "../model/cluster.ts";
import type { DefaultAction, Direction, PolicyId } from "../model/policy.ts";
import type { Stage } from "./lanes.ts";
import type { PolicySet } from "./policy-set.ts";

export interface AppliedTier {
  readonly tier: string;
  /** What acts at the end of the tier in this list. */
  readonly defaultAction: DefaultAction;
  /** In evaluation order, staged ones included; at least one. */
  readonly policies: readonly PolicyId[];
}

/** Tiers with at least one policy that selects the endpoint and governs the direction. Pods have the first two lists only. */
export interface Applied {
  readonly ingress: readonly AppliedTier[];
  readonly egress: readonly AppliedTier[];
  readonly preDNAT: readonly AppliedTier[];
  readonly untrackedIngress: readonly AppliedTier[];
  readonly untrackedEgress: readonly AppliedTier[];
  readonly forwardIngress: readonly AppliedTier[];
  readonly forwardEgress: readonly AppliedTier[];
  /** Names in evaluation order. */
  readonly profiles: readonly string[];
}

/** Empty lists for an endpoint that is not loaded. */
export function appliesTo(set: PolicySet, endpoint: EndpointId): Applied {
  const index = set.compiled.objects.indexOf.get(endpoint) ?? -1;
  const list = (direction: Direction, stage: Stage): readonly AppliedTier[] =>
    set.compiled.lanes.get(index, direction, stage).map(({ tier, defaultAction, inScope }) => ({
      tier: tier.tier.name,
      defaultAction,
      policies: inScope.pending.policies.map(({ policy }) => policy.id),
    }));
  return {
    ingress: list("ingress", "normal"),
    egress: list("egress", "normal"),
    preDNAT: list("ingress", "preDNAT"),
    untrackedIngress: list("ingress", "untracked"),
    untrackedEgress: list("egress", "untracked"),
    forwardIngress: list("ingress", "forward"),
    forwardEgress: list("egress", "forward"),
    profiles: set.compiled.objects.endpoints[index]?.profiles ?? [],
  };
}
