/**
 * Where the handles stand in the narrow form. A policy is told once per lane and list and has one handle: where it is
 * shown most, and of two such places at the first. Pure.
 */
import { createContext } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import type { NarrowBlock } from "./narrow-rows.ts";
import type { ViewRow } from "./types.ts";

/** The rows that have a handle. */
export const HandledRows = createContext<ReadonlySet<ViewRow>>(new Set());

export function handledRows(blocks: readonly NarrowBlock[]): ReadonlySet<ViewRow> {
  const handled = new Map<PolicyId, ViewRow>();
  for (const row of blocks.flatMap(rowsOf)) {
    const before = handled.get(row.policy);
    if (before === undefined || (before.kind === "receded" && row.kind !== "receded"))
      handled.set(row.policy, row);
  }
  return new Set(handled.values());
}

function rowsOf(block: NarrowBlock): readonly ViewRow[] {
  switch (block.kind) {
    case "tier":
      return block.lines.flatMap((line) =>
        line.kind === "row" ? [line.row] : line.kind === "fold" ? line.rows : [],
      );
    case "aside":
      return block.rows;
    case "list":
    case "profile":
      return [];
  }
}
