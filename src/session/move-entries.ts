/** The menu "Move" of a card, or of the selection it is part of, as data: every place a drag can reach, without dragging. */
import type { PolicyId } from "#src/engine/index.ts";
import type { BoardFacts, CardFacts } from "#src/explain/index.ts";
import type { Commands } from "./actions.ts";
import { blockOf } from "./block.ts";

export type MoveEntry =
  | {
      readonly kind: "item";
      readonly label: string;
      readonly detail?: string;
      readonly disabled?: boolean;
      readonly onSelect: () => void;
    }
  | { readonly kind: "submenu"; readonly label: string; readonly items: readonly MoveEntry[] }
  | { readonly kind: "heading"; readonly label: string }
  | { readonly kind: "separator" };

/** Longer tiers are better served by the keyboard lift or by dragging. */
const MOST_BEFORE = 100;

export interface Moved {
  readonly card: CardFacts;
  /** With the card in it the whole selection moves as a block. */
  readonly selection: readonly PolicyId[];
}

export function moveEntries(moved: Moved, board: BoardFacts, commands: Commands): readonly MoveEntry[] {
  const { id: policy } = moved.card;
  const block = cardsOf(moved, board);
  const { others, first, last } = standing(moved.card, block, board);
  const one = block.length === 1;
  const only = one ? "the only card of its tier" : "the only cards of their tier";
  const step = (
    id: "move-top" | "move-up" | "move-down" | "move-bottom",
    label: string,
    atEnd: boolean,
  ): MoveEntry => ({
    kind: "item",
    label,
    ...(atEnd ? { disabled: true, detail: first && last ? only : "already there" } : {}),
    onSelect: () => commands.run(id, { policy }),
  });
  return [
    { kind: "heading", label: one ? `Move ${moved.card.name}` : `Move ${block.length} policies` },
    step("move-top", "Move to top", first),
    step("move-up", "Move up", first),
    step("move-down", "Move down", last),
    step("move-bottom", "Move to bottom", last),
    { kind: "separator" },
    { kind: "submenu", label: "Before…", items: beforeEntries(policy, others, commands) },
    { kind: "submenu", label: "To tier…", items: tierEntries({ policy, block }, board, commands) },
  ];
}

function cardsOf({ card, selection }: Moved, board: BoardFacts): readonly CardFacts[] {
  const wanted = new Set(blockOf(card.id, selection));
  return board.cards.filter(({ id }) => wanted.has(id));
}

/** Who else is in the card's tier, and whether the block stands together at the first or last place of it. */
function standing(
  card: CardFacts,
  block: readonly CardFacts[],
  board: BoardFacts,
): { readonly others: readonly CardFacts[]; readonly first: boolean; readonly last: boolean } {
  const policies = board.tiers.find(({ name }) => name === card.tier)?.policies ?? [];
  const ids = new Set(block.map(({ id }) => id));
  const cards = new Map(board.cards.map((each) => [each.id, each]));
  const all = (some: readonly PolicyId[]): boolean => some.every((id) => ids.has(id));
  return {
    others: policies.flatMap((id) => (ids.has(id) ? [] : (cards.get(id) ?? []))),
    first: all(policies.slice(0, block.length)) && block.length <= policies.length,
    last: all(policies.slice(-block.length)) && block.length <= policies.length,
  };
}

function beforeEntries(
  policy: PolicyId,
  others: readonly CardFacts[],
  commands: Commands,
): readonly MoveEntry[] {
  if (others.length === 0) {
    return [{ kind: "item", label: "No other card in this tier", disabled: true, onSelect: () => undefined }];
  }
  return others.slice(0, MOST_BEFORE).map((other) => ({
    kind: "item",
    label: other.namespace === null ? other.name : `${other.namespace}/${other.name}`,
    detail: `order ${other.orderText}`,
    onSelect: () => commands.run("move-before", { policy, before: other.id }),
  }));
}

interface Block {
  readonly policy: PolicyId;
  readonly block: readonly CardFacts[];
}

function tierEntries({ policy, block }: Block, board: BoardFacts, commands: Commands): readonly MoveEntry[] {
  const here = block.length === 1 ? "it is in this tier" : "they are in this tier";
  return board.tiers.map((tier) => ({
    kind: "item",
    label: tier.name,
    ...(block.every((card) => card.tier === tier.name)
      ? { disabled: true, detail: here }
      : { detail: tier.policies.length === 1 ? "1 policy" : `${tier.policies.length} policies` }),
    onSelect: () => commands.run("move-to-tier", { policy, tier: tier.name }),
  }));
}
