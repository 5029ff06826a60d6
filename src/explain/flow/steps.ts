/** The player: one step per tier evaluated or run of tiers skipped, list by list, the hand-over, and the profile. */
import type { Direction, DirectionTrace, TierTrace } from "#src/engine/index.ts";
import type { RuleLine, Step, TraceItem } from "../types.ts";
import { type EarlyList, listName, placeName } from "../words/list-name.ts";
import { capital, countWords, listOf, listSome, verb } from "../words/text.ts";
import { bypassStep, handOver, type UnnumberedStep } from "./between.ts";
import type { FlowContext } from "./context.ts";
import { judgedName, policyOf } from "./context.ts";
import { profileWords } from "./items.ts";
import { type AskedList, listed, listsOf } from "./lists.ts";
import { ruleLines, trafficOf } from "./rule-lines.ts";
import { trafficWords } from "./verdict.ts";

/** All steps of a flow, numbered. */
export function stepsOf(context: FlowContext): readonly Step[] {
  const { egress, ingress, bypass } = context.trace;
  const steps = [
    ...(egress ? halfSteps(context, egress) : []),
    ...(bypass === null ? [handOver(context)] : [bypassStep(bypass, context.trace.verdict)]),
    ...(ingress ? halfSteps(context, ingress) : []),
  ];
  return steps.map((step, index) => ({ ...step, index }));
}

function halfSteps(context: FlowContext, half: DirectionTrace): readonly UnnumberedStep[] {
  if (half.decider?.kind === "failsafe") return [failsafeStep(context, half)];
  const lists = listsOf(half).flatMap((list) => listSteps(context, half, list));
  return half.profile.state === "not-reached" ? lists : [...lists, profileStep(context, half)];
}

function listSteps(context: FlowContext, half: DirectionTrace, { list, tiers }: AskedList) {
  const steps: UnnumberedStep[] = [];
  let skipped: TierTrace[] = [];
  const flush = (): void => {
    if (skipped.length > 0) steps.push(skippedStep(context, half, skipped));
    skipped = [];
  };
  for (const tier of tiers) {
    if (tier.state.kind === "not-reached") continue;
    if (tier.state.kind === "skipped") {
      skipped.push(tier);
      continue;
    }
    flush();
    steps.push(tierStep(context, { half, tier, list, leads: steps.length === 0 }));
  }
  flush();
  return steps;
}

function failsafeStep({ trace: { flow } }: FlowContext, half: DirectionTrace): UnnumberedStep {
  const side = half.direction === "egress" ? "outbound" : "inbound";
  return {
    half: half.direction,
    mark: "allow",
    tiers: [],
    title: "Failsafe",
    subtitle: "Allowed",
    headline: "Failsafe port: allowed before any policy",
    sentence: `${trafficWords(flow)} is one of Calico's default failsafe ports (${side}): on hosts they are open whatever the policies say.`,
  };
}

type Why = "empty" | "no-policy-applies" | "only-staged";

function skippedStep(
  context: FlowContext,
  half: DirectionTrace,
  tiers: readonly TierTrace[],
): UnnumberedStep {
  const names = tiers.map((tier) => tier.tier);
  const reasons = groupReasons(tiers).map(({ why, tiers: of }) => {
    const where =
      why === "empty"
        ? `${listOf(of)} ${of.length === 1 ? "has" : "have"} no policies`
        : `${appliesWords(why)} in ${listOf(of)}`;
    return why === "empty" ? where : `${where} applies to ${judgedName(context, half)} for ${half.direction}`;
  });
  return {
    half: half.direction,
    mark: "skipped",
    tiers: names,
    title: listSome(names, 2),
    subtitle: "Skipped",
    headline: `${listSome(names, 3)}: skipped`,
    sentence: `${names.length === 1 ? "Tier" : "Tiers"} ${listOf(names)} ${names.length === 1 ? "is" : "are"} skipped: ${reasons.join("; ")}.`,
  };
}

function appliesWords(why: Why): string {
  return why === "only-staged" ? "nothing but staged policies" : "no policy";
}

function groupReasons(
  tiers: readonly TierTrace[],
): readonly { readonly why: Why; readonly tiers: readonly string[] }[] {
  const groups = new Map<Why, string[]>();
  for (const { tier, state } of tiers) {
    if (state.kind !== "skipped") continue;
    groups.set(state.why, [...(groups.get(state.why) ?? []), tier]);
  }
  return [...groups.entries()].map(([why, of]) => ({ why, tiers: of }));
}

interface Looked {
  readonly half: DirectionTrace;
  readonly tier: TierTrace;
  readonly list: EarlyList | undefined;
}

type Kind<K extends TierTrace["state"]["kind"]> = Extract<TierTrace["state"], { readonly kind: K }>;

/** `leads`: the first one of its list. */
type TierStep = Looked & { readonly leads: boolean };

function tierStep(context: FlowContext, { leads, ...looked }: TierStep): UnnumberedStep {
  const { half, tier, list } = looked;
  const told = tellTier(context, looked, tier.state);
  const before =
    list !== undefined && leads ? `The ${listName(list)} list is asked before the tiers of the host. ` : "";
  return {
    half: half.direction,
    tiers: [tier.tier],
    ...listed(list),
    title: tier.tier,
    ...told,
    subtitle: list === undefined ? told.subtitle : `${listName(list)}, ${told.subtitle}`,
    sentence: `${before}${told.sentence}`,
  };
}

type Told = Pick<Step, "mark" | "subtitle" | "headline" | "sentence">;

function tellTier(context: FlowContext, looked: Looked, state: TierTrace["state"]): Told {
  const name = placeName(looked.tier.tier, looked.list);
  switch (state.kind) {
    case "rule":
      return tellRule(context, looked, state);
    case "end-of-tier":
      return tellEnd(context, looked, state);
    case "undecidable":
      return tellUndecidable(context, looked, state);
    case "skipped":
      return skippedStep(context, looked.half, [looked.tier]);
    case "not-reached":
      return {
        mark: "not-reached",
        subtitle: "Not reached",
        headline: `${name}: not reached`,
        sentence: `Tier ${name} is not reached.`,
      };
  }
}

const acts = { Allow: "allows it", Deny: "denies it", Pass: "passes it on" } as const;
const actionMarks = { Allow: "allow", Deny: "deny", Pass: "pass" } as const;

function tellRule(context: FlowContext, looked: Looked, { policy, action }: Kind<"rule">): Told {
  const tier = placeName(looked.tier.tier, looked.list);
  const name = context.names.policy(policy);
  const line = decidingLine(context, looked.half, looked.tier);
  const why = line ? ` by ${line.name} (${trafficOf(line)})` : "";
  return {
    mark: actionMarks[action],
    subtitle: name,
    headline: `${tier}: ${name} ${acts[action]}`,
    sentence: `In ${tier}, ${beforeWords(context, looked)}${name} ${acts[action]}${why}.`,
  };
}

function tellEnd(context: FlowContext, looked: Looked, { action, causes }: Kind<"end-of-tier">): Told {
  const tier = placeName(looked.tier.tier, looked.list);
  const n = causes.length;
  const end =
    action === "Pass" ? "so the tier ends in Pass and the flow goes on" : "so the tier ends in Deny";
  const names = listOf(causes.map(context.names.policy));
  const wants = wantsWords(context, looked);
  return {
    mark: action === "Pass" ? "end-pass" : "end-deny",
    subtitle: `End: ${action}`,
    headline: `${tier}: ${countWords(n, "policy")} ${verb(n, "apply")}, no rule matches`,
    sentence: `In ${tier}, ${names} ${verb(n, "apply")} and no rule matches${wants}, ${end}.`,
  };
}

function tellUndecidable(context: FlowContext, looked: Looked, { policy }: Kind<"undecidable">): Told {
  const tier = placeName(looked.tier.tier, looked.list);
  const name = context.names.policy(policy);
  const reason = listOf(looked.half.undecidable);
  return {
    mark: "undecidable",
    subtitle: name,
    headline: `${tier}: ${name} cannot be decided`,
    sentence: `In ${tier}, ${beforeWords(context, looked)}it cannot be said whether ${name} matches: ${reason}.`,
  };
}

/** `allow-dns does not match and `: what was looked at before. */
function beforeWords(context: FlowContext, looked: Looked): string {
  const names = looked.tier.policies
    .filter((policy) => policy.state === "no-match")
    .map((policy) => context.names.policy(policy.policy));
  if (names.length === 0) return "";
  return `${listSome(names, 3)} ${verb(names.length, "do")} not match${wantsWords(context, looked)} and `;
}

/** ` (destination port: wants 53, is 5432)` where one rule says it all. */
function wantsWords(context: FlowContext, { half, tier }: Looked): string {
  const lines = tier.policies.flatMap((policy) =>
    policy.state === "no-match" ? linesOf(context, half, policy) : [],
  );
  const reasons = [...new Set(lines.filter((line) => line.reason !== "").map((line) => line.reason))];
  return reasons.length === 1 ? ` (${reasons[0] ?? ""})` : "";
}

function linesOf(
  context: FlowContext,
  half: DirectionTrace,
  policy: TierTrace["policies"][number],
): readonly RuleLine[] {
  const written = policyOf(context, policy.policy);
  return written && "rules" in policy ? ruleLines(written, half.direction, policy.rules) : [];
}

function decidingLine(context: FlowContext, half: DirectionTrace, tier: TierTrace): RuleLine | undefined {
  const matched = tier.policies.find((policy) => policy.state === "match");
  return matched && linesOf(context, half, matched).find((line) => line.state === "match");
}

function profileStep(context: FlowContext, half: DirectionTrace): UnnumberedStep {
  const told = profileWords(context, half);
  const profile =
    half.profile.state === "match" || half.profile.state === "undecidable"
      ? half.profile.profile
      : "no profile";
  const subtitle = told.mark === "allow" ? "Allowed" : told.mark === "deny" ? "Denied" : "Undecidable";
  const sentence =
    told.outcome === "Profile"
      ? `No tier decides, so the profiles are asked: ${told.reason}.`
      : `${capital(told.reason)}.`;
  return {
    half: half.direction,
    mark: told.mark,
    tiers: [],
    title: profile,
    subtitle,
    headline: `Profiles: ${told.reason}`,
    sentence,
  };
}

/** Index of the step that covers a tier of a half (empty name: its profile or failsafe port), or null. */
export function stepCovering(
  steps: readonly Step[],
  half: Direction,
  { tier, list }: Pick<TraceItem, "tier" | "list">,
): number | null {
  const found = steps.find(
    (step) =>
      step.half === half &&
      step.list === list &&
      (tier === "" ? step.tiers.length === 0 : step.tiers.includes(tier)),
  );
  return found?.index ?? null;
}
