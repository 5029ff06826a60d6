/**
 * The trace lists: what a host endpoint is asked before its tiers, one item per tier skipped or not reached, one per
 * policy of every other tier, then End of tier or Profile where it acts. Texts begin with the outcome word, then tier
 * and policy.
 */
import type { DirectionTrace, NotApplies, PolicyTrace, TierTrace } from "#src/engine/index.ts";
import { mutedReason } from "#src/manifest/index.ts";
import type { Mark, OutcomeWord, RuleLine, TraceItem } from "../types.ts";
import { failureWords } from "../words/failure.ts";
import { type EarlyList, listName, placeName } from "../words/list-name.ts";
import { count, listOf, verb } from "../words/text.ts";
import type { FlowContext } from "./context.ts";
import { assumedNamespace, hasEveryInterface, judgedNoun, policyOf, selectsNothing } from "./context.ts";
import { listed, listsOf } from "./lists.ts";
import { ruleLines, trafficOf } from "./rule-lines.ts";

/** Items of a half, and how many of the first ones belong to each tier. `step` is filled in by the steps. */
export type UnnumberedItem = Omit<TraceItem, "step">;

export function itemsOf(context: FlowContext, half: DirectionTrace): readonly UnnumberedItem[] {
  const lists = listsOf(half).flatMap(({ list, tiers }) =>
    tiers.flatMap((tier) => tierItems(context, half, { tier, list })),
  );
  const before = half.decider?.kind === "failsafe" ? [failsafeItem(half)] : [];
  const profile = profileItem(context, half);
  return [...before, ...lists, ...(profile ? [profile] : [])];
}

/** Failsafe ports of a host come before every policy (semantics §7). */
function failsafeItem(half: DirectionTrace): UnnumberedItem {
  const outcome = "Allow";
  const reason = "failsafe port of the host, open whatever the policies say";
  return {
    outcome,
    mark: "allow",
    reason,
    key: `${half.direction} failsafe`,
    tier: "",
    policy: null,
    rules: [],
    text: textOf([outcome], reason),
  };
}

interface InList {
  readonly tier: TierTrace;
  readonly list: EarlyList | undefined;
}

function tierItems(context: FlowContext, half: DirectionTrace, asked: InList): readonly UnnumberedItem[] {
  const { tier, list } = asked;
  const { state } = tier;
  if (state.kind === "not-reached")
    return [tierItem(half, asked, { outcome: "Not reached", mark: "not-reached", reason: "" })];
  if (state.kind === "skipped") {
    return [
      tierItem(half, asked, { outcome: "Skipped", mark: "skipped", reason: skipWords(half, state.why) }),
    ];
  }
  const policies = tier.policies.map((policy) => policyItem(context, half, { tier, list, policy }));
  return state.kind === "end-of-tier" ? [...policies, endItem(context, half, { ...asked, state })] : policies;
}

interface Told {
  readonly outcome: OutcomeWord;
  readonly mark: Mark;
  readonly reason: string;
}

function tierItem(half: DirectionTrace, { tier, list }: InList, told: Told): UnnumberedItem {
  return {
    ...told,
    key: keyOf(half, list, `${tier.tier} ${told.mark}`),
    tier: tier.tier,
    ...listed(list),
    policy: null,
    rules: [],
    text: textOf([told.outcome, placeName(tier.tier, list)], told.reason),
  };
}

function keyOf({ direction }: DirectionTrace, list: EarlyList | undefined, name: string): string {
  return list === undefined ? `${direction} ${name}` : `${direction} ${list} ${name}`;
}

/** `no policy there applies for egress` */
export function skipWords(half: DirectionTrace, why: "empty" | "no-policy-applies" | "only-staged"): string {
  switch (why) {
    case "empty":
      return "the tier has no policies";
    case "only-staged":
      return `only staged policies apply for ${half.direction}`;
    case "no-policy-applies":
      return `no policy of the tier applies for ${half.direction}`;
  }
}

interface AtEnd extends InList {
  readonly state: Extract<TierTrace["state"], { readonly kind: "end-of-tier" }>;
}

function endItem(context: FlowContext, half: DirectionTrace, { state, ...asked }: AtEnd): UnnumberedItem {
  const reason = `${state.action}, ${causesWords(context, state.causes)}`;
  const mark = state.action === "Pass" ? "end-pass" : "end-deny";
  return tierItem(half, asked, { outcome: "End of tier", mark, reason });
}

/** `allow-dns and legacy-dns-tcp apply and no rule matches`: all of them, because each makes the tier act. */
export function causesWords(context: FlowContext, causes: readonly PolicyTrace["policy"][]): string {
  return `${listOf(causes.map(context.names.policy))} ${verb(causes.length, "apply")} and no rule matches`;
}

interface InTier extends InList {
  readonly policy: PolicyTrace;
}

function policyItem(
  context: FlowContext,
  half: DirectionTrace,
  { tier, list, policy }: InTier,
): UnnumberedItem {
  const rules = linesOf(context, half, policy);
  const told = tell(context, half, { policy, rules });
  return {
    ...told,
    key: keyOf(half, list, policy.policy),
    tier: tier.tier,
    ...listed(list),
    policy: policy.policy,
    rules,
    text: textOf([told.outcome, placeName(tier.tier, list), policy.policy], told.reason),
  };
}

function linesOf(context: FlowContext, half: DirectionTrace, policy: PolicyTrace): readonly RuleLine[] {
  const written = policyOf(context, policy.policy);
  return written && "rules" in policy ? ruleLines(written, half.direction, policy.rules) : [];
}

interface Lined {
  readonly policy: PolicyTrace;
  readonly rules: readonly RuleLine[];
}

function tell(context: FlowContext, half: DirectionTrace, { policy, rules }: Lined): Told {
  switch (policy.state) {
    case "not-reached":
      return { outcome: "Not reached", mark: "not-reached", reason: "" };
    case "does-not-apply":
      return { outcome: "Does not apply", ...whyNot(context, half, policy) };
    case "undecidable":
      return {
        outcome: "Undecidable",
        mark: "undecidable",
        reason: `${half.direction} rule ${policy.by.written + 1}: ${policy.reason}`,
      };
    case "match": {
      const line = rules.find((rule) => rule.ref.written === policy.by.written);
      const mark = policy.action === "Allow" ? "allow" : policy.action === "Deny" ? "deny" : "pass";
      const reason = line ? `${line.name}: ${trafficOf(line)}${logged(rules)}` : "";
      return { outcome: policy.action, mark, reason };
    }
    case "no-match":
      return noMatch(half, rules);
  }
}

function noMatch(half: DirectionTrace, rules: readonly RuleLine[]): Told {
  const logs = rules.filter((rule) => rule.state === "log");
  if (logs.length > 0) {
    const others = rules.length > logs.length ? "no other rule matches" : "it has no other rule";
    const reason = `${listOf(logs.map((rule) => rule.name))} ${verb(logs.length, "log")} it, ${others}`;
    return { outcome: "Log", mark: "log", reason };
  }
  return { outcome: "No match", mark: "no-match", reason: noMatchWords(half, rules) };
}

/** How many rules a reason tells about; the rest stand in the item's rule lines. */
const TOLD_RULES = 3;

/** `it has no egress rules`, what the only rule wants, or what each of several wants, nearest first. */
function noMatchWords(half: DirectionTrace, rules: readonly RuleLine[]): string {
  const [only] = rules;
  if (!only) return `it has no ${half.direction} rules`;
  if (rules.length === 1) return `${only.name}: ${only.reason}`;
  const told = rules.toSorted((a, b) => a.failures - b.failures).slice(0, TOLD_RULES);
  const each = told.map((rule) => `rule ${rule.ref.written + 1}: ${rule.reason}`);
  const rest = rules.length > told.length ? `; ${count(rules.length - told.length, "more rule")}` : "";
  return `none of its ${count(rules.length, `${half.direction} rule`)} matches; ${each.join("; ")}${rest}`;
}

function logged(rules: readonly RuleLine[]): string {
  const logs = rules.filter((rule) => rule.state === "log");
  return logs.length === 0 ? "" : `, logged by ${listOf(logs.map((rule) => rule.name))}`;
}

type Idle = Extract<PolicyTrace, { readonly state: "does-not-apply" }>;

function whyNot(context: FlowContext, half: DirectionTrace, { policy, why }: Idle): Omit<Told, "outcome"> {
  if (why.kind === "selector" && selectsNothing(context, policy)) {
    return { mark: "selects-nothing", reason: `selects no loaded endpoint: ${selectorWords(why)}` };
  }
  switch (why.kind) {
    case "selector":
      return {
        mark: "other-endpoints",
        reason: `does not select ${judgedNoun(context, half)}: ${selectorWords(why)}`,
      };
    case "direction":
      return {
        mark: "other-direction",
        reason: why.governs.length === 0 ? "governs no direction" : `governs ${listOf(why.governs)} only`,
      };
    case "staged":
      return { mark: "staged", reason: "staged, so it does not count until it is enforced" };
    case "ignored":
      return { mark: "ignored", reason: ignoredWords(why.reason) };
    case "hosts-only":
      return { mark: "ignored", reason: "doNotTrack and preDNAT policies act on host endpoints only" };
    case "other-stage":
      return { mark: "ignored", reason: otherStage(context, half, why.stage) };
  }
}

/** What the user muted is no matter of Calico's. */
function ignoredWords(reason: string): string {
  return reason === mutedReason
    ? "muted in the draft, so it does not count"
    : `Calico ignores this policy entirely: ${reason}`;
}

/** A host endpoint for all interfaces has no untracked list (semantics §7). */
function otherStage(context: FlowContext, half: DirectionTrace, stage: EarlyList): string {
  return stage === "untracked" && hasEveryInterface(context, half)
    ? "doNotTrack policies do nothing on a host endpoint for all interfaces (*)"
    : `acts before these tiers, in the ${listName(stage)} list of the host`;
}

/** Only the words behind the subject: a policy's selector has no source or destination. */
function selectorWords(why: Extract<NotApplies, { readonly kind: "selector" }>): string {
  const predicate = `source.${why.part}` as const;
  return failureWords({ predicate, wanted: why.wanted, actual: why.actual }).line.replace(/^source /, "");
}

function profileItem(context: FlowContext, half: DirectionTrace): UnnumberedItem | null {
  const { profile } = half;
  if (profile.state === "not-reached") return null;
  const told = profileWords(context, half);
  return {
    ...told,
    key: `${half.direction} profile`,
    tier: "",
    policy: null,
    rules: [],
    text: textOf([told.outcome], told.reason),
  };
}

export function profileWords(context: FlowContext, half: DirectionTrace): Told {
  const { profile } = half;
  switch (profile.state) {
    case "not-reached":
      return { outcome: "Not reached", mark: "not-reached", reason: "" };
    case "match":
      return {
        outcome: "Profile",
        mark: profile.action === "Allow" ? "allow" : "deny",
        reason: `${profile.profile} ${profile.action === "Allow" ? "allows" : "denies"} what no tier decided${assumedWords(context, half)}`,
      };
    case "no-match":
      return {
        outcome: "Profile",
        mark: "deny",
        reason:
          profile.profiles.length === 0
            ? "there is none, and what no tier decides is denied"
            : `no rule of ${listOf(profile.profiles)} matches, so it is denied`,
      };
    case "undecidable":
      return {
        outcome: "Undecidable",
        mark: "undecidable",
        reason: `profile ${profile.profile}: ${profile.reason}`,
      };
  }
}

function textOf(head: readonly string[], reason: string): string {
  return reason === "" ? head.join(", ") : `${head.join(", ")}: ${reason}`;
}

/** `, if namespace shop exists: it is not loaded`, or nothing where it is loaded. */
function assumedWords(context: FlowContext, half: DirectionTrace): string {
  const namespace = assumedNamespace(context, half);
  return namespace === null ? "" : `, if namespace ${namespace} exists: it is not loaded`;
}
