/** A traced scenario for people: one line per flow and, under it, the traces. */
import type { Hue, Paint } from "../paint.ts";
import { flowText } from "../scenario/flow-text.ts";
import type { FlowAnswer } from "../scenario/types.ts";
import type { TracedFlow, TracedScenario, UnansweredFlow } from "./scenarios.ts";

export function scenarioText({ name, flows }: TracedScenario, paint: Paint): string {
  return [paint("strong", name), ...flows.flatMap((flow) => flowLines(flow, paint)), ""].join("\n");
}

const signs: Readonly<Record<string, readonly [string, Hue]>> = {
  allow: ["✓ Allowed", "allow"],
  deny: ["✗ Denied", "deny"],
};

function flowLines(flow: TracedFlow | UnansweredFlow, paint: Paint): readonly string[] {
  if ("problem" in flow) return [`  ${"! No answer".padEnd(13)} ${flow.from} → ${flow.to}: ${flow.problem}`];
  const { verdict } = flow;
  const [word, hue] = signs[verdict.enforced] ?? ["? Undecidable", "unsure"];
  const staged = verdict.pending === verdict.enforced ? "" : ` (with staged policies: ${verdict.pending})`;
  return [
    `  ${paint(hue, word.padEnd(13))} ${flowText(flow)}${staged}`,
    ...halfLines("egress", flow.egress, paint),
    ...halfLines("ingress", flow.ingress, paint),
    ...remarkLines(flow, paint),
  ];
}

function halfLines(name: string, half: FlowAnswer["egress"], paint: Paint): readonly string[] {
  if (half === null) return [];
  const same = half.enforced.join() === half.pending.join();
  const line = (label: string, hits: readonly string[]): string =>
    paint("quiet", `      ${label.padEnd(17)}${hits.join("  ")}`);
  return same
    ? [line(name, half.enforced)]
    : [line(name, half.enforced), line(`${name}, pending`, half.pending)];
}

function remarkLines({ undecidable = [], bypass }: TracedFlow, paint: Paint): readonly string[] {
  const reasons = undecidable.map((reason) => `undecidable because it ${reason}`);
  return [...reasons, ...(bypass === undefined ? [] : [bypass])].map((line) =>
    paint("quiet", `      ${line}`),
  );
}
