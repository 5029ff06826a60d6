/** Findings as text, like a compiler's, and as data. */
import type { Flow } from "#src/engine/index.ts";
import type { Finding } from "#src/explain/index.ts";
import { packetText } from "../flows/packets.ts";
import { endpointText } from "../flows/ends.ts";
import { placeText } from "../input/diagnostics.ts";
import type { Paint } from "../paint.ts";
import { plural } from "../plural.ts";
import { tellFlow } from "../scenario/answer.ts";
import { glyphs } from "../trace/marks.ts";

export function findingText(finding: Finding, paint: Paint): string {
  const { code, severity, policy, rule, place, message, help, witness } = finding;
  const where = place === null ? "" : `${placeText(place)}: `;
  const what = rule === null ? policy : `${policy}, ${rule.direction} rule ${rule.written + 1}`;
  const lines = [
    `${where}${paint(severity === "warning" ? "unsure" : "quiet", severity)}: ${what} ${message} [${code}]`,
    ...(witness === null ? [] : [`  such as: ${flowText(witness)}`]),
    ...(help === null ? [] : [`  help: ${help}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function flowText(flow: Flow): string {
  const { from, to } = tellFlow(flow);
  return `${endpointText(from)} → ${endpointText(to)}, ${packetText(flow)}`;
}

export function summaryLine(findings: readonly Finding[], paint: Paint): string {
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  const text = `${plural(warnings, "warning")}, ${plural(findings.length - warnings, "notice")}`;
  const { sign, hue } = glyphs[warnings > 0 ? "deny" : "allow"];
  return `${paint(hue, `${sign} ${text}`)}\n`;
}

/** The place spelled out, the flow in the shape of scenario files. */
export function findingJson({ place, witness, ...rest }: Finding): unknown {
  return {
    file: place?.file ?? null,
    line: place?.start.line ?? null,
    column: place?.start.column ?? null,
    ...rest,
    witness: witness === null ? null : tellFlow(witness),
  };
}
