/** A comparison as text for people. */
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

export const about =
  "Over all flows between loaded endpoints and the outside, every protocol and port. What changes holds for new connections; established ones go on until they end.";

export function diffText(compared: Compared, paint: Paint): string {
  const sections = sectionsOf(compared);
  const body = [
    ...(sections.length === 0 ? [paint("allow", `${glyphs.allow.sign} ${nothingText(compared)}`)] : []),
    ...(sections.length > 1 ? [...sections.map((section) => paintedHead(section, paint)), ""] : []),
    ...sections.flatMap((section) => sectionLines(section, paint)),
  ];
  return `${[...body, ...missing(compared), "", about].join("\n")}\n`;
}

function paintedHead(section: Section, paint: Paint): string {
  const { sign, hue } = glyphOf[section.change];
  return paint(hue, `${sign} ${headOf(section)}`);
}

function sectionLines(section: Section, paint: Paint): readonly string[] {
  return [
    paintedHead(section, paint),
    ...section.rows.flatMap((row) => [
      `    ${row.from} → ${row.to}  ${paint("strong", row.packets)}`,
      `        before  ${row.before}`,
      `        after   ${row.after}`,
    ]),
  ];
}

/** `Would become denied: 12 pairs of ends` */
export function headOf({ title, rows }: Section): string {
  return `${title}: ${pairsText(rows)}`;
}

/** What is said where nothing changes. Ends that only one side loads were not asked about. */
export function nothingText({ difference: { onlyBefore, onlyAfter } }: Compared): string {
  const who =
    onlyBefore.length + onlyAfter.length === 0 ? "No flow" : "No flow between ends that both sides load";
  return `${who} gets another verdict or another decider, on any port.`;
}

export function pairsText(rows: readonly Row[]): string {
  return plural(
    rows.reduce((sum, { pairs }) => sum + pairs, 0),
    "pair of ends",
    "pairs of ends",
  );
}

/** Ends that are written out. */
const most = 10;

export function missing({ difference: { onlyBefore, onlyAfter } }: Compared): readonly string[] {
  const told = (which: string, ids: readonly string[]): readonly string[] => {
    const names = ids.slice(0, most).map((id) => endpointText(id));
    const rest = ids.length > most ? ` and ${String(ids.length - most)} more` : "";
    return ids.length === 0 ? [] : [`Not compared, loaded only ${which}: ${names.join(", ")}${rest}`];
  };
  return [...told("before", onlyBefore), ...told("after", onlyAfter)];
}
