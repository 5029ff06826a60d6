/**
 * Where everything of the trace form stands. Folds receded rows until both lanes fit the height, then takes compact
 * measures, then lets the board scroll. Pure: the same view and size give the same layout.
 */
import { layoutColumns, type ColumnLayout } from "./columns.ts";
import { compact, folds, normal, padBottom, tight, toolStrip } from "./metrics.ts";
import { layoutRows, rowsBottom, rowsHeight } from "./rows.ts";
import type {
  LayoutCell,
  LayoutColumn,
  LayoutLane,
  LayoutRow,
  Metrics,
  Opened,
  TraceLayout,
  TraceView,
  ViewColumn,
  ViewLane,
} from "./types.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const nothingOpened: Opened = { folds: new Set(), columns: new Set() };

/** Room left over goes first to the gap between the lanes, at most this much. */
const maxSlack = 28;

export function layoutTrace(view: TraceView, size: Size, opened: Opened = nothingOpened): TraceLayout {
  const columns = layoutColumns(view, size.width, opened);
  const room = columns.width > size.width ? size.height - toolStrip : size.height;
  const fit = fitting(view, columns.columns, room);
  const slack = Math.min(maxSlack, Math.max(0, Math.floor((room - fit.height) / 3)));
  return place(view, columns, { ...fit, opened, slack, visible: size });
}

interface Fit {
  readonly metrics: Metrics;
  readonly fold: number;
  readonly height: number;
}

/**
 * The first density and fold that fit the height, or the smallest there is. Heights alone: rows are laid out once.
 * What the user opened has no part in it: it makes the board higher and folds nothing else.
 */
function fitting(view: TraceView, columns: readonly LayoutColumn[], room: number): Fit {
  let fit: Fit = { metrics: normal, fold: Infinity, height: Infinity };
  for (const metrics of [normal, compact, tight]) {
    for (const fold of folds) {
      const lane = (each: ViewLane) => laneHeight(each, columns, { metrics, fold });
      const height = metrics.header + lane(view.egress) + metrics.band + lane(view.ingress) + padBottom;
      fit = { metrics, fold, height };
      if (height <= room) return fit;
    }
  }
  return fit;
}

function laneHeight(
  lane: ViewLane,
  columns: readonly LayoutColumn[],
  { metrics, fold }: Pick<PlaceOptions, "metrics" | "fold">,
): number {
  if (lane.kind === "line") return metrics.laneHead;
  const heights = columns.map(({ column }, index) => {
    const cell = lane.cells[index];
    return cell === undefined || column.form === "spine" ? 0 : rowsHeight(cell, { metrics, fold });
  });
  return metrics.laneHead + metrics.track + Math.max(metrics.minCells, ...heights);
}

/** Folds are known to the user's session by the lane and column they are in. */
function cellKey(lane: ViewLane, column: ViewColumn): string {
  return `${lane.direction}/${column.key}`;
}

interface PlaceOptions {
  readonly metrics: Metrics;
  readonly fold: number;
  readonly opened: Opened;
  /** Extra room under the first lane. */
  readonly slack: number;
  readonly visible: Size;
}

function place(view: TraceView, columns: ColumnLayout, options: PlaceOptions): TraceLayout {
  const { metrics, fold } = options;
  const egress = placeLane(view.egress, columns.columns, { ...options, top: metrics.header });
  const bandTop = egress.bottom;
  const bandBottom = bandTop + metrics.band;
  const ingress = placeLane(view.ingress, columns.columns, { ...options, slack: 0, top: bandBottom });
  return {
    metrics,
    fold,
    columns: columns.columns,
    egress,
    ingress,
    handOver: view.handOver,
    band: { top: bandTop, centre: bandTop + metrics.band / 2, bottom: bandBottom },
    width: columns.width,
    height: boardHeight(ingress.bottom + padBottom, columns.width, options.visible),
    visibleWidth: options.visible.width,
    pending: view.pending,
  };
}

/** Room for the zoom, where there is something to pan and nothing to spare. */
function boardHeight(height: number, width: number, visible: Size): number {
  const pans = width > visible.width || height > visible.height;
  return pans ? Math.max(height + toolStrip, visible.height) : height;
}

function placeLane(
  lane: ViewLane,
  columns: readonly LayoutColumn[],
  options: PlaceOptions & { readonly top: number },
): LayoutLane {
  const { metrics, top, slack } = options;
  const headBottom = top + metrics.laneHead;
  if (lane.kind === "line") {
    const cells = columns.map((column, index) =>
      placeCell(lane, column, index, { ...options, top: headBottom }),
    );
    return {
      lane,
      headTop: top,
      cellsTop: headBottom,
      cellsBottom: headBottom,
      bottom: headBottom + slack,
      cells,
    };
  }
  const cellsTop = headBottom + metrics.track;
  const cells = columns.map((column, index) => placeCell(lane, column, index, { ...options, top: cellsTop }));
  const cellsBottom = Math.max(cellsTop + metrics.minCells, ...cells.map((cell) => cell.bottom));
  return {
    lane,
    headTop: top,
    cellsTop,
    cellsBottom,
    bottom: cellsBottom + slack,
    cells: cells.map((cell) => stretch(cell, cellsBottom)),
  };
}

/** A spine is as tall as its lane. */
function stretch(cell: LayoutCell, bottom: number): LayoutCell {
  if (cell.form === "full") return cell;
  const exitY = cell.exitY === null ? null : cell.top + Math.min((bottom - cell.top) / 2, 90);
  return { ...cell, bottom, exitY };
}

function placeCell(
  lane: ViewLane,
  placed: LayoutColumn,
  index: number,
  options: PlaceOptions & { readonly top: number },
): LayoutCell {
  const { x, width, form, column } = placed;
  const cell = lane.cells[index] ?? blankCell(column.name);
  const base = { cell, x, width, form, top: options.top };
  if (lane.kind === "line") return { ...base, rows: [], bottom: options.top, exitY: null, stops: [] };
  if (form === "spine")
    return {
      ...base,
      rows: [],
      bottom: options.top,
      exitY: cell.exit === null ? null : options.top,
      stops: [],
    };
  const key = cellKey(lane, column);
  const rows = layoutRows(cell, {
    metrics: options.metrics,
    // A column that the user opened shows all it has.
    fold: column.form === "spine" ? Infinity : options.fold,
    opened: options.opened.folds,
    key,
    top: options.top,
  });
  return {
    ...base,
    rows,
    bottom: rowsBottom(rows, options.top),
    ...exitAndStops(cell.exit === null ? null : rows, options.metrics),
  };
}

function blankCell(name: string) {
  return { state: "not-reached", reason: "", rows: [], floor: null, exit: null, step: null, name } as const;
}

/** The exit is the middle of the matched-rule block, or of the floor; the stops are the cards looked at before it. */
function exitAndStops(
  rows: readonly LayoutRow[] | null,
  metrics: Metrics,
): Pick<LayoutCell, "exitY" | "stops"> {
  const stops: number[] = [];
  for (const row of rows ?? []) {
    if (row.kind === "fold") continue;
    if (row.kind === "floor") return { exitY: row.floor.acts ? row.y + row.height / 2 : null, stops };
    if (row.row.kind === "deciding") return { exitY: row.y + row.height - metrics.ruleBlock / 2, stops };
    if (row.row.kind === "no-match") stops.push(row.y + row.height / 2);
  }
  return { exitY: null, stops: [] };
}
