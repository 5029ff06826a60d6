/** What holds of a host endpoint beside its tiers: the list for forwarded traffic, and what untracked means (semantics §7). */
import { appliesTo } from "#src/engine/index.ts";
import type { DirectionTrace, PolicyId } from "#src/engine/index.ts";
import type { ForwardFacts } from "../types.ts";
import { listOf, verb } from "../words/text.ts";
import { type FlowContext, judgedName, policyOf } from "./context.ts";

/** Null for pods, and for hosts whose list is empty in this direction and scope. */
export function forwardOf(context: FlowContext, half: DirectionTrace): ForwardFacts | null {
  const policies = forwardPolicies(context, half);
  if (policies.length === 0) return null;
  const names = listOf(policies.map(context.names.policy));
  const says = `${names} ${verb(policies.length, "apply")} on forward`;
  return {
    policies,
    text: `the forward list of ${judgedName(context, half)} is not asked: ${says}, and this flow is the host's own, not one that it passes on`,
  };
}

function forwardPolicies(context: FlowContext, half: DirectionTrace): readonly PolicyId[] {
  const applied = appliesTo(context.set, half.endpoint);
  const tiers = half.direction === "egress" ? applied.forwardEgress : applied.forwardIngress;
  const all = tiers.flatMap(({ policies }) => policies);
  return context.scope === "pending" ? all : all.filter((id) => policyOf(context, id)?.staged === false);
}

/** Sentences without their final period. */
export function hostNotices(context: FlowContext): readonly string[] {
  const { egress, ingress } = context.trace;
  return [egress, ingress].flatMap((half) => {
    if (!half) return [];
    const forward = forwardOf(context, half);
    return [...untrackedNotice(context, half), ...(forward ? [forward.text] : [])];
  });
}

function untrackedNotice(context: FlowContext, half: DirectionTrace): readonly string[] {
  const { decider, outcome, direction } = half;
  if (decider?.kind !== "rule" || decider.stage !== "untracked" || outcome !== "allow") return [];
  const back = direction === "egress" ? "ingress" : "egress";
  return [
    `no connection is tracked for what an untracked policy allows, so ${judgedName(context, half)} judges the answers too, as ${back} of their own`,
  ];
}
