/** A trace as Markdown: the verdict, both halves as tables, what to know besides. */
import type { Explanation, HalfFacts, TraceItem } from "#src/explain/index.ts";

export function traceMarkdown(explanation: Explanation): string {
  const { headline, verdict, egress, ingress, narration, notices, knownBy } = explanation;
  const parts = [
    `# ${headline}`,
    `**${verdict}**`,
    ...[egress, ingress].flatMap((half) => (half === null ? [] : halfParts(half))),
    "## In words",
    narration.map((sentence, index) => `${index + 1}. ${sentence}`).join("\n"),
    ...notices.map((notice) => `> ${notice}`),
    `_${capital(knownBy)}_`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function halfParts({ direction, summary, hypothetical, items }: HalfFacts): readonly string[] {
  const rows = items.map(({ outcome, tier, policy, reason }) =>
    [outcome, tier, policy ?? "", reason].map(cell).join(" | "),
  );
  return [
    `## ${capital(direction)}${hypothetical ? ": would be, if it left the source" : ""}`,
    summary,
    [
      "| Outcome | Tier | Policy | Why |",
      "| --- | --- | --- | --- |",
      ...rows.map((row) => `| ${row} |`),
    ].join("\n"),
  ];
}

function cell(text: string): string {
  return text.replace(/[|\\]/g, (sign) => `\\${sign}`).replace(/\s+/g, " ");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `application / NetworkPolicy shop/web`, or the tier alone. */
export function placeText({ tier, policy }: TraceItem): string {
  return [tier, policy ?? ""].filter((part) => part !== "").join(" / ");
}
