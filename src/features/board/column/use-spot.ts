/**
 * Keeps what is looked at in its place while a column changes between cards and rows: each form tells the other how to
 * find the spot it has to begin at.
 */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useSession } from "#src/session/index.ts";
import {
  type Anchor,
  anchorAt,
  type CardsInSight,
  type FindSpot,
  offsetOfCards,
  type Spot,
  spotOfCards,
} from "../model/spot.ts";
import type { Rows } from "./use-rows.ts";

export interface Spots {
  readonly cards: RefObject<FindSpot | null>;
  readonly rows: RefObject<FindSpot | null>;
}

export function useSpots(): Spots {
  const cards = useRef<FindSpot>(null);
  const rows = useRef<FindSpot>(null);
  return { cards, rows };
}

/** How far a form that appears is scrolled at first, px. */
export function useStart(other: Spots[keyof Spots] | undefined, offsetOf: (spot: Spot) => number): number {
  const lifted = useSession((state) => state.drag?.policies ?? nothing);
  const [start] = useState(() => {
    const spot = other?.current?.(lifted);
    return spot === undefined ? 0 : offsetOf(spot);
  });
  return start;
}

const nothing: readonly string[] = [];
/**
 * Milliseconds in which an edit is worked out. The focus comes back to its card in the meantime, and the browser
 * scrolls to where that stood before.
 */
const WORK = 1000;

export function useTellSpot(own: Spots[keyof Spots] | undefined, find: FindSpot): void {
  useLayoutEffect(() => {
    if (own !== undefined) own.current = find;
  });
}

/**
 * Cards go to where the rows were left, and stay there while what changed is worked out: an edit gives the board other
 * cards, and often a lower window for them.
 */
export function useSteadyCards(
  list: RefObject<HTMLElement | null>,
  { rows: other }: Spots,
  { items, gap, height }: Omit<CardsInSight, "offset">,
  rows: Pick<Rows, "offset" | "scrollBy">,
): void {
  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  });
  const before = useRef({ items, gap, height });
  const held = useRef<{ readonly anchor: Anchor | null; readonly until: number } | null>(null);
  useLayoutEffect(() => {
    const offset = latest.current.offset();
    const spot = other.current?.(nothing) ?? null;
    other.current = null;
    const inSight = () =>
      offset > 0 ? anchorAt(before.current.items, spotOfCards({ ...before.current, offset }, nothing)) : null;
    if (spot !== null) held.current = { anchor: anchorAt(items, spot), until: performance.now() + WORK };
    const kept = held.current !== null && performance.now() < held.current.until ? held.current.anchor : null;
    const anchor = kept ?? inSight();
    const next = anchor && offsetOfCards({ items, gap, height }, anchor);
    before.current = { items, gap, height };
    // As long as it was hidden it could not be scrolled, and the focus may have scrolled it: neither has been heard of.
    const unheard = kept !== null && (next !== 0 || list.current?.contains(document.activeElement) === true);
    if (next === null || (next === offset && !unheard)) return;
    // Nor can it be as long as the browser has not laid out again what is in it.
    if (kept !== null) list.current?.style.setProperty("content-visibility", "visible");
    latest.current.scrollBy(next - offset);
  }, [list, other, items, gap, height]);
}
