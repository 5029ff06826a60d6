/** What is wrong with policies whatever flow is asked about: rules and policies without effect. */
import {
  type PolicyId,
  type PolicySet,
  type RuleName,
  type Scope,
  type Steps,
  type Unreachable,
  unreachable,
  type UnreachablePolicy,
  type UnreachableRule,
} from "#src/engine/index.ts";
import { type Place, placeOf, type Reading } from "#src/manifest/index.ts";
import { listSome } from "../words/text.ts";
import type { Finding } from "./finding.ts";

/** In the order in which the policies are evaluated. Steps may be abandoned at any time. */
export function* lint(set: PolicySet, reading: Reading, scope: Scope): Steps<readonly Finding[]> {
  const found = yield* unreachable(set, scope);
  const context: Context = { set, reading };
  const idle = new Set(
    found.policies.flatMap(({ policy, state }) => (state === "redundant" ? [] : [policy])),
  );
  const findings = [
    ...found.policies
      .filter((policy) => policy.state !== "redundant" || someRuleMatches(set, policy.policy, found))
      .flatMap((policy) => policyFindings(context, policy)),
    // A policy that never decides is one finding, not one for each of its rules.
    ...redundantTogether(found).flatMap((rule) =>
      idle.has(rule.policy) ? [] : [ruleFinding(context, rule)],
    ),
  ];
  const position = new Map(
    set.tiers.flatMap(({ policies }) => policies).map((policy, index) => [policy.id, index]),
  );
  return findings.sort((a, b) => (position.get(a.policy) ?? 0) - (position.get(b.policy) ?? 0));
}

interface Context {
  readonly set: PolicySet;
  readonly reading: Reading;
}

/** Else its rules say more than that it could be removed. */
function someRuleMatches({ cluster }: PolicySet, id: PolicyId, { rules }: Unreachable): boolean {
  const policy = cluster.policies.find((one) => one.id === id);
  const idle = rules.filter((rule) => rule.policy === id && rule.state !== "redundant");
  return policy !== undefined && idle.length < policy.ingress.length + policy.egress.length;
}

/** Rules of a redundant policy are said with the policy. */
function redundantTogether({ rules, policies }: Unreachable): readonly UnreachableRule[] {
  const whole = new Set<PolicyId>(
    policies.filter(({ state }) => state === "redundant").map(({ policy }) => policy),
  );
  return rules.filter(({ state, policy }) => state !== "redundant" || !whole.has(policy));
}

function policyFindings({ reading }: Context, { policy, state, by }: UnreachablePolicy): readonly Finding[] {
  const place = placeOf(reading, policy, "");
  const base = { policy, rule: null, place, witness: null };
  switch (state) {
    case "unused":
      return [
        {
          ...base,
          code: "selects-nothing",
          severity: "warning",
          message: "selects no loaded endpoint",
          help: "compare its selector with the labels of the pods it is meant for",
        },
      ];
    case "shadowed":
      return [
        {
          ...base,
          code: "rule-shadowed",
          severity: "warning",
          message: `never decides anything: every flow is decided before it${by.length === 0 ? "" : `, by ${listSome(by, 3)}`}`,
          help: "move it up, or remove it",
        },
      ];
    case "redundant":
      return [
        {
          ...base,
          code: "rule-redundant",
          severity: "notice",
          message: "could be removed: no flow would get another verdict or another end",
          help: null,
        },
      ];
  }
}

function ruleFinding({ reading }: Context, found: UnreachableRule): Finding {
  const { policy, direction, rule, written } = found;
  const place: Place | null = placeOf(reading, policy, `spec.${direction}[${String(written)}]`);
  const base = { policy, rule: { direction, rule, written }, place };
  switch (found.state) {
    case "shadowed":
      return {
        ...base,
        code: "rule-shadowed",
        severity: "warning",
        message: `can never match: ${listSome(found.by.map(ruleText), 3)} ${found.by.length === 1 ? "takes" : "take"} every flow it would match`,
        help: "move it before them, or remove it",
        witness: found.witness,
      };
    case "empty":
      return {
        ...base,
        code: "selects-nothing",
        severity: "warning",
        message: "matches nothing: no loaded endpoint and no address outside meets all its conditions",
        help: "compare its selectors with the labels of the pods, namespaces and network sets it is meant for",
        witness: null,
      };
    case "redundant":
      return {
        ...base,
        code: "rule-redundant",
        severity: "notice",
        message: "could be removed: what it matches is decided the same way without it",
        help: null,
        witness: found.witness,
      };
  }
}

function ruleText({ policy, direction, written }: RuleName): string {
  return `${direction} rule ${String(written + 1)} of ${policy}`;
}
