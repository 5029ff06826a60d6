/** The trace as five to ten plain sentences. */
import { printAddress } from "#src/engine/index.ts";
import type { Direction, FlowEnd } from "#src/engine/index.ts";
import type { Step } from "../types.ts";
import { endLabel, endpointOf } from "../words/names.ts";
import { capital, listOf } from "../words/text.ts";
import type { FlowContext } from "./context.ts";
import { trafficWords } from "./verdict.ts";

const most = 10;
const least = 5;

export interface Told {
  readonly steps: readonly Step[];
  readonly verdict: string;
  readonly knownBy: string;
}

/** Opening, one sentence per step, verdict, how it is known. Long walks are told in fewer sentences. */
export function narrate(context: FlowContext, { steps, verdict, knownBy }: Told): readonly string[] {
  const closing = [`${verdict}.`, `This is ${knownBy}.`];
  const room = most - 1 - closing.length;
  const walked = shortened(steps, room);
  const sentences = [opening(context), ...walked, ...closing];
  return [...sentences, ...reminders(context).slice(0, Math.max(0, least - sentences.length))];
}

function opening(context: FlowContext): string {
  const { flow } = context.trace;
  const source = flow.srcPort === null || flow.srcPort === 0 ? "" : ` from port ${flow.srcPort}`;
  return `The flow goes from ${endWords(context, flow.from)} to ${endWords(context, flow.to)} on ${trafficWords(flow)}${source}.`;
}

function endWords({ names }: FlowContext, end: FlowEnd): string {
  const label = endLabel(names, end);
  if (!endpointOf(names, end)) return label;
  return end.address ? `${label} (${printAddress(end.address)})` : `${label} (address unknown)`;
}

/** Halves are told in two sentences, the longer one first, until all fits: what led on, and what ended it. */
function shortened(steps: readonly Step[], room: number): readonly string[] {
  const told = (half: Step["half"]): readonly string[] =>
    steps.filter((step) => step.half === half).map((step) => step.sentence);
  const full = { egress: told("egress"), ingress: told("ingress") };
  const short = { egress: shortenedHalf(steps, "egress"), ingress: shortenedHalf(steps, "ingress") };
  const longer = full.egress.length >= full.ingress.length ? "egress" : "ingress";
  const tries = [full, { ...full, [longer]: short[longer] }, short];
  const all = tries.map(({ egress, ingress }) => [...egress, ...told("hand-over"), ...ingress]);
  return all.find((sentences) => sentences.length <= room) ?? all.at(-1) ?? [];
}

function shortenedHalf(steps: readonly Step[], half: Direction): readonly string[] {
  const own = steps.filter((step) => step.half === half);
  const last = own.at(-1);
  if (!last) return [];
  const before = own.slice(0, -1);
  const skipped = before.filter((step) => step.mark === "skipped").flatMap((step) => step.tiers);
  const passed = before.filter((step) => step.mark !== "skipped").flatMap((step) => step.tiers);
  const parts = [
    passed.length === 0
      ? ""
      : `${passed.length === 1 ? "tier" : "tiers"} ${listOf(passed)} ${passed.length === 1 ? "passes" : "pass"} it on`,
    skipped.length === 0
      ? ""
      : `${skipped.length === 1 ? "tier" : "tiers"} ${listOf(skipped)} ${skipped.length === 1 ? "is" : "are"} skipped`,
  ].filter((part) => part !== "");
  return parts.length === 0
    ? [last.sentence]
    : [`${capital(`for ${half}, ${parts.join(" and ")}`)}.`, last.sentence];
}

/** True of every answer; said where there is little else to say. */
function reminders({ scope }: FlowContext): readonly string[] {
  return [
    scope === "enforced"
      ? "Staged policies do not count."
      : "Staged policies count as if they were enforced.",
    "Connections that are open already outlive a change of policy.",
  ];
}
