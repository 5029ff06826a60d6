/**
 * Where a pointer is on the board while a card hangs from it. Columns report their drawn list and its declared places;
 * the only thing read from the screen is where those lists are now.
 */
import { createContext } from "react";
import type { DragState } from "#src/session/index.ts";
import { inAside } from "../model/aside.ts";
import { type DragList, slotAtHeight } from "./drag-list.ts";

export interface Target {
  readonly tier: string;
  readonly element: HTMLElement;
  /** Null for a tier without rows, which is one slot. */
  readonly list: DragList | null;
}

export type Targets = Map<string, Target>;

export const TargetsContext = createContext<Targets>(new Map());

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The slot under or nearest to the point, in the nearest column. A large board is drawn in turns: as long as a column
 * still stands at rest the nearest one need not be the one under the point, and nothing but a direct hit counts.
 */
export function slotUnder(targets: Targets, point: Point): DragState["over"] {
  let best: { readonly target: Target; readonly rect: DOMRect; readonly distance: number } | null = null;
  for (const target of targets.values()) {
    const rect = target.element.getBoundingClientRect();
    const distance = point.x < rect.left ? rect.left - point.x : Math.max(0, point.x - rect.right);
    if (best === null || distance < best.distance) best = { target, rect, distance };
  }
  if (best === null || (best.distance > 0 && isBeingDrawn(best.target.element))) return null;
  const { target, rect } = best;
  if (target.list === null) return { tier: target.tier, position: 0 };
  const { element } = target;
  const zoom = element.offsetWidth === 0 ? 1 : rect.width / element.offsetWidth;
  // Above and below the list that is the first and the last slot in sight: nobody drops where nothing can be seen.
  const y = Math.min(Math.max(point.y, rect.top), rect.bottom) - rect.top;
  const position = slotAtHeight(target.list, y / zoom - PADDING + element.scrollTop);
  return position === null ? null : { tier: target.tier, position };
}

function isBeingDrawn(column: HTMLElement): boolean {
  const board = column.closest("[data-board]");
  return board !== null && board.querySelector(`[data-cards]:not(${inAside})`) !== null;
}

/** Of the scrolling list, above its first item. */
const PADDING = 5;

/** Pixels per frame for a point near an edge of a range; 0 away from the edges. */
export function edgeSpeed(at: number, from: number, to: number): number {
  const NEAR = 44;
  const FASTEST = 14;
  if (at < from + NEAR) return -FASTEST * Math.min(1, (from + NEAR - at) / NEAR);
  if (at > to - NEAR) return FASTEST * Math.min(1, (at - to + NEAR) / NEAR);
  return 0;
}
