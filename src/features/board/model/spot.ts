/**
 * What of a long column stays at its height on the screen when its cards become rows, and when the rows become cards
 * again: the card that is lifted or put down, else the first one in sight. Counted as slots are, so that both forms
 * can find it. Pure.
 */
import { listHeight, type ListItem } from "./items.ts";

export interface Spot {
  /** Cards before it that are not lifted. */
  readonly position: number;
  /** Below the upper edge of what is seen, px. */
  readonly y: number;
}

/** Finds the spot of what a column shows now. */
export type FindSpot = (lifted: readonly string[]) => Spot;

export interface CardsInSight {
  readonly items: readonly ListItem[];
  readonly gap: number;
  /** So far the cards are scrolled, px. */
  readonly offset: number;
  /** Of the part that is seen, px. */
  readonly height: number;
}

export function spotOfCards({ items, gap, offset, height }: CardsInSight, lifted: readonly string[]): Spot {
  let [top, position] = [0, 0];
  let first: Spot | null = null;
  for (const item of items) {
    const away = item.kind === "card" && lifted.includes(item.policy);
    const y = top - offset;
    const begun = y + item.height > 0;
    if (away && begun && y < height) return { position, y };
    if (begun) first ??= { position, y };
    if (item.kind === "card" && !away) position += 1;
    top += item.height + gap;
  }
  return first ?? { position: 0, y: 0 };
}

/** A card that is to stay where it is, whatever happens to the list. */
export interface Anchor {
  readonly key: string;
  /** Below the upper edge of what is seen, px. */
  readonly y: number;
}

/** The card at a spot; null in a list without cards. */
export function anchorAt(items: readonly ListItem[], { position, y }: Spot): Anchor | null {
  const cards = items.filter(({ kind }) => kind === "card");
  const card = cards[Math.min(position, cards.length - 1)];
  return card === undefined ? null : { key: card.key, y };
}

/**
 * How far the cards are to be scrolled so that the anchor is where it was; where less is seen than before, still in
 * sight together with the card after it. Null if it is not among them any more.
 */
export function offsetOfCards(
  { items, gap, height }: Omit<CardsInSight, "offset">,
  anchor: Anchor,
): number | null {
  const at = items.findIndex(({ key }) => key === anchor.key);
  if (at < 0) return null;
  const upTo = (index: number) => listHeight(items.slice(0, index), gap);
  const lowest = Math.max(0, height - (upTo(at + 2) - upTo(at)));
  return within(upTo(at) - Math.min(anchor.y, lowest), upTo(items.length) - gap - height);
}

/** A list is scrolled no further than to its end. */
export function within(offset: number, most: number): number {
  return Math.max(0, Math.min(offset, most));
}
