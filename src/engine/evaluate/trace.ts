/** The full answer to a flow: every tier, every policy, every rule, each with its outcome and its reason. */
import type { Scope } from "../model/policy.ts";
import type {
  Decider,
  DirectionTrace,
  Flow,
  FlowTrace,
  PolicyTrace,
  ProfileTrace,
  TierTrace,
} from "../model/trace.ts";
import type { CompiledPolicy, CompiledTier } from "../resolve/compile.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { goesToOwnNode, judge, type Judgement } from "./evaluate.ts";
import { ruleDoubts } from "./doubts.ts";
import { tellingOf } from "./failures.ts";
import { directionNotices } from "./notices.ts";
import { causesOf, refOf, stateOf, type TraceContext, tracePolicy, whyNot } from "./policy-trace.ts";
import { describePieces, type SourcePortAnswer } from "./source-port.ts";
import { traceStages } from "./stage-trace.ts";
import { stopOf, type TierStep, type Walk } from "./walk.ts";

/**
 * Complete and in evaluation order. Where no stage of a host endpoint decides before its tiers, verdict and hits are
 * those of `evaluate`; this adds the words. Traffic that a host forwards is no flow of its host endpoint: it meets
 * neither list here, only those that `appliesTo` calls forward.
 * Cost: proportional to the policies of the set plus the rules looked at.
 */
export function trace(set: PolicySet, flow: Flow, scope: Scope): FlowTrace {
  const judgement = judge(set, flow, { scope, lists: "every" });
  const { verdict, bypass, egress, ingress } = judgement;
  return {
    flow,
    scope,
    verdict,
    egress: egress && traceDirection(set, egress, { judgement, scope }),
    ingress: ingress && traceDirection(set, ingress, { judgement, scope }),
    bypass: bypass?.reason ?? null,
  };
}

interface Asked {
  readonly judgement: Judgement;
  readonly scope: Scope;
}

function traceDirection(
  set: PolicySet,
  answer: SourcePortAnswer,
  { judgement, scope }: Asked,
): DirectionTrace | null {
  const { walk } = answer;
  const { objects } = set.compiled;
  const endpoint = objects.endpoints[walk.endpoint];
  if (!endpoint) return null;
  const packet = { ...judgement.packet, srcPort: walk.srcPort };
  const context: TraceContext = { direction: walk.direction, scope, ...tellingOf(packet, objects) };
  return {
    direction: walk.direction,
    endpoint: endpoint.id,
    outcome: walk.outcome,
    decider: deciderOf(walk),
    ...traceStages(set, walk, context),
    tiers: traceTiers(set, walk, context),
    profile: traceProfile(walk, endpoint.profiles, context),
    hits: walk.hits,
    undecidable: doubtsOf(answer, context),
    notices: directionNotices(set, answer, { packet, toOwnNode: goesToOwnNode(set, packet) }),
  };
}

function doubtsOf(answer: SourcePortAnswer, { packet }: TraceContext): readonly string[] {
  const { walk } = answer;
  if (answer.kind === "differs") return [`depends on the source port: ${describePieces(answer.pieces)}`];
  const stop = stopOf(walk);
  return stop ? [ruleDoubts(stop.rule, packet)] : [];
}

function traceTiers(set: PolicySet, walk: Walk, context: TraceContext): readonly TierTrace[] {
  const steps = new Map(walk.tiers.map((step) => [step.tier.index, step]));
  const { profile } = walk;
  const stopped = profile.kind === "not-reached" ? (walk.tiers.at(-1)?.tier.index ?? -1) : Infinity;
  return set.compiled.tiers.map((tier): TierTrace => {
    const step = steps.get(tier.index);
    if (step) return traceStep(step, walk.endpoint, context);
    const policies = tier.compiled.map((policy) => traceIdle(policy, walk.endpoint, context));
    const state = tier.index > stopped ? notReached : skippedState(tier, policies);
    return { tier: tier.tier.name, policies, state };
  });
}

const notReached = { kind: "not-reached" } as const;

function skippedState(tier: CompiledTier, policies: readonly PolicyTrace[]): TierTrace["state"] {
  if (tier.compiled.length === 0) return { kind: "skipped", why: "empty" };
  const staged = policies.some((policy) => policy.state === "does-not-apply" && policy.why.kind === "staged");
  return { kind: "skipped", why: staged ? "only-staged" : "no-policy-applies" };
}

function traceStep(step: TierStep, endpoint: number, context: TraceContext): TierTrace {
  const inScope = new Set(step.policies);
  const policies = step.tier.compiled.map((policy) =>
    inScope.has(policy) ? tracePolicy(policy, step, context) : traceIdle(policy, endpoint, context),
  );
  return { tier: step.tier.tier.name, policies, state: stateOf(step) };
}

/** A policy outside an evaluated tier's scope, or in a tier that was skipped or not reached. */
function traceIdle(compiled: CompiledPolicy, endpoint: number, context: TraceContext): PolicyTrace {
  const policy = compiled.policy.id;
  const why = whyNot(compiled, endpoint, context);
  return why ? { policy, state: "does-not-apply", why } : { policy, state: "not-reached" };
}

function traceProfile(walk: Walk, profiles: readonly string[], { packet }: TraceContext): ProfileTrace {
  const { profile } = walk;
  switch (profile.kind) {
    case "not-reached":
      return { state: "not-reached" };
    case "match":
      return { state: "match", profile: profile.profile, action: profile.action, rule: profile.rule };
    case "no-match":
      return { state: "no-match", profiles };
    case "undecidable":
      return {
        state: "undecidable",
        profile: profile.profile.name,
        reason: ruleDoubts(profile.rule, packet),
      };
  }
}

function deciderOf(walk: Walk): Decider | null {
  if (walk.profile.kind === "undecidable") return null;
  if (walk.failsafe) return { kind: "failsafe" };
  if (walk.profile.kind === "match") return { kind: "profile", profile: walk.profile.profile };
  if (walk.profile.kind === "no-match") return { kind: "no-profile" };
  const stage = walk.stages.find(({ outcome }) => outcome !== null);
  const last = walk.tiers.at(-1) ?? stage?.tiers.at(-1);
  if (!last || last.kind === "undecidable") return null;
  const tier = last.tier.tier.name;
  if (last.kind === "end-of-tier") return { kind: "end-of-tier", tier, causes: causesOf(last) };
  const by = { kind: "rule", tier, policy: last.policy.policy.id, by: refOf(last.rule) } as const;
  return stage ? { ...by, stage: stage.stage } : by;
}
