/** A trace becomes everything the screens, the narration and the terminal say about a flow. */
import type { DirectionTrace, FlowTrace, PolicySet } from "#src/engine/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { ExplainOptions } from "../answer.ts";
import type { Explanation, HalfFacts, Step } from "../types.ts";
import { capital, listOf } from "../words/text.ts";
import type { FlowContext } from "./context.ts";
import { assumedNamespace, flowContext } from "./context.ts";
import { decidingOf } from "./deciding.ts";
import { markOf, summaryOf } from "./decided.ts";
import { forwardOf, hostNotices } from "./host.ts";
import { itemsOf } from "./items.ts";
import { missingPassOf } from "./missing-pass.ts";
import { narrate } from "./narration.ts";
import { nearMissesOf } from "./near-misses.ts";
import { stepCovering, stepsOf } from "./steps.ts";
import { compareScopes } from "./summary.ts";
import { detailOf, headlineOf, verdictMark, verdictText, wordOf } from "./verdict.ts";

/** `trace` is the answer of `set`; places are looked up in `reading`. */
export function explainFlow(
  set: PolicySet,
  reading: Reading,
  trace: FlowTrace,
  options: ExplainOptions,
): Explanation {
  const context = flowContext(set, reading, trace);
  const steps = stepsOf(context);
  const verdict = verdictText(context);
  const knownBy = knownWords(context, options);
  return {
    word: wordOf(trace),
    mark: verdictMark(trace),
    headline: headlineOf(context),
    detail: detailOf(context),
    verdict,
    egress: trace.egress && halfFacts(context, trace.egress, steps),
    ingress: trace.ingress && halfFacts(context, trace.ingress, steps),
    steps,
    narration: narrate(context, { steps, verdict, knownBy }),
    deciding: decidingOf(context),
    nearMisses: nearMissesOf(context),
    missingPass: missingPassOf(context),
    knownBy,
    notices: noticesOf(context, options),
  };
}

function halfFacts(context: FlowContext, half: DirectionTrace, steps: readonly Step[]): HalfFacts {
  const { direction, endpoint, outcome } = half;
  return {
    direction,
    endpoint,
    summary: summaryOf(context, half),
    mark: markOf(half),
    outcome,
    hypothetical: direction === "ingress" && context.trace.egress?.outcome === "deny",
    forward: forwardOf(context, half),
    items: itemsOf(context, half).map((item) => ({
      ...item,
      step: stepCovering(steps, direction, item),
    })),
  };
}

function knownWords(context: FlowContext, { version }: ExplainOptions): string {
  const { verdict, egress, ingress } = context.trace;
  const halves = [egress, ingress].filter((half) => half !== null);
  const reasons = halves.flatMap((half) => half.undecidable);
  if (verdict === "undecidable" && reasons.length > 0)
    return `undecidable because it ${listOf([...new Set(reasons)])}`;
  const computed = version === "before" ? "computed from the loaded objects" : "computed from the draft";
  const assumed = [...new Set(halves.map((half) => assumedNamespace(context, half)))].filter(
    (name) => name !== null,
  );
  if (assumed.length === 0) return computed;
  return `${computed}, assuming ${assumed.length === 1 ? "namespace" : "namespaces"} ${listOf(assumed)}, not loaded`;
}

function noticesOf(context: FlowContext, { otherTrace }: ExplainOptions): readonly string[] {
  const { trace } = context;
  const { egress, ingress } = trace;
  const own = [...(egress?.notices ?? []), ...(ingress?.notices ?? []), ...hostNotices(context)];
  const differs = otherTrace ? compareScopes(trace, otherTrace) : null;
  const sentences = own.map((notice) => `${capital(notice)}.`);
  return [...new Set([...(differs === null ? [] : [differs]), ...sentences])];
}
