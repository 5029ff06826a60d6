/**
 * Rules and policies without effect, per end and direction. A rule is shadowed when earlier rules take every
 * packet it would match, in every list it is part of; empty when there is nothing it could match; redundant when
 * it does match but leaving it out would change no outcome of its end. Each with one flow that shows it.
 */
import type { Direction, PolicyId } from "../model/policy.ts";
import type { Flow, RuleRef } from "../model/trace.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { Audit, type RuleFindings } from "./audit.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked } from "./types.ts";
import { baseView, type Question } from "./view.ts";
import { workbenchFor } from "./workbench.ts";

/** A rule as it is written: `rule` counts converted rules from 0, `written` those of the user. */
export interface RuleName extends RuleRef {
  readonly policy: PolicyId;
  readonly direction: Direction;
}

export type UnreachableRule = RuleName &
  (
    | {
        readonly state: "shadowed";
        /** Rules that take its packets, in evaluation order. */
        readonly by: readonly RuleName[];
        /** It would match, but the first of `by` that applies is asked before. */
        readonly witness: Flow;
      }
    /** It applies to somebody, but no flow between loaded ends or with the outside can match it. */
    | { readonly state: "empty" }
    /** `witness`: a flow that it matches; without it the outcome is the same. */
    | { readonly state: "redundant"; readonly witness: Flow }
  );

export interface UnreachablePolicy {
  readonly policy: PolicyId;
  /**
   * `shadowed`: it applies to somebody, but every flow is decided before it. `redundant`: some flow meets it, and
   * without it every end would come to the same outcome. `unused`: it applies to nobody.
   */
  readonly state: "shadowed" | "redundant" | "unused";
  /** Shadowed: the policies that decide before. */
  readonly by: readonly PolicyId[];
}

export interface Unreachable {
  readonly rules: readonly UnreachableRule[];
  readonly policies: readonly UnreachablePolicy[];
}

/** Exact for every end and packet. Policies that take no part in the scope are not mentioned. */
export function* unreachable(set: PolicySet, asked: Asked): Steps<Unreachable> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const view = baseView(bench, set, asked);
  const audit = new Audit(view);
  yield* within(audit.run(), 0.3, 1);
  const compiled = set.compiled.tiers
    .flatMap((tier) => tier.compiled)
    .filter((own) => takesPart(own, view.question));
  return {
    rules: compiled.flatMap((policy) => rulesOf(policy, audit)),
    policies: compiled.flatMap((policy) => stateOf(policy, audit)),
  };
}

function takesPart({ policy }: CompiledPolicy, { scope, lists }: Question): boolean {
  if (policy.ignored !== null) return false;
  if (lists === "normal" && (policy.doNotTrack || policy.preDNAT)) return false;
  return scope === "pending" || !policy.staged;
}

function rulesOf(policy: CompiledPolicy, audit: Audit): readonly UnreachableRule[] {
  const directions: readonly Direction[] = ["ingress", "egress"];
  return directions.flatMap((direction) => {
    if (!policy.policy.governs[direction] || !audit.applies(policy, direction)) return [];
    return policy.rules[direction].rules.flatMap((rule): readonly UnreachableRule[] => {
      const found = audit.findings.get(rule);
      const name: RuleName = {
        policy: policy.policy.id,
        direction,
        rule: rule.index,
        written: rule.rule.written,
      };
      return stateOfRule(name, found, audit);
    });
  });
}

function stateOfRule(
  name: RuleName,
  found: RuleFindings | undefined,
  audit: Audit,
): readonly UnreachableRule[] {
  if (!found) return [{ ...name, state: "empty" }];
  if (found.met) {
    return found.needed || !found.metAt
      ? []
      : [{ ...name, state: "redundant", witness: audit.witness(found.metAt) }];
  }
  const { takenAt } = found;
  if (!takenAt) return [{ ...name, state: "empty" }];
  const by = [...found.takers].flatMap((taker) => audit.nameOf(taker) ?? []);
  return [{ ...name, state: "shadowed", by, witness: audit.witness(takenAt) }];
}

function stateOf(policy: CompiledPolicy, audit: Audit): readonly UnreachablePolicy[] {
  const { id } = policy.policy;
  const found = audit.policies.get(policy);
  if (!found) return [{ policy: id, state: "unused", by: [] }];
  if (!found.asked)
    return [{ policy: id, state: "shadowed", by: [...found.before].map((own) => own.policy.id) }];
  return found.needed ? [] : [{ policy: id, state: "redundant", by: [] }];
}
