/**
 * Where the card beside the open slot stands: in what is seen of the board, above the announcement, never over the
 * slot. Pure; screen pixels.
 */

export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Around {
  readonly slot: Edges;
  /** The card that hangs from the pointer; null with the keyboard. */
  readonly lifted: Edges | null;
  /** What is seen of the board. */
  readonly frame: Edges;
  /** Upper edge of the announcement. */
  readonly floor: number;
}

/** A style: how high the card is, only the browser knows. */
export interface DetailPlace {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
  readonly translate: string;
}

export const DETAIL_WIDTH = 286;
const GAP = 16;
const EDGE = 8;

/** To the right of the slot, to its left where there is no room; in a list, where there is neither, below or above it. */
export function detailPlace({ slot, lifted, frame, floor }: Around): DetailPlace {
  const ceiling = frame.top + EDGE;
  const lowest = Math.min(frame.bottom, floor) - EDGE;
  const below = Math.max(slot.bottom + GAP, lifted === null ? 0 : lifted.bottom + 12);
  const right = slot.right + GAP;
  const left = slot.left - GAP - DETAIL_WIDTH;
  const isBeside = right + DETAIL_WIDTH <= frame.right - EDGE || left >= frame.left + EDGE;
  if (isBeside) {
    const wanted = Math.max(ceiling, Math.min(lifted === null ? slot.top : below, lowest));
    return {
      left: right + DETAIL_WIDTH <= frame.right - EDGE ? right : left,
      top: wanted,
      maxHeight: lowest - ceiling,
      translate: `0 min(0px, calc(${lowest - wanted}px - 100%))`,
    };
  }
  // At the end of the rows: their names stand at the beginning.
  const start = Math.max(frame.left + EDGE, slot.right - DETAIL_WIDTH);
  const above = slot.top - GAP;
  return lowest - below >= above - ceiling
    ? { left: start, top: below, maxHeight: lowest - below, translate: "none" }
    : { left: start, top: above, maxHeight: above - ceiling, translate: "0 -100%" };
}
