/** A failure in lines that every form of report shares: what was expected, and what was computed instead. */
import type { FlowAnswer } from "../scenario/types.ts";
import { type Difference, differences } from "./compare.ts";
import type { Failure } from "./types.ts";

export function failureLines(failure: Failure): readonly string[] {
  if (failure.kind === "no-answer") return [failure.message];
  const { expected, actual } = failure;
  const differing = differences(expected, actual);
  const traced = differing.some(({ what }) => what !== "verdict");
  return [
    ...differing.flatMap(differenceLines),
    ...(traced ? [] : computedLines(actual)),
    `computed: ${failure.verdict}`,
  ];
}

/** The shortest true thing about a failure, for a headline. */
export function failureHeadline(failure: Failure): string {
  if (failure.kind === "no-answer") return failure.message;
  const [first] = differences(failure.expected, failure.actual);
  if (first?.what === "verdict") return differenceLines(first).join(" ");
  return first === undefined ? "" : `${labelOf(first)}: another trace than expected`;
}

function differenceLines(difference: Difference): readonly string[] {
  const { expected, actual } = difference;
  if (typeof expected === "string")
    return [`${labelOf(difference)}: expected ${expected}, is ${told(actual)}`];
  return [`${labelOf(difference)}:`, ...hits("expected", expected), ...hits("computed", actual)];
}

function labelOf({ what, scope }: Difference): string {
  return scope === "enforced" ? what : `${what} (pending)`;
}

function told(value: Difference["actual"]): string {
  return typeof value === "string" ? value : "not judged";
}

function hits(label: string, value: Difference["actual"]): readonly string[] {
  if (value === null || typeof value === "string") return [`  ${label}  nobody judges at this end`];
  if (value.length === 0) return [`  ${label}  no entry`];
  return value.map((hit) => `  ${label}  ${hit}`);
}

/** A test that cares for the verdict alone still sees the traces. */
function computedLines({ egress, ingress }: FlowAnswer): readonly string[] {
  return [
    ...(egress === null ? [] : ["egress:", ...hits("computed", egress.enforced)]),
    ...(ingress === null ? [] : ["ingress:", ...hits("computed", ingress.enforced)]),
  ];
}
