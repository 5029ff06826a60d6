/** Ordered first match over tiers and profiles, for one kind of packet and one class at the other end. */
import { Maybe, No } from "../resolve/state.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { Entry, LaneStage, Section } from "./lists.ts";
import type { Outcomes } from "./outcomes.ts";

/** A rule that some packets of the class match. */
export interface Candidate {
  readonly entry: Entry;
  /** State of the rule's condition on packets, per atom. */
  readonly states: Uint8Array;
  /** Something about the other end, the own end or the rule keeps a match from being certain. */
  readonly doubt: boolean;
}

/** The candidates of one tier or profile, in order. */
export interface Stage {
  readonly section: Section;
  readonly candidates: readonly Candidate[];
}

/** Is told what happens on the way. */
export interface Lookout {
  /** A rule matched, or may match; Log and Pass included. */
  met(entry: Entry, section: Section): void;
  /** No rule of a tier or profile matched. */
  ended(section: Section): void;
}

export interface WalkOptions {
  readonly outcomes: Outcomes;
  /** The outcome behind the last stage. */
  readonly final: number;
  readonly lookout?: Lookout;
  /** Walks as if this rule were not there. */
  readonly skip?: Entry;
  /** Walks as if this policy were not there. */
  readonly without?: CompiledPolicy;
}

/** The number of the outcome. */
export function walkStages(stages: readonly Stage[], atom: number, options: WalkOptions): number {
  const { outcomes, lookout } = options;
  let current: LaneStage | null = null;
  let last: string | null = null;
  let passed = 0;
  for (const stage of stages) {
    if (options.without && isAlone(stage.section, options.without)) continue;
    if (stage.section.stage !== current) {
      current = stage.section.stage;
      last = null;
      passed = 0;
    }
    const met = firstMatch(stage, atom, options);
    if (met && isUncertain(met, atom))
      return outcomes.intern({ verdict: "undecidable", last, by: { kind: "other" } });
    if (!met) lookout?.ended(stage.section);
    const effect = met?.entry.effect ?? stage.section.end;
    if (effect.kind === "decide") return at(effect.outcomes, passed) ?? options.final;
    if (effect.kind !== "pass" || effect.texts === null) continue;
    last = at(effect.texts, passed) ?? null;
    passed += 1;
  }
  return options.final;
}

function isUncertain({ doubt, states }: Candidate, atom: number): boolean {
  return doubt || states[atom] === Maybe;
}

function at<Value>(list: readonly Value[], index: number): Value | undefined {
  return list[Math.min(index, list.length - 1)];
}

/** A tier without policies is skipped, its default action too. */
function isAlone({ tier }: Section, policy: CompiledPolicy): boolean {
  return tier?.policies.length === 1 && tier.policies[0] === policy;
}

/** Of the rules that end the walk through the tier or profile. */
function firstMatch({ candidates, section }: Stage, atom: number, options: WalkOptions): Candidate | null {
  const { lookout, skip, without } = options;
  for (const candidate of candidates) {
    const { entry, states } = candidate;
    if ((states[atom] ?? No) === No || entry === skip || (without && entry.policy === without)) continue;
    lookout?.met(entry, section);
    if (entry.effect.kind !== "log") return candidate;
  }
  return null;
}
