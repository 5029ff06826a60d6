/**
 * The walk of one direction through the tiers that apply, then the profiles (semantics §0). It keeps only what
 * happened, no words: verdicts and traces come from here, explanations are written from its result.
 */
import type { Action, DefaultAction, Direction, Scope } from "../model/policy.ts";
import type { Hit } from "../model/trace.ts";
import type { CompiledPolicy, CompiledProfile, CompiledTier } from "../resolve/compile.ts";
import { failsafeHit, noProfileHit, ruleHit } from "../resolve/hits.ts";
import { type EarlyStage, earlyStages, type LaneTier, type Stage } from "../resolve/lanes.ts";
import type { CompiledSet } from "../resolve/policy-set.ts";
import type { PortQuestion } from "../resolve/ports.ts";
import { type CompiledRule, matchRule, type Packet } from "../resolve/rule.ts";
import { Candidates, type Screen } from "../resolve/screen.ts";
import { Maybe, No } from "../resolve/state.ts";
import { isFailsafe } from "./failsafe.ts";

export type FinalAction = Exclude<Action, "Log">;
export type Outcome = "allow" | "deny" | "undecidable";

/** One tier with policies in scope. `policies`: those in scope, in order. */
export type TierStep = { readonly tier: CompiledTier; readonly policies: readonly CompiledPolicy[] } & (
  | {
      readonly kind: "rule";
      readonly policy: CompiledPolicy;
      readonly rule: CompiledRule;
      readonly action: FinalAction;
    }
  | { readonly kind: "end-of-tier"; readonly action: DefaultAction }
  | { readonly kind: "undecidable"; readonly policy: CompiledPolicy; readonly rule: CompiledRule }
);

export type ProfileStep =
  | { readonly kind: "not-reached" }
  | {
      readonly kind: "match";
      readonly profile: string;
      readonly action: "Allow" | "Deny";
      readonly rule: number;
    }
  | { readonly kind: "no-match" }
  | { readonly kind: "undecidable"; readonly profile: CompiledProfile; readonly rule: CompiledRule };

export interface Walk {
  readonly direction: Direction;
  /** Object number of the endpoint judged. */
  readonly endpoint: number;
  /** The source port that was assumed; null = any ephemeral one. */
  readonly srcPort: PortQuestion;
  readonly failsafe: boolean;
  /** What a host endpoint was asked before its tiers; empty for pods. */
  readonly stages: readonly StageWalk[];
  /** Tiers evaluated, in order; skipped and unreached ones are absent. */
  readonly tiers: readonly TierStep[];
  readonly profile: ProfileStep;
  readonly outcome: Outcome;
  readonly hits: readonly Hit[];
  /** Profiles whose Pass was met: iptables goes on, other dataplanes deny (semantics §13). */
  readonly passedProfiles: readonly string[];
}

/** Untracked or pre-DNAT policies of a host endpoint (semantics §7). */
export interface StageWalk {
  readonly stage: EarlyStage;
  readonly tiers: readonly TierStep[];
  /** Null: nothing decided, the next list is asked. */
  readonly outcome: Outcome | null;
}

export interface Question {
  readonly set: CompiledSet;
  readonly endpoint: number;
  readonly direction: Direction;
  readonly scope: Scope;
  readonly packet: Packet;
  /** `normal`: without what a host endpoint is asked before its tiers. */
  readonly lists: "every" | "normal";
}

export function walk(question: Question): Walk {
  const hits: Hit[] = [];
  if (meetsFailsafe(question)) {
    hits.push(failsafeHit(question.direction));
    return walked(question, { failsafe: true, stages: [], tiers: [], hits, end: decided("allow") });
  }
  const stages = question.lists === "every" ? walkStages(question, hits) : [];
  const early = stages.at(-1)?.outcome;
  if (early) return walked(question, { failsafe: false, stages, tiers: [], hits, end: decided(early) });
  const { tiers, outcome } = walkLane(question, "normal", hits);
  const end = outcome ? decided(outcome) : walkProfiles(question, hits);
  return walked(question, { failsafe: false, stages, tiers, hits, end });
}

/** Up to the first stage that decides. Only the deciding one leaves a trace: the normal list's is Calico's otherwise. */
function walkStages(question: Question, hits: Hit[]): readonly StageWalk[] {
  const stages: StageWalk[] = [];
  for (const stage of earlyStages(question.set, question.endpoint)) {
    const own: Hit[] = [];
    const { tiers, outcome } = walkLane(question, stage, own);
    if (tiers.length > 0) stages.push({ stage, tiers, outcome });
    if (!outcome) continue;
    hits.push(...own.filter(({ rule }) => rule >= 0));
    break;
  }
  return stages;
}

interface LaneWalk {
  readonly tiers: readonly TierStep[];
  /** Null: every tier passed. */
  readonly outcome: Outcome | null;
}

function walkLane(question: Question, stage: Stage, hits: Hit[]): LaneWalk {
  const tiers: TierStep[] = [];
  for (const lane of question.set.lanes.get(question.endpoint, question.direction, stage)) {
    const step = walkTier(question, lane, hits);
    if (!step) continue;
    tiers.push(step);
    const outcome = outcomeOf(step);
    if (outcome) return { tiers, outcome };
  }
  return { tiers, outcome: null };
}

function meetsFailsafe({ set, endpoint, direction, packet }: Question): boolean {
  const isHost = set.objects.endpoints[endpoint]?.kind === "hep";
  return isHost && isFailsafe(direction, packet.protocol, packet.dstPort);
}

/** Tiers decided. */
function decided(outcome: Outcome): ProfileResult {
  return { profile: notReached, outcome, passedProfiles: [] };
}

const notReached: ProfileStep = { kind: "not-reached" };

type Happened = Pick<Walk, "failsafe" | "stages" | "tiers" | "hits"> & { readonly end: ProfileResult };

/** Written out: spreading would cost more than the walk. */
function walked({ direction, endpoint, packet }: Question, happened: Happened): Walk {
  const { failsafe, stages, tiers, hits, end } = happened;
  const { profile, outcome, passedProfiles } = end;
  return {
    direction,
    endpoint,
    srcPort: packet.srcPort,
    failsafe,
    stages,
    tiers,
    profile,
    outcome,
    hits,
    passedProfiles,
  };
}

/** Null where no policy of the tier is in scope. Adds what the tier leaves in the trace. */
function walkTier({ packet, scope }: Question, lane: LaneTier, hits: Hit[]): TierStep | null {
  const { tier } = lane;
  const { policies, screen } = lane.inScope[scope];
  const candidates = new Candidates(screen, packet);
  for (let rule = candidates.next(); rule; rule = candidates.next()) {
    const state = matchRule(rule, packet);
    const policy = policies[candidates.list];
    const { action } = rule.rule;
    if (state === No || !policy || action === "Log") continue;
    if (state === Maybe) return { tier, policies, kind: "undecidable", policy, rule };
    hits.push(ruleHit(rule.origin, action, rule.index));
    return { tier, policies, kind: "rule", policy, rule, action };
  }
  // The default action is attributed to the last enforced policy, or to the first in the pending trace (semantics §6.6).
  const blamed = scope === "enforced" ? policies.at(-1) : policies[0];
  if (!blamed) return null;
  hits.push(blamed.endHit);
  return { tier, policies, kind: "end-of-tier", action: lane.defaultAction };
}

function outcomeOf(step: TierStep): Outcome | null {
  if (step.kind === "undecidable") return "undecidable";
  if (step.action === "Pass") return null;
  return step.action === "Allow" ? "allow" : "deny";
}

/** The rule at which a walk could not go on; null where it is decided. */
export function stopOf({ stages, tiers, profile }: Walk): { readonly rule: CompiledRule } | null {
  if (profile.kind === "undecidable") return profile;
  const last = tiers.at(-1) ?? stages.at(-1)?.tiers.at(-1);
  return last?.kind === "undecidable" ? last : null;
}

type ProfileResult = Pick<Walk, "profile" | "outcome" | "passedProfiles">;

function walkProfiles(question: Question, hits: Hit[]): ProfileResult {
  const { set, endpoint, direction, packet } = question;
  const passedProfiles: string[] = [];
  for (const name of set.objects.endpoints[endpoint]?.profiles ?? []) {
    const profile = set.profiles.get(name);
    if (!profile) return missingProfile(name, passedProfiles, hits);
    const rule = firstMatch(profile.screens[direction], packet);
    if (!rule) continue;
    if (matchRule(rule, packet) === Maybe) {
      return { profile: { kind: "undecidable", profile, rule }, outcome: "undecidable", passedProfiles };
    }
    if (rule.rule.action === "Pass") {
      passedProfiles.push(name);
      continue;
    }
    const action = rule.rule.action === "Allow" ? "Allow" : "Deny";
    hits.push(ruleHit(rule.origin, action, rule.index));
    const outcome = action === "Allow" ? "allow" : "deny";
    return { profile: { kind: "match", profile: name, action, rule: rule.index }, outcome, passedProfiles };
  }
  hits.push(noProfileHit);
  return { profile: { kind: "no-match" }, outcome: "deny", passedProfiles };
}

/** The first rule that matches or may match; Log decides nothing and is passed over. */
function firstMatch(screen: Screen, packet: Packet): CompiledRule | null {
  const candidates = new Candidates(screen, packet);
  for (let rule = candidates.next(); rule; rule = candidates.next()) {
    if (matchRule(rule, packet) !== No) return rule;
  }
  return null;
}

/** Felix puts a deny-all in place of a profile that does not exist (semantics §1.7). */
function missingProfile(name: string, passedProfiles: readonly string[], hits: Hit[]): ProfileResult {
  hits.push({ tier: noProfileHit.tier, policy: `pro:${name}`, action: "deny", rule: 0 });
  return {
    profile: { kind: "match", profile: name, action: "Deny", rule: 0 },
    outcome: "deny",
    passedProfiles,
  };
}
