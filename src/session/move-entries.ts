/** The menu "Move" of a card, as data: every place a drag can reach, without dragging. */
import type { PolicyId } from "#src/engine/index.ts";
import type { BoardFacts, CardFacts } from "#src/explain/index.ts";
import type { Commands } from "./actions.ts";

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

export function moveEntries(card: CardFacts, board: BoardFacts, commands: Commands): readonly MoveEntry[] {
  const { id: policy } = card;
  const tier = board.tiers.find((each) => each.name === card.tier);
  const cards = new Map(board.cards.map((each) => [each.id, each]));
  const others = (tier?.policies ?? []).flatMap((id) => (id === policy ? [] : (cards.get(id) ?? [])));
  const index = tier?.policies.indexOf(policy) ?? 0;
  const first = index === 0;
  const last = index === others.length;
  const step = (
    id: "move-top" | "move-up" | "move-down" | "move-bottom",
    label: string,
    atEnd: boolean,
  ): MoveEntry => ({
    kind: "item",
    label,
    ...(atEnd
      ? { disabled: true, detail: first && last ? "the only card of its tier" : "already there" }
      : {}),
    onSelect: () => commands.run(id, { policy }),
  });
  return [
    { kind: "heading", label: `Move ${card.name}` },
    step("move-top", "Move to top", first),
    step("move-up", "Move up", first),
    step("move-down", "Move down", last),
    step("move-bottom", "Move to bottom", last),
    { kind: "separator" },
    { kind: "submenu", label: "Before…", items: beforeEntries(policy, others, commands) },
    { kind: "submenu", label: "To tier…", items: tierEntries(card, board, commands) },
  ];
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

function tierEntries(card: CardFacts, board: BoardFacts, commands: Commands): readonly MoveEntry[] {
  return board.tiers.map((tier) => ({
    kind: "item",
    label: tier.name,
    ...(tier.name === card.tier
      ? { disabled: true, detail: "it is in this tier" }
      : { detail: tier.policies.length === 1 ? "1 policy" : `${tier.policies.length} policies` }),
    onSelect: () => commands.run("move-to-tier", { policy: card.id, tier: tier.name }),
  }));
}
