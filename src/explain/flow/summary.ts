/** One answer from several: backends of a service, the two scopes, and the text to copy. */
import type { DirectionTrace, FlowTrace } from "#src/engine/index.ts";
import type { CasesSummary } from "../answer.ts";
import type { Explanation, FlowCase } from "../types.ts";
import { count, listOf } from "../words/text.ts";

/** Verdict over all backends: `Mixed (1 of 3 backends): …`, counting the allowed ones, where they differ. */
export function summarizeCases(cases: readonly FlowCase[]): CasesSummary {
  const words = new Set(cases.map((one) => one.explanation.word));
  const [first] = cases;
  if (!first) return { word: "Undecidable", verdict: "Undecidable: there is nothing to ask about" };
  const { word, verdict } = first.explanation;
  if (words.size === 1) {
    const verdicts = new Set(cases.map((one) => one.explanation.verdict));
    if (verdicts.size === 1) return { word, verdict };
    return { word, verdict: `${word} at each of ${count(cases.length, "backend")}. ${eachOf(cases)}` };
  }
  const allowed = cases.filter((one) => one.explanation.word === "Allowed");
  return {
    word: "Mixed",
    verdict: `Mixed (${allowed.length} of ${count(cases.length, "backend")}): ${eachOf(cases)}`,
  };
}

/** `Denied at …: db-0 and db-1`: backends grouped by what happens to them. */
function eachOf(cases: readonly FlowCase[]): string {
  const groups = new Map<string, string[]>();
  for (const { to, explanation } of cases) {
    const key = withoutBackend(explanation.verdict, to);
    groups.set(key, [...(groups.get(key) ?? []), to.slice(to.indexOf(":") + 1)]);
  }
  return [...groups.entries()].map(([verdict, backends]) => `${listOf(backends)}: ${verdict}`).join(". ");
}

/** The backend is named once, in front. */
function withoutBackend(verdict: string, to: string): string {
  return verdict.replace(`at destination ${to.slice(to.indexOf(":") + 1)}, `, "at destination, ");
}

/** A sentence when the other scope's verdict differs, else null. */
export function compareScopes(shown: FlowTrace, other: FlowTrace): string | null {
  if (shown.verdict === other.verdict) return null;
  const would = { allow: "allowed", deny: "denied", undecidable: "undecidable" }[other.verdict];
  const half = [other.egress, other.ingress].find(
    (one) => one?.outcome === other.verdict && one.outcome !== "allow",
  );
  const by = half ? deciderText(half) : "";
  const lead = other.scope === "pending" ? "With staged policies enforced" : "Without staged policies";
  return `${lead} this flow is ${would}${by}.`;
}

function deciderText({ decider, direction }: DirectionTrace): string {
  const end = direction === "egress" ? "source" : "destination";
  switch (decider?.kind) {
    case "rule":
      return ` at ${end} by ${decider.policy}, ${direction} rule ${decider.by.written + 1}`;
    case "end-of-tier":
      return ` at ${end} at the end of tier ${decider.tier}`;
    default:
      return ` at ${end}`;
  }
}

/** The copied text: verdict, both ends, each sentence, how it is known. */
export function narrationText(explanation: Explanation): string {
  const { headline, verdict, egress, ingress, narration, notices } = explanation;
  const halves = [egress, ingress].flatMap((half) =>
    half
      ? [
          `${half.direction === "egress" ? "Egress" : "Ingress"}${half.hypothetical ? " (would be, if it left the source)" : ""}: ${half.summary}`,
        ]
      : [],
  );
  const sentences = narration.filter((sentence) => sentence !== `${verdict}.`);
  const parts = [
    [`${headline}.`, `${verdict}.`],
    halves,
    sentences,
    notices.map((notice) => `Note: ${notice}`),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n");
}
