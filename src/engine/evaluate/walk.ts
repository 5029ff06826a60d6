/**
 * The walk of one direction through the tiers that apply, then the profiles (semantics §0). It keeps only what
 * happened, no words: verdicts and traces come from here, explanations are written from its result.
 */
import type { Action, DefaultAction, Direction, Scope } from "../model/policy.ts";
import type { Hit } from "../model/trace.ts";
import type { CompiledPolicy, CompiledProfile, CompiledTier } from "../resolve/compile.ts";
import { failsafeHit, noProfileHit } from "../resolve/hits.ts";
import type { LaneTier } from "../resolve/lanes.ts";
import type { CompiledSet } from "../resolve/policy-set.ts";
import type { PortQuestion } from "../resolve/ports.ts";
import { type CompiledRule, matchRule, type Packet } from "../resolve/rule.ts";
import { Candidates, type RuleList } from "../resolve/screen.ts";
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
  /** Tiers evaluated, in order; skipped and unreached ones are absent. */
  readonly tiers: readonly TierStep[];
  readonly profile: ProfileStep;
  readonly outcome: Outcome;
  readonly hits: readonly Hit[];
  /** Profiles whose Pass was met: iptables goes on, other dataplanes deny (semantics §13). */
  readonly passedProfiles: readonly string[];
}

export interface Question {
  readonly set: CompiledSet;
  readonly endpoint: number;
  readonly direction: Direction;
  readonly scope: Scope;
  readonly packet: Packet;
}

export function walk(question: Question): Walk {
  const { set, endpoint, direction, packet } = question;
  const start = { direction, endpoint, srcPort: packet.srcPort, passedProfiles: [] };
  const isHost = set.objects.endpoints[endpoint]?.kind === "hep";
  if (isHost && isFailsafe(direction, packet.protocol, packet.dstPort)) {
    const hits = [failsafeHit(direction)];
    return { ...start, failsafe: true, tiers: [], profile: { kind: "not-reached" }, outcome: "allow", hits };
  }
  const tiers: TierStep[] = [];
  const hits: Hit[] = [];
  for (const lane of set.lanes.get(endpoint, direction, "normal")) {
    const step = walkTier(question, lane, hits);
    if (!step) continue;
    tiers.push(step);
    const outcome = outcomeOf(step);
    if (outcome) return { ...start, failsafe: false, tiers, profile: { kind: "not-reached" }, outcome, hits };
  }
  return { ...start, failsafe: false, tiers, hits, ...walkProfiles(question, hits) };
}

/** Null where no policy of the tier is in scope. Adds what the tier leaves in the trace. */
function walkTier({ packet, scope }: Question, lane: LaneTier, hits: Hit[]): TierStep | null {
  const { tier } = lane;
  const { policies, lists } = lane.inScope[scope];
  const candidates = new Candidates(lists, packet);
  for (let rule = candidates.next(); rule; rule = candidates.next()) {
    const state = matchRule(rule, packet);
    const policy = policies[candidates.list];
    const { action } = rule.rule;
    if (state === No || !policy || action === "Log") continue;
    if (state === Maybe) return { tier, policies, kind: "undecidable", policy, rule };
    if (rule.hit) hits.push(rule.hit);
    return { tier, policies, kind: "rule", policy, rule, action };
  }
  // The default action is attributed to the last enforced policy, or to the first in the pending trace (semantics §6.6).
  const blamed = scope === "enforced" ? policies.at(-1) : policies[0];
  if (!blamed) return null;
  hits.push(blamed.endHit);
  return { tier, policies, kind: "end-of-tier", action: tier.tier.defaultAction };
}

function outcomeOf(step: TierStep): Outcome | null {
  if (step.kind === "undecidable") return "undecidable";
  if (step.action === "Pass") return null;
  return step.action === "Allow" ? "allow" : "deny";
}

type ProfileResult = Pick<Walk, "profile" | "outcome" | "passedProfiles">;

function walkProfiles(question: Question, hits: Hit[]): ProfileResult {
  const { set, endpoint, direction, packet } = question;
  const passedProfiles: string[] = [];
  for (const name of set.objects.endpoints[endpoint]?.profiles ?? []) {
    const profile = set.profiles.get(name);
    if (!profile) return { ...missingProfile(name, hits), passedProfiles };
    const rule = firstMatch(profile.rules[direction], packet);
    if (!rule) continue;
    if (matchRule(rule, packet) === Maybe) {
      return { profile: { kind: "undecidable", profile, rule }, outcome: "undecidable", passedProfiles };
    }
    if (rule.rule.action === "Pass") {
      passedProfiles.push(name);
      continue;
    }
    if (rule.hit) hits.push(rule.hit);
    const action = rule.rule.action === "Allow" ? "Allow" : "Deny";
    const outcome = action === "Allow" ? "allow" : "deny";
    return { profile: { kind: "match", profile: name, action, rule: rule.index }, outcome, passedProfiles };
  }
  hits.push(noProfileHit);
  return { profile: { kind: "no-match" }, outcome: "deny", passedProfiles };
}

/** The first rule that matches or may match; Log decides nothing and is passed over. */
function firstMatch(list: RuleList, packet: Packet): CompiledRule | null {
  const candidates = new Candidates([list], packet);
  for (let rule = candidates.next(); rule; rule = candidates.next()) {
    if (matchRule(rule, packet) !== No) return rule;
  }
  return null;
}

/** Felix puts a deny-all in place of a profile that does not exist (semantics §1.7). */
function missingProfile(name: string, hits: Hit[]): Pick<Walk, "profile" | "outcome"> {
  hits.push({ tier: noProfileHit.tier, policy: `pro:${name}`, action: "deny", rule: 0 });
  return { profile: { kind: "match", profile: name, action: "Deny", rule: 0 }, outcome: "deny" };
}
