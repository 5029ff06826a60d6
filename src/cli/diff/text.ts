/** A comparison as text for people, and as Markdown for a pull request. */
import { plural } from "../plural.ts";
import type { Paint } from "../paint.ts";
import { glyphs } from "../trace/marks.ts";
import { endpointText } from "../flows/ends.ts";
import type { Compared } from "./compare.ts";
import { type Row, type Section, sectionsOf } from "./rows.ts";

const glyphOf = {
  denied: glyphs.deny,
  allowed: glyphs.allow,
  unknown: glyphs.undecidable,
  decider: glyphs.pass,
} as const;

const nothing = "No flow gets another verdict or another decider, on any port.";
const about =
  "Over all flows between loaded endpoints and the outside, every protocol and port. What changes holds for new connections; established ones go on until they end.";

export function diffText(compared: Compared, paint: Paint): string {
  const sections = sectionsOf(compared);
  const body = sections.length === 0 ? [paint("allow", `${glyphs.allow.sign} ${nothing}`)] : [];
  return `${[...body, ...sections.flatMap((section) => sectionLines(section, paint)), ...missing(compared), "", about].join("\n")}\n`;
}

function sectionLines({ change, title, rows }: Section, paint: Paint): readonly string[] {
  const { sign, hue } = glyphOf[change];
  return [
    paint(hue, `${sign} ${title}: ${pairsText(rows)}`),
    ...rows.flatMap((row) => [
      `    ${row.from} → ${row.to}  ${paint("strong", row.packets)}`,
      `        before  ${row.before}`,
      `        after   ${row.after}`,
    ]),
  ];
}

function pairsText(rows: readonly Row[]): string {
  return plural(
    rows.reduce((sum, { pairs }) => sum + pairs, 0),
    "pair of ends",
    "pairs of ends",
  );
}

function missing({ difference: { onlyBefore, onlyAfter } }: Compared): readonly string[] {
  const told = (which: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0
      ? []
      : [`Not compared, loaded only ${which}: ${ids.map((id) => endpointText(id)).join(", ")}`];
  return [...told("before", onlyBefore), ...told("after", onlyAfter)];
}

/** GitHub's and GitLab's Markdown: one table for each kind of change. */
export function diffMarkdown(compared: Compared): string {
  const sections = sectionsOf(compared);
  const tables = sections.map(({ title, rows }) =>
    [
      `### ${title}: ${pairsText(rows)}`,
      "",
      "| From | To | Traffic | Before | After |",
      "| --- | --- | --- | --- | --- |",
      ...rows.map(
        ({ from, to, packets, before, after }) =>
          `| ${[from, to, packets, before, after].map(cell).join(" | ")} |`,
      ),
    ].join("\n"),
  );
  const parts = [
    "## Network policy: flows that change",
    ...(tables.length === 0 ? [nothing] : tables),
    ...missing(compared),
    `_${about}_`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function cell(text: string): string {
  return text.replace(/[|\\]/g, (sign) => `\\${sign}`);
}
