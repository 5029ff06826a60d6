/** A table of counts as Markdown: a grid, or a row for each source where a comment could not hold the grid. */
import { cell, commentRoom, linesThatFit, tableRow } from "../markdown.ts";
import { plural } from "../plural.ts";
import type { Table } from "./tables.ts";
import { cellsOf, cellText, labelOf, legend, totalText } from "./text.ts";

export function tableMarkdown(table: Table): string {
  const foot = `${totalText(table.totals)} ${legend}`;
  if (table.cells.length === 0) return `${foot}\n`;
  const whole = `${[...grid(table), "", foot].join("\n")}\n`;
  return whole.length <= commentRoom ? whole : `${[...bySource(table), "", foot].join("\n")}\n`;
}

function grid(table: Table): readonly string[] {
  const { rows, columns } = table;
  const cellOf = cellsOf(table);
  return [
    tableRow(["from \\ to", ...columns.map(labelOf).map(cell)]),
    tableRow(["---", ...columns.map(() => "---")]),
    ...rows.map((row) =>
      tableRow([cell(labelOf(row)), ...columns.map((column) => cellText(cellOf(row, column)))]),
    ),
  ];
}

function bySource(table: Table): readonly string[] {
  const { rows, columns } = table;
  const cellOf = cellsOf(table);
  const lines = rows.map((row) => {
    const cells = columns.flatMap((column) => cellOf(row, column) ?? []);
    const sum = (of: "allowed" | "denied" | "unknown"): number =>
      cells.reduce((all, one) => all + one[of], 0);
    const reached = cells.filter(({ allowed }) => allowed > 0).length;
    const counts = { allowed: sum("allowed"), denied: sum("denied"), unknown: sum("unknown") };
    return tableRow([cell(labelOf(row)), cellText(counts), `${String(reached)} of ${String(cells.length)}`]);
  });
  const told = linesThatFit(lines, commentRoom - noteRoom);
  const left = lines.length - told.length;
  const size = `${String(rows.length)} × ${String(columns.length)}`;
  const rest = left === 0 ? "" : ` ${plural(left, "row")} left out.`;
  return [
    tableRow(["from", "flows", "reaches"]),
    tableRow(["---", "---", "---"]),
    ...told,
    "",
    `_The table of ${size} does not fit into a comment, so each row counts one source.${rest} \`--output text\` and \`json\` have every cell, \`--from\` and \`--to\` a part._`,
  ];
}

/** What stands around the rows. */
const noteRoom = 800;
