/** Calico's flow-log notation of a trace (semantics §10.1). */
import type { Action, DefaultAction, Policy, PolicyKind } from "../model/policy.ts";
import type { Hit } from "../model/trace.ts";

export const profileTier = "__PROFILE__";

/** No profile decided. */
export const noProfileHit: Hit = { tier: profileTier, policy: "pro:__NO_MATCH__", action: "deny", rule: 0 };

const kinds: Readonly<Record<PolicyKind, string>> = {
  NetworkPolicy: "np",
  GlobalNetworkPolicy: "gnp",
  KubernetesNetworkPolicy: "knp",
  ClusterNetworkPolicy: "kcnp",
  AdminNetworkPolicy: "kanp",
  BaselineAdminNetworkPolicy: "kbanp",
  StagedNetworkPolicy: "snp",
  StagedGlobalNetworkPolicy: "sgnp",
  StagedKubernetesNetworkPolicy: "sknp",
};

/** `np:shop/web`, `gnp:allow-dns`. */
export function policyText(policy: Pick<Policy, "kind" | "namespace" | "name">): string {
  const owner = policy.namespace === null ? "" : `${policy.namespace}/`;
  return `${kinds[policy.kind]}:${owner}${policy.name}`;
}

/** Where a rule stands, as the trace names it. */
export type Origin = Pick<Hit, "tier" | "policy">;

const words = { Allow: "allow", Deny: "deny", Pass: "pass" } as const;

/** `rule`: its index from 0; Log leaves nothing in a trace. */
export function ruleHit({ tier, policy }: Origin, action: Exclude<Action, "Log">, rule: number): Hit {
  return { tier, policy, action: words[action], rule };
}

export function endOfTierHit(origin: Origin, action: DefaultAction): Hit {
  return ruleHit(origin, action, -1);
}

export function failsafeHit(direction: "ingress" | "egress"): Hit {
  const policy = `failsafe:${direction === "ingress" ? "inbound" : "outbound"}`;
  return { tier: "__FAILSAFE__", policy, action: "allow", rule: 0 };
}

/** `0|platform|gnp:allow-dns|pass|2`; the first number counts the entries of this trace. */
export function printHits(hits: readonly Hit[]): readonly string[] {
  return hits.map((hit, index) => `${index}|${hit.tier}|${hit.policy}|${hit.action}|${hit.rule}`);
}
