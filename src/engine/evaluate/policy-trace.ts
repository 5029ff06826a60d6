/** What one policy did in a walk, and why the others took no part. */
import type { Labels } from "../model/cluster.ts";
import type { Direction, PolicyId, Scope } from "../model/policy.ts";
import type { NotApplies, PolicyTrace, RuleRef, RuleTrace, TierTrace } from "../model/trace.ts";
import { hasBit } from "../resolve/bits.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { Objects } from "../resolve/objects.ts";
import { type CompiledRule, matchRule } from "../resolve/rule.ts";
import { Maybe, No } from "../resolve/state.ts";
import { ruleDoubts } from "./doubts.ts";
import { ruleFailures, type Telling } from "./failures.ts";
import type { TierStep } from "./walk.ts";
import { type Condition, holds, type Wordbook } from "./wordbook.ts";

/** Null: the policy applies. Independent of the flow. */
export function whyNot(compiled: CompiledPolicy, endpoint: number, asked: Asked): NotApplies | null {
  const { policy } = compiled;
  if (policy.ignored !== null) return { kind: "ignored", reason: policy.ignored };
  const failed = hasBit(compiled.subject, endpoint) ? undefined : failedCondition(compiled, endpoint, asked);
  if (failed) return notSelected(failed, asked.objects.labels[endpoint] ?? {});
  if (!policy.governs[asked.direction]) {
    const governs = (["ingress", "egress"] as const).filter((direction) => policy.governs[direction]);
    return { kind: "direction", governs };
  }
  if (policy.doNotTrack || policy.preDNAT) {
    if (asked.objects.endpoints[endpoint]?.kind === "pod") return { kind: "hosts-only" };
    return { kind: "other-stage", stage: policy.doNotTrack ? "untracked" : "preDNAT" };
  }
  return policy.staged && asked.scope === "enforced" ? { kind: "staged" } : null;
}

export interface Asked {
  readonly objects: Objects;
  readonly words: Wordbook;
  readonly direction: Direction;
  readonly scope: Scope;
}

/** The first of the subject, left to right. */
function failedCondition(
  compiled: CompiledPolicy,
  endpoint: number,
  { words }: Asked,
): Condition | undefined {
  return words.subject(compiled).find((condition) => !holds(condition, endpoint));
}

function notSelected({ part, wanted, actual }: Condition, labels: Labels): NotApplies {
  return { kind: "selector", part, wanted, actual: actual(labels) };
}

/** A policy in scope of an evaluated tier. */
export function tracePolicy(compiled: CompiledPolicy, step: TierStep, context: TraceContext): PolicyTrace {
  const policy = compiled.policy.id;
  if (step.kind === "end-of-tier")
    return { policy, state: "no-match", rules: traceRules(compiled, null, context) };
  if (compiled.index > step.policy.index) return { policy, state: "not-reached" };
  if (compiled.index < step.policy.index)
    return { policy, state: "no-match", rules: traceRules(compiled, null, context) };
  const rules = traceRules(compiled, step.rule, context);
  const by = refOf(step.rule);
  if (step.kind === "rule") return { policy, state: "match", action: step.action, by, rules };
  return { policy, state: "undecidable", by, reason: ruleDoubts(step.rule, context.packet), rules };
}

export function stateOf(step: TierStep): TierTrace["state"] {
  switch (step.kind) {
    case "rule":
      return { kind: "rule", policy: step.policy.policy.id, action: step.action };
    case "end-of-tier":
      return { kind: "end-of-tier", action: step.action, causes: causesOf(step) };
    case "undecidable":
      return { kind: "undecidable", policy: step.policy.policy.id };
  }
}

export function causesOf(step: TierStep): readonly PolicyId[] {
  return step.policies.map(({ policy }) => policy.id);
}

export interface TraceContext extends Asked, Telling {}

export function refOf(rule: CompiledRule): RuleRef {
  return { rule: rule.index, written: rule.rule.written };
}

function traceRules(
  compiled: CompiledPolicy,
  stop: CompiledRule | null,
  context: TraceContext,
): readonly RuleTrace[] {
  return compiled.rules[context.direction].rules.map((rule): RuleTrace =>
    stop && rule.index > stop.index
      ? { rule: rule.index, written: rule.rule.written, state: "not-reached" }
      : traceRule(rule, context),
  );
}

function traceRule(compiled: CompiledRule, context: TraceContext): RuleTrace {
  const { packet } = context;
  const rule = compiled.index;
  const { written, action } = compiled.rule;
  const state = matchRule(compiled, packet);
  if (state === No) return { rule, written, state: "no-match", failures: ruleFailures(compiled, context) };
  if (state === Maybe) return { rule, written, state: "undecidable", reason: ruleDoubts(compiled, packet) };
  return action === "Log" ? { rule, written, state: "log" } : { rule, written, state: "match", action };
}
