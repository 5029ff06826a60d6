/**
 * The ordered rules that one endpoint class meets in one direction, tiers and profiles included, made ready for
 * solving. Classes that meet the same rules share a list, known by its key.
 */
import type { DefaultAction, Direction } from "../model/policy.ts";
import type { CompiledPolicy, CompiledProfile } from "../resolve/compile.ts";
import type { CompiledRule } from "../resolve/rule.ts";
import { noProfileHit, policyText, profileTier } from "../resolve/hits.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Rules, Step } from "./rules.ts";
import type { EndClass } from "./universe.ts";

/** The lists of a host endpoint in the order in which they are asked; pods have the normal one only (semantics §7). */
export const laneStages = ["untracked", "preDNAT", "normal"] as const;
export type LaneStage = (typeof laneStages)[number];

/** One tier as it applies to a class: the policies in scope, at least one. */
export interface LaneTier {
  readonly name: string;
  readonly stage: LaneStage;
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

/**
 * What a rule does when it matches. `pass` goes on behind the tier or profile, `log` goes on with the next rule.
 * Lists are by the number of entries that the stage has in Calico's trace so far, the last for all higher numbers:
 * only before the normal list do tiers come to their end without an entry.
 */
export type Effect =
  | { readonly kind: "decide"; readonly outcomes: readonly number[] }
  /** Null: leaves nothing in the trace. */
  | { readonly kind: "pass"; readonly texts: readonly string[] | null }
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
  readonly stage: LaneStage;
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
    parts.push(`${tier.stage} ${tier.name} ${tier.defaultAction} ${tier.blamed.index}`);
    for (const policy of tier.policies) parts.push(`${policy.index}${rules.ownKeys(policy, direction, own)}`);
  }
  for (const name of profiles) {
    const profile = rules.set.compiled.profiles.get(name);
    if (profile) parts.push(rules.ownKeys(profile, direction, own));
  }
  return parts.join("|");
}

/** What rules do in their place, worked out once: most lists share most of their rules. */
export class Effects {
  readonly outcomes: Outcomes;
  private readonly places = new Map<string, Map<CompiledRule, Effect>>();

  constructor(outcomes: Outcomes) {
    this.outcomes = outcomes;
  }

  /** `depths`: how many entries may precede those of the tier in Calico's trace. */
  in(tier: LaneTier, depths: readonly number[]): (policy: CompiledPolicy, rule: CompiledRule) => Effect {
    const key = `${depths.join()} ${tier.name}`;
    const known = this.places.get(key) ?? new Map<CompiledRule, Effect>();
    this.places.set(key, known);
    return (policy, rule) => {
      const effect = known.get(rule) ?? this.make(policy, rule, { tier: tier.name, depths });
      known.set(rule, effect);
      return effect;
    };
  }

  private make(
    { policy }: CompiledPolicy,
    { rule: { action }, index }: CompiledRule,
    { tier, depths }: { readonly tier: string; readonly depths: readonly number[] },
  ): Effect {
    if (action === "Log") return { kind: "log" };
    const verdict = action === "Allow" ? "allow" : action === "Deny" ? "deny" : "pass";
    const texts = depths.map((depth) => `${depth}|${tier}|${policyText(policy)}|${verdict}|${index}`);
    if (verdict === "pass") return { kind: "pass", texts };
    const by = { kind: "policy", policy: policy.id } as const;
    return { kind: "decide", outcomes: texts.map((last) => this.outcomes.intern({ verdict, last, by })) };
  }
}

export function makeList(spec: ListSpec, rules: Rules, effects: Effects): List {
  const { outcomes } = effects;
  const sections = spec.tiers.map((tier) => tierSection(tier, { spec, rules, effects }));
  const depth = normalTiers(spec).length;
  const last = `${depth}|${noProfileHit.tier}|${noProfileHit.policy}|deny|0`;
  const final = outcomes.intern({ verdict: "deny", last, by: { kind: "other" } });
  return { spec, sections: [...sections, ...profileSections({ spec, rules, effects })], final };
}

function normalTiers({ tiers }: ListSpec): readonly LaneTier[] {
  return tiers.filter(({ stage }) => stage === "normal");
}

/** How many entries of its stage may precede a tier's own. */
function depthsOf(tier: LaneTier, { tiers }: ListSpec): readonly number[] {
  const depth = tiers.filter(({ stage }) => stage === tier.stage).indexOf(tier);
  return tier.stage === "normal" ? [depth] : Array.from({ length: depth + 1 }, (_, index) => index);
}

interface Context {
  readonly spec: ListSpec;
  readonly rules: Rules;
  readonly effects: Effects;
}

function tierSection(tier: LaneTier, { spec, rules, effects }: Context): Section {
  const depths = depthsOf(tier, spec);
  const effectOf = effects.in(tier, depths);
  const entries: Entry[] = [];
  for (const policy of tier.policies) {
    for (const step of rules.steps(policy, spec.direction, spec.own)) {
      entries.push({ step, policy, effect: effectOf(policy, step.compiled) });
    }
  }
  const { stage } = tier;
  const end = stage === "normal" ? endOf(tier, depths[0] ?? 0, effects.outcomes) : nothing;
  return { entries, stage, tier, end };
}

const nothing: Effect = { kind: "pass", texts: null };

function endOf(tier: LaneTier, depth: number, outcomes: Outcomes): Effect {
  const text = `${depth}|${tier.name}|${policyText(tier.blamed.policy)}`;
  if (tier.defaultAction === "Pass") return { kind: "pass", texts: [`${text}|pass|-1`] };
  const outcome = outcomes.intern({
    verdict: "deny",
    last: `${text}|deny|-1`,
    by: { kind: "tier", tier: tier.name },
  });
  return { kind: "decide", outcomes: [outcome] };
}

function profileSections(context: Context): readonly Section[] {
  const { spec, rules, effects } = context;
  const { outcomes } = effects;
  const { endpoints } = rules.set.compiled.objects;
  const own = endpoints[spec.own.first.sides[spec.side]?.object ?? -1];
  return (own?.profiles ?? []).map((name): Section => {
    const profile = rules.set.compiled.profiles.get(name);
    if (profile) {
      return { entries: profileEntries(profile, context), stage: "normal", tier: null, end: nothing };
    }
    // Felix puts a deny-all in place of a profile that does not exist (semantics §1.7).
    const last = `${normalTiers(spec).length}|${profileTier}|pro:${name}|deny|0`;
    const outcome = outcomes.intern({ verdict: "deny", last, by: { kind: "other" } });
    return { entries: [], stage: "normal", tier: null, end: { kind: "decide", outcomes: [outcome] } };
  });
}

function profileEntries(profile: CompiledProfile, { spec, rules, effects }: Context): readonly Entry[] {
  return rules.steps(profile, spec.direction, spec.own).map((step): Entry => {
    const { rule, index } = step.compiled;
    if (rule.action === "Log") return { step, policy: null, effect: { kind: "log" } };
    if (rule.action === "Pass") return { step, policy: null, effect: nothing };
    const verdict = rule.action === "Allow" ? "allow" : "deny";
    const last = `${normalTiers(spec).length}|${profileTier}|pro:${profile.name}|${verdict}|${index}`;
    const outcome = effects.outcomes.intern({ verdict, last, by: { kind: "other" } });
    return { step, policy: null, effect: { kind: "decide", outcomes: [outcome] } };
  });
}
