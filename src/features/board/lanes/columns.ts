/** Where the columns stand: spines are fixed, full columns share the rest. */
import { gutter, maxColumn, minColumn, padLeft, padRight, padRightExit, spineWidth } from "./metrics.ts";
import type { LayoutColumn, Opened, TraceView, ViewColumn, ViewLane } from "./types.ts";

export interface ColumnLayout {
  readonly columns: readonly LayoutColumn[];
  readonly width: number;
}

export function layoutColumns(view: TraceView, available: number, opened: Opened): ColumnLayout {
  const forms = view.columns.map((column) => formOf(column, opened));
  const pads = padLeft + gutter + (leavesAtEnd(view) ? padRightExit : padRight);
  const full = fullWidth(forms, available - pads);
  let x = padLeft + gutter;
  const columns = view.columns.map((column, index): LayoutColumn => {
    const form = forms[index] ?? column.form;
    const width = form === "full" ? full : spineWidth;
    const placed = { column, form, x, width };
    x += width + gutter;
    return placed;
  });
  const used = x - gutter + (leavesAtEnd(view) ? padRightExit : padRight);
  return { columns, width: Math.max(available, used) };
}

/** The profile has no policies to show and stays a spine. */
function formOf(column: ViewColumn, opened: Opened): "full" | "spine" {
  return column.kind === "tier" && opened.columns.has(column.key) ? "full" : column.form;
}

function fullWidth(forms: readonly ("full" | "spine")[], room: number): number {
  const count = forms.filter((form) => form === "full").length;
  if (count === 0) return 0;
  const taken = gutter * (forms.length - 1) + spineWidth * (forms.length - count);
  return Math.min(maxColumn, Math.max(minColumn, Math.floor((room - taken) / count)));
}

function leavesAtEnd(view: TraceView): boolean {
  return [view.egress, view.ingress].some(leavesLastColumn);
}

function leavesLastColumn(lane: ViewLane): boolean {
  return lane.cells.at(-1)?.exit?.outcome === "allow";
}
