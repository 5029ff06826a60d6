/** A comparison as GitHub's and GitLab's Markdown: one table for each kind of change, as long as a comment may be. */
import { cell, commentRoom, linesThatFit, tableRow } from "../markdown.ts";
import { plural } from "../plural.ts";
import type { Compared } from "./compare.ts";
import { type Section, sectionsOf } from "./rows.ts";
import { about, headOf, missing, nothingText, pairsText } from "./text.ts";

const head = ["| From | To | Traffic | Before | After |", "| --- | --- | --- | --- | --- |"];

/** Every kind of change keeps its heading with its total, whatever has to be left out below. */
export function diffMarkdown(compared: Compared): string {
  const sections = sectionsOf(compared).map(largestFirst);
  const frame = [
    "## Network policy: flows that change",
    ...(sections.length === 0 ? [nothingText(compared)] : []),
    ...missing(compared),
    `_${about}_`,
  ];
  const headings = sections.map((section) => [`### ${headOf(section)}`, "", ...head].join("\n"));
  let room = commentRoom - [...frame, ...headings].join("\n\n").length - sections.length * noteRoom;
  const tables = sections.map((section, index) => {
    const lines = section.rows.map(({ from, to, packets, before, after }) =>
      tableRow([from, to, packets, before, after].map(cell)),
    );
    const told = linesThatFit(lines, room);
    room -= told.join("\n").length;
    return [headings[index] ?? "", ...told, ...leftOut(section, told.length)].join("\n");
  });
  const [title = "", ...rest] = frame;
  return `${[title, ...tables, ...rest].join("\n\n")}\n`;
}

/** So that what is left out is the smallest. */
function largestFirst(section: Section): Section {
  return { ...section, rows: [...section.rows].sort((one, other) => other.pairs - one.pairs) };
}

/** What the note on left out rows takes at most. */
const noteRoom = 160;

function leftOut({ rows }: Section, told: number): readonly string[] {
  const left = rows.slice(told);
  if (left.length === 0) return [];
  const what = `${plural(left.length, "row")} (${pairsText(left)})`;
  return ["", `_${what} left out, to fit into a comment: \`--output text\` and \`json\` have all._`];
}
