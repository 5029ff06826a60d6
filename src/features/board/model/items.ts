/** What stands in a tier's list at rest, with the height of each item: cards, and ghosts of cards the draft moved away. */
import type { PolicyId } from "#src/engine/index.ts";
import type { CardFacts } from "#src/explain/index.ts";
import type { Metrics } from "./metrics.ts";

export type ListItem =
  | {
      readonly kind: "card";
      readonly key: string;
      readonly policy: PolicyId;
      readonly height: number;
      /** From 1, ghosts not counted. */ readonly place: number;
    }
  | {
      readonly kind: "ghost";
      readonly key: string;
      readonly name: string;
      readonly text: string;
      readonly height: number;
    };

/** A card that the draft moved: `position` counts the cards that stood before it, from 0. */
export interface Ghost {
  readonly object: string;
  readonly text: string;
  readonly position: number;
}

export interface Ghosts {
  /** Of cards that stood in this tier. */
  readonly here: readonly Ghost[];
  /** Every card the draft moved, wherever it went. */
  readonly moved: ReadonlySet<string>;
}

/** One short notice about a card; the first is written out, the others are shown by their sign. */
export type Flag =
  | { readonly kind: "staged" | "selects-nothing"; readonly text: string }
  | { readonly kind: "muted" | "ignored" | "problems" | "changed"; readonly text: string };

export function flagsOf(card: CardFacts, change: string | null): readonly Flag[] {
  const flags: Flag[] = [];
  if (card.muted === true) flags.push({ kind: "muted", text: "Muted" });
  else if (card.ignored !== null) flags.push({ kind: "ignored", text: `Ignored by Calico: ${card.ignored}` });
  if (card.staged) flags.push({ kind: "staged", text: "Staged, not enforced" });
  // A muted policy selects nobody only because it is muted.
  if (card.selects === 0 && card.muted !== true)
    flags.push({ kind: "selects-nothing", text: "Selects nothing" });
  if (card.diagnostics > 0) {
    flags.push({
      kind: "problems",
      text: card.diagnostics === 1 ? "1 problem" : `${card.diagnostics} problems`,
    });
  }
  if (card.changed) flags.push({ kind: "changed", text: change ?? "Changed in the draft" });
  return flags;
}

export function cardHeight(card: CardFacts, metrics: Metrics): number {
  return metrics.card + (flagsOf(card, null).length > 0 ? metrics.flags : 0);
}

/**
 * The items of a tier in evaluation order. Cards that did not move tell where a ghost belongs: as many of them stand
 * before it as stood before the card.
 */
export function listItems(
  cards: readonly CardFacts[],
  ghosts: Ghosts,
  metrics: Metrics,
): readonly ListItem[] {
  const items: ListItem[] = [];
  const waiting = ghosts.here
    .toSorted((left, right) => left.position - right.position)
    .map((ghost, index) => ({ ghost, behind: ghost.position - index }));
  let stayed = 0;
  const put = (until: number) => {
    while (waiting[0] !== undefined && waiting[0].behind <= until) {
      items.push(ghostItem(waiting[0].ghost, metrics));
      waiting.shift();
    }
  };
  cards.forEach((card, index) => {
    if (!ghosts.moved.has(card.id)) {
      put(stayed);
      stayed += 1;
    }
    items.push({
      kind: "card",
      key: card.id,
      policy: card.id,
      height: cardHeight(card, metrics),
      place: index + 1,
    });
  });
  put(Infinity);
  return items;
}

function ghostItem(ghost: Ghost, metrics: Metrics): ListItem {
  const name =
    ghost.object
      .slice(ghost.object.lastIndexOf("/") + 1)
      .split(" ")
      .at(-1) ?? ghost.object;
  return { kind: "ghost", key: `ghost ${ghost.object}`, name, text: ghost.text, height: metrics.ghost };
}

/** Height of a list of items with a gap under each. */
export function listHeight(items: readonly { readonly height: number }[], gap: number): number {
  return items.reduce((sum, item) => sum + item.height + gap, 0);
}
