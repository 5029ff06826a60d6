/**
 * Where everything of the trace form stands. Folds receded rows until both lanes fit the height, then takes compact
 * measures, then lets the board scroll. Pure: the same view and size give the same layout.
 */
import { layoutColumns, type ColumnLayout } from "./columns.ts";
import { compact, folds, minCells, normal, padBottom, tight, toolStrip } from "./metrics.ts";
import {
  listHeight,
  type ListOptions,
  placeCard,
  type PlacedCells,
  placeEarly,
  placeLate,
} from "./place-lists.ts";
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
  ViewCell,
  ViewColumn,
  ViewLane,
  ViewList,
} from "./types.ts";
import { blankCell } from "./view-lists.ts";

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
  const cellsHeight = (cells: readonly ViewCell[]): number =>
    columns.reduce((most, { column }, index) => {
      const cell = cells[index];
      if (cell === undefined || column.form === "spine") return most;
      return Math.max(most, rowsHeight(cell, { metrics, fold }));
    }, 0);
  const lists = lane.lists.reduce((sum, list) => sum + listHeight(list, metrics, cellsHeight(list.cells)), 0);
  if (lane.kind === "line") return metrics.laneHead + lists;
  return metrics.laneHead + lists + metrics.track + Math.max(minCells, cellsHeight(lane.cells));
}

/** Folds are known to the user's session by the lane, the list and the column they are in. */
function cellKey(lane: string, column: ViewColumn): string {
  return `${lane}/${column.key}`;
}

function listKey(lane: ViewLane, { list }: ViewList): string {
  return `${lane.direction}/${list}`;
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
  const listOptions: ListOptions = {
    metrics,
    placeCells: (list, y) => placeListCells(list, columns, { ...options, top: y, key: listKey(lane, list) }),
  };
  const early = placeEarly(lane, { headTop: top, top: top + metrics.laneHead }, listOptions);
  const isLine = lane.kind === "line";
  const cellsTop = early.bottom + (isLine ? 0 : metrics.track);
  const cells = columns.map((column, index) => {
    const cell = lane.cells[index] ?? blankCell(column.column.name, "not-reached");
    return placeCell(isLine ? null : cell, column, { ...options, top: cellsTop, key: lane.direction });
  });
  const cellsBottom = isLine ? cellsTop : Math.max(cellsTop + minCells, ...cells.map((cell) => cell.bottom));
  const late = placeLate(lane, cellsBottom, listOptions);
  return {
    lane,
    lists: [...early.lists, ...late.lists],
    headTop: top,
    entryY: early.entryY,
    cellsTop,
    cellsBottom,
    bottom: late.bottom + slack,
    cells: isLine ? cells : cells.map((cell) => stretch(cell, cellsBottom)),
  };
}

/** A card stands outside the columns: one cell of its own, which the line leaves like any other. */
function placeListCells(list: ViewList, columns: readonly LayoutColumn[], options: CellOptions): PlacedCells {
  const { top, metrics } = options;
  if (list.kind === "card") return placeCard(list, columns, { top, metrics, room: options.visible.width });
  const cells = columns.map((column, index) =>
    placeCell(list.cells[index] ?? null, column, { ...options, top }),
  );
  return { cells, bottom: Math.max(top, ...cells.map((cell) => cell.bottom)) };
}

/** A spine is as tall as its lane. */
function stretch(cell: LayoutCell, bottom: number): LayoutCell {
  if (cell.form === "full") return cell;
  const exitY = cell.exitY === null ? null : cell.top + Math.min((bottom - cell.top) / 2, 90);
  return { ...cell, bottom, exitY };
}

type CellOptions = PlaceOptions & { readonly top: number; readonly key: string };

/** Without a cell the lane has nothing to show in the column. */
function placeCell(cell: ViewCell | null, placed: LayoutColumn, options: CellOptions): LayoutCell {
  const { x, width, form, column } = placed;
  const { top } = options;
  const base = { cell: cell ?? blankCell(column.name, "not-reached"), x, width, form, top };
  if (cell === null) return { ...base, rows: [], bottom: top, exitY: null, stops: [] };
  if (form === "spine")
    return { ...base, rows: [], bottom: top, exitY: cell.exit === null ? null : top, stops: [] };
  const rows = layoutRows(cell, {
    metrics: options.metrics,
    // A column that the user opened shows all it has.
    fold: column.form === "spine" ? Infinity : options.fold,
    opened: options.opened.folds,
    key: cellKey(options.key, column),
    top,
  });
  return {
    ...base,
    rows,
    bottom: rowsBottom(rows, top),
    ...exitAndStops(cell.exit === null ? null : rows, options.metrics),
  };
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
