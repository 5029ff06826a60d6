/** The rows of one cell, top to bottom, with runs of receded rows folded. */
import type { LayoutRow, Metrics, ViewCell, ViewRow } from "./types.ts";

export interface RowOptions {
  readonly metrics: Metrics;
  /** Longest run of receded rows shown singly. */
  readonly fold: number;
  /** Keys of folds the user opened. */
  readonly opened: ReadonlySet<string>;
  /** What makes a fold's key unique: lane and column. */
  readonly key: string;
  readonly top: number;
}

type Unplaced = LayoutRow extends infer Row ? (Row extends LayoutRow ? Omit<Row, "y"> : never) : never;

export function layoutRows(cell: ViewCell, options: RowOptions): readonly LayoutRow[] {
  const { metrics } = options;
  const rows: Unplaced[] = runsOf(cell.rows).flatMap((run, index) =>
    runRows(run, `${options.key}/${index}`, options),
  );
  if (cell.floor !== null) rows.push({ kind: "floor", floor: cell.floor, height: metrics.floor });
  let y = options.top;
  return rows.map((row): LayoutRow => {
    const placed = { ...row, y };
    y += row.height + metrics.rowGap;
    return placed;
  });
}

export function rowsBottom(rows: readonly LayoutRow[], top: number): number {
  const last = rows.at(-1);
  return last === undefined ? top : last.y + last.height;
}

const known = new WeakMap<readonly ViewRow[], readonly (readonly ViewRow[])[]>();

/**
 * Neighbours that fold together: receded rows that apply to nothing here, or that were not reached. Worked out once
 * per view, because every fold that is tried asks for them.
 */
function runsOf(rows: readonly ViewRow[]): readonly (readonly ViewRow[])[] {
  const before = known.get(rows);
  if (before !== undefined) return before;
  const runs: ViewRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && foldsWith(last, row)) run.push(row);
    else runs.push([row]);
  }
  known.set(rows, runs);
  return runs;
}

/** What `layoutRows` would take up with nothing opened, without laying out a row. */
export function rowsHeight(cell: ViewCell, { metrics, fold }: Pick<RowOptions, "metrics" | "fold">): number {
  let height = cell.floor === null ? 0 : metrics.floor + metrics.rowGap;
  runsOf(cell.rows).forEach((run) => {
    const first = run[0];
    if (first === undefined) return;
    const rows = isFolded(run, fold) ? 1 : run.length;
    height += rows * (heightOf(first, metrics) + metrics.rowGap);
  });
  return Math.max(0, height - metrics.rowGap);
}

function isFolded(run: readonly ViewRow[], fold: number): boolean {
  return run[0]?.kind === "receded" && run.length > fold;
}

function foldsWith(a: ViewRow, b: ViewRow): boolean {
  return (
    a.kind === "receded" &&
    b.kind === "receded" &&
    (a.recede === "not-reached") === (b.recede === "not-reached")
  );
}

function runRows(run: readonly ViewRow[], key: string, options: RowOptions): Unplaced[] {
  const { metrics, fold, opened } = options;
  const first = run[0];
  const folds = isFolded(run, fold);
  if (first !== undefined && folds && !opened.has(key)) {
    return [
      { kind: "fold", key, count: run.length, label: foldLabel(run.length, first), height: metrics.receded },
    ];
  }
  return run.map((row, index) => ({
    kind: "policy",
    row,
    height: heightOf(row, metrics),
    unfolded: folds && index === 0 ? { foldKey: key, count: run.length } : null,
  }));
}

export function foldLabel(count: number, first: ViewRow): string {
  if (first.recede === "not-reached") return `${count} not reached`;
  return count === 1 ? "1 does not apply" : `${count} do not apply`;
}

function heightOf(row: ViewRow, metrics: Metrics): number {
  switch (row.kind) {
    case "receded":
      return metrics.receded;
    case "no-match":
      return metrics.noMatch;
    case "deciding":
      return metrics.deciding;
  }
}
