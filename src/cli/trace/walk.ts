/** A flow's walk as text: tier by tier, policy by policy, with the rules that were looked at and where they stand. */
import type { PolicyId, PolicySet } from "#src/engine/index.ts";
import {
  type Explanation,
  type HalfFacts,
  placeName,
  type RuleLine,
  type TraceItem,
} from "#src/explain/index.ts";
import { placeOf, type Place, type Reading } from "#src/manifest/index.ts";
import type { Paint } from "../paint.ts";
import { glyphs, ruleSigns } from "./marks.ts";

export interface WalkContext {
  readonly set: PolicySet;
  readonly reading: Reading;
  readonly paint: Paint;
  /** Every policy that does not apply, instead of their number. */
  readonly all: boolean;
}

/** Runs of policies that do not apply are folded where they are longer. */
const shownRun = 3;

/** Both halves, then who decided, what nearly did, and how it is known. Ends in a line break. */
export function walkText(context: WalkContext, explanation: Explanation): string {
  const { egress, ingress } = explanation;
  const halves = [egress, ingress].flatMap((half) =>
    half === null ? [] : [...halfLines(context, half), ""],
  );
  const outside = halves.length === 0 ? [...explanation.narration, ""] : [];
  return [...halves, ...outside, ...afterwords(context, explanation), ""].join("\n");
}

function halfLines(context: WalkContext, half: HalfFacts): readonly string[] {
  const { paint } = context;
  const { sign, hue } = glyphs[half.mark];
  const end = half.direction === "egress" ? "Egress, leaving" : "Ingress, entering";
  const would = half.hypothetical ? " (would be, if it left the source)" : "";
  const head = `${paint("strong", `${end} ${half.endpoint}`)}${would}: ${paint(hue, `${sign} ${half.summary}`)}`;
  return [head, ...tiersOf(half.items).flatMap((items) => tierLines(context, half, items))];
}

/** Items of one tier of one list follow one another; the profile is a group of its own. */
function tiersOf(items: readonly TraceItem[]): readonly (readonly TraceItem[])[] {
  const groups: TraceItem[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0]?.tier === item.tier && last[0].list === item.list) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function tierLines(context: WalkContext, half: HalfFacts, items: readonly TraceItem[]): readonly string[] {
  const [first] = items;
  if (!first) return [];
  const alone = items.length === 1 && first.policy === null;
  if (alone) return [`  ${lead(context, first)}${aloneText(first)}`];
  const head = `  ${context.paint("strong", placeName(first.tier, first.list))}${context.paint("quiet", tierFacts(context, first))}`;
  return [head, ...folded(items, context.all).flatMap((part) => partLines(context, half, part))];
}

/** ` (order 100, ends in Deny)`; the lists before the tiers of a host never end in Deny. */
function tierFacts({ set }: WalkContext, { tier: name, list }: TraceItem): string {
  const tier = set.tiers.find(({ tier: each }) => each.name === name)?.tier;
  if (!tier) return "";
  return ` (order ${tier.order}, ends in ${list === undefined ? tier.defaultAction : "Pass"})`;
}

function aloneText({ tier, list, reason }: TraceItem): string {
  return [tier === "" ? "" : placeName(tier, list), reason].filter((text) => text !== "").join(": ");
}

type Part = TraceItem | { readonly folded: number };

function folded(items: readonly TraceItem[], all: boolean): readonly Part[] {
  if (all) return items;
  const parts: Part[] = [];
  let run: TraceItem[] = [];
  const flush = (): void => {
    parts.push(...(run.length > shownRun ? [{ folded: run.length }] : run));
    run = [];
  };
  for (const item of items) {
    if (item.outcome === "Does not apply") run.push(item);
    else {
      flush();
      parts.push(item);
    }
  }
  flush();
  return parts;
}

function partLines(context: WalkContext, half: HalfFacts, part: Part): readonly string[] {
  if ("folded" in part)
    return [`    ${context.paint("quiet", `–  ${part.folded} policies do not apply (--all lists them)`)}`];
  const { policy, rules, reason } = part;
  const looked = policy === null ? [] : rules.filter(({ state }) => state !== "not-reached");
  const told = looked.length > 0 || reason === "" ? "" : reason;
  const text = [policy ?? "", told].filter((one) => one !== "").join(": ");
  const lines = looked.map((rule) => ruleText(context, { half, policy, rule }));
  return [`    ${lead(context, part)}${text}`, ...lines];
}

const outcomeWidth = "Does not apply".length + 2;

function lead({ paint }: WalkContext, { mark, outcome }: TraceItem): string {
  const { sign, hue } = glyphs[mark];
  return paint(hue, `${sign}  ${outcome.padEnd(outcomeWidth)}`);
}

interface Ruled {
  readonly half: HalfFacts;
  readonly policy: PolicyId | null;
  readonly rule: RuleLine;
}

function ruleText(context: WalkContext, { half, policy, rule }: Ruled): string {
  const place =
    policy === null ? null : placeOf(context.reading, policy, `spec.${half.direction}[${rule.ref.written}]`);
  const more = rule.failures > 1 ? `, ${rule.failures} tests fail` : "";
  const why = rule.reason === "" ? "" : ` – ${rule.reason}${more}`;
  return `         ${ruleSigns[rule.state]} ${rule.name}: ${rule.summary}${why}${whereText(context, place)}`;
}

function whereText({ paint }: WalkContext, place: Place | null): string {
  return place === null ? "" : paint("quiet", ` (${place.file}:${place.start.line})`);
}

const mostNearMisses = 3;

function afterwords(context: WalkContext, explanation: Explanation): readonly string[] {
  const { word, deciding, missingPass, notices, knownBy } = explanation;
  const near = word === "Allowed" ? [] : explanation.nearMisses.slice(0, mostNearMisses);
  return [
    ...deciding.map(
      ({ direction, title, place }) => `Decides ${direction}: ${title}${whereText(context, place)}`,
    ),
    ...near.map(({ policy, line, badge }) => `Nearly: ${policy}, ${line.name}: ${line.reason} (${badge})`),
    ...(missingPass === null ? [] : [missingPass]),
    ...notices.map((notice) => `Note: ${notice}`),
    `How it is known: ${knownBy}.`,
  ];
}
