/** A table of counts for people: `✓` allowed, `✗` denied, `?` undecidable. */
import { plural } from "../plural.ts";
import { glyphs } from "../trace/marks.ts";
import type { FlowCounts } from "#src/engine/index.ts";
import type { Head, Table } from "./tables.ts";

export const legend = `${glyphs.allow.sign} allowed  ${glyphs.deny.sign} denied  ${glyphs.undecidable.sign} cannot be decided  – no known flow`;

/** One line per pair: a grid of names is wider than a terminal. */
export function tableText(table: Table): string {
  const { rows, columns, totals } = table;
  const cellOf = cellsOf(table);
  const lines = rows.flatMap((row) => {
    const told = columns.flatMap((column) => {
      const cell = cellOf(row, column);
      return cell === null ? [] : [[labelOf(column), cellText(cell)] as const];
    });
    return told.length === 0 ? [] : [{ row: labelOf(row), told }];
  });
  const width = Math.max(0, ...lines.flatMap(({ told }) => told.map(([name]) => name.length)));
  const body = lines.flatMap(({ row, told }) => [
    `${row} →`,
    ...told.map(([name, text]) => `    ${name.padEnd(width)}  ${text}`),
  ]);
  return `${[...body, "", totalText(totals), legend].join("\n")}\n`;
}

export function labelOf({ name, ends }: Head): string {
  return ends === undefined || ends.length < 2 ? name : `${name} ×${String(ends.length)}`;
}

type CellOf = (row: Head, column: Head) => FlowCounts | null;

/** Null for pairs without known flows. */
export function cellsOf({ cells }: Table): CellOf {
  const rows = new Map<string, Map<string, FlowCounts>>();
  for (const cell of cells) {
    const row = rows.get(cell.from);
    if (row) row.set(cell.to, cell);
    else rows.set(cell.from, new Map([[cell.to, cell]]));
  }
  return (row, column) => rows.get(row.name)?.get(column.name) ?? null;
}

export function cellText(counts: FlowCounts | null): string {
  if (counts === null) return "–";
  const parts = [
    [glyphs.allow.sign, counts.allowed],
    [glyphs.deny.sign, counts.denied],
    [glyphs.undecidable.sign, counts.unknown],
  ] as const;
  const told = parts.filter(([, count]) => count > 0).map(([sign, count]) => `${sign} ${String(count)}`);
  return told.length === 0 ? "–" : told.join("  ");
}

export function totalText({ allowed, denied, unknown }: FlowCounts): string {
  const rest = unknown === 0 ? "" : `, ${String(unknown)} undecidable`;
  return `${plural(allowed + denied + unknown, "known flow")}: ${String(allowed)} allowed, ${String(denied)} denied${rest}.`;
}
