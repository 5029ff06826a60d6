/**
 * The ordered rules that one endpoint class meets in one direction, tiers and profiles included, made ready for
 * solving. Classes that meet the same rules share a list, known by its key.
 */
import type { DefaultAction, Direction } from "../model/policy.ts";
import type { CompiledPolicy, CompiledProfile } from "../resolve/compile.ts";
import { noProfileHit, policyText, profileTier } from "../resolve/hits.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Rules, Step } from "./rules.ts";
import type { EndClass } from "./universe.ts";

/** One tier as it applies to a class: the policies in scope, at least one. */
export interface LaneTier {
  readonly name: string;
  readonly defaultAction: DefaultAction;
  readonly policies: readonly CompiledPolicy[];
  /** To whom the default action is attributed (semantics §6.6). */
  readonly blamed: CompiledPolicy;
}

export interface ListSpec {
  readonly side: number;
  readonly direction: Direction;
  /** Any class that meets the list. */
  readonly own: EndClass;
  readonly tiers: readonly LaneTier[];
  /** The endpoint talks to its own node: neighbour discovery is exempt (semantics §7). */
  readonly toOwnNode: boolean;
}

/** What a rule does when it matches. `pass` goes on behind the tier or profile, `log` goes on with the next rule. */
export type Effect =
  | { readonly kind: "decide"; readonly outcome: number }
  | { readonly kind: "pass"; readonly text: string | null }
  | { readonly kind: "log" };

export interface Entry {
  readonly step: Step;
  readonly effect: Effect;
  /** Null for profiles. */
  readonly policy: CompiledPolicy | null;
}

/** Rules that a Pass leaves together, and what happens behind the last. */
export interface Section {
  readonly entries: readonly Entry[];
  /** Null for profiles, which just go on. */
  readonly tier: LaneTier | null;
  readonly end: Effect;
}

export interface List {
  readonly spec: ListSpec;
  readonly sections: readonly Section[];
  /** Behind the last section. */
  readonly final: number;
}

export function listKey(spec: ListSpec, rules: Rules): string {
  const { own, direction, tiers, side, toOwnNode } = spec;
  const { endpoints } = rules.set.compiled.objects;
  const profiles = endpoints[own.first.sides[side]?.object ?? -1]?.profiles ?? [];
  const parts = [`${side}${direction}${own.family}${own.first.kind}${toOwnNode ? "n" : ""}`, profiles.join()];
  for (const tier of tiers) {
    parts.push(`${tier.name} ${tier.defaultAction} ${tier.blamed.index}`);
    for (const policy of tier.policies) parts.push(`${policy.index}${rules.ownKeys(policy, direction, own)}`);
  }
  for (const name of profiles) {
    const profile = rules.set.compiled.profiles.get(name);
    if (profile) parts.push(rules.ownKeys(profile, direction, own));
  }
  return parts.join("|");
}

export function makeList(spec: ListSpec, rules: Rules, outcomes: Outcomes): List {
  const tiers = spec.tiers.map((tier, depth) => tierSection(tier, depth, { spec, rules, outcomes }));
  const depth = spec.tiers.length;
  const last = `${depth}|${noProfileHit.tier}|${noProfileHit.policy}|deny|0`;
  const final = outcomes.intern({ verdict: "deny", last, by: { kind: "other" } });
  return { spec, sections: [...tiers, ...profileSections({ spec, rules, outcomes })], final };
}

interface Context {
  readonly spec: ListSpec;
  readonly rules: Rules;
  readonly outcomes: Outcomes;
}

function tierSection(tier: LaneTier, depth: number, context: Context): Section {
  const { spec, rules, outcomes } = context;
  const entries = tier.policies.flatMap((policy) => {
    const text = `${depth}|${tier.name}|${policyText(policy.policy)}`;
    return policy.rules[spec.direction].rules.flatMap((compiled): readonly Entry[] => {
      const step = rules.step(compiled, spec.direction, spec.own);
      if (!step) return [];
      const { action } = compiled.rule;
      if (action === "Log") return [{ step, policy, effect: { kind: "log" } }];
      if (action === "Pass") {
        return [{ step, policy, effect: { kind: "pass", text: `${text}|pass|${compiled.index}` } }];
      }
      const verdict = action === "Allow" ? "allow" : "deny";
      const last = `${text}|${verdict}|${compiled.index}`;
      const outcome = outcomes.intern({ verdict, last, by: { kind: "policy", policy: policy.policy.id } });
      return [{ step, policy, effect: { kind: "decide", outcome } }];
    });
  });
  return { entries, tier, end: endOf(tier, depth, outcomes) };
}

function endOf(tier: LaneTier, depth: number, outcomes: Outcomes): Effect {
  const text = `${depth}|${tier.name}|${policyText(tier.blamed.policy)}`;
  if (tier.defaultAction === "Pass") return { kind: "pass", text: `${text}|pass|-1` };
  const outcome = outcomes.intern({
    verdict: "deny",
    last: `${text}|deny|-1`,
    by: { kind: "tier", tier: tier.name },
  });
  return { kind: "decide", outcome };
}

function profileSections(context: Context): readonly Section[] {
  const { spec, rules, outcomes } = context;
  const { endpoints } = rules.set.compiled.objects;
  const own = endpoints[spec.own.first.sides[spec.side]?.object ?? -1];
  return (own?.profiles ?? []).map((name): Section => {
    const profile = rules.set.compiled.profiles.get(name);
    if (profile)
      return { entries: profileEntries(profile, context), tier: null, end: { kind: "pass", text: null } };
    // Felix puts a deny-all in place of a profile that does not exist (semantics §1.7).
    const last = `${spec.tiers.length}|${profileTier}|pro:${name}|deny|0`;
    const outcome = outcomes.intern({ verdict: "deny", last, by: { kind: "other" } });
    return { entries: [], tier: null, end: { kind: "decide", outcome } };
  });
}

function profileEntries(profile: CompiledProfile, { spec, rules, outcomes }: Context): readonly Entry[] {
  return profile.rules[spec.direction].rules.flatMap((compiled): readonly Entry[] => {
    const step = rules.step(compiled, spec.direction, spec.own);
    if (!step) return [];
    const { action } = compiled.rule;
    if (action === "Log") return [{ step, policy: null, effect: { kind: "log" } }];
    if (action === "Pass") return [{ step, policy: null, effect: { kind: "pass", text: null } }];
    const verdict = action === "Allow" ? "allow" : "deny";
    const last = `${spec.tiers.length}|${profileTier}|pro:${profile.name}|${verdict}|${compiled.index}`;
    const outcome = outcomes.intern({ verdict, last, by: { kind: "other" } });
    return [{ step, policy: null, effect: { kind: "decide", outcome } }];
  });
}
