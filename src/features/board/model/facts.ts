/** Ways into the facts of a snapshot, each worked out once per snapshot. */
import type { PolicyId } from "#src/engine/index.ts";
import type { BoardFacts, CardFacts, TierFacts } from "#src/explain/index.ts";
import type { SessionState, Snapshot } from "#src/session/index.ts";
import type { Ghosts } from "./items.ts";

const cardIndexes = new WeakMap<BoardFacts, ReadonlyMap<PolicyId, CardFacts>>();

function cardIndex(board: BoardFacts): ReadonlyMap<PolicyId, CardFacts> {
  let index = cardIndexes.get(board);
  if (index === undefined) {
    index = new Map(board.cards.map((card) => [card.id, card]));
    cardIndexes.set(board, index);
  }
  return index;
}

/** Every card of the board; null without one. The same map for the same board. */
export function cardsById({ snapshot }: SessionState): ReadonlyMap<PolicyId, CardFacts> | null {
  return snapshot === null ? null : cardIndex(snapshot.board);
}

export function cardOf(state: SessionState, policy: PolicyId): CardFacts | null {
  return state.snapshot === null ? null : (cardIndex(state.snapshot.board).get(policy) ?? null);
}

export function cardsOf(board: BoardFacts, policies: readonly PolicyId[]): readonly CardFacts[] {
  const index = cardIndex(board);
  return policies.flatMap((policy) => index.get(policy) ?? []);
}

export function tierOf(state: SessionState, name: string): TierFacts | null {
  return state.snapshot?.board.tiers.find((tier) => tier.name === name) ?? null;
}

/** Where cards stood in this tier before the draft moved them. */
export function ghostsOf(snapshot: Snapshot, tier: string): Ghosts {
  const moves = snapshot.changes.flatMap(({ object, text, ghost }) =>
    ghost === null ? [] : [{ object, text, ...ghost }],
  );
  return {
    here: moves.filter((move) => move.tier === tier),
    moved: new Set(moves.map(({ object }) => object)),
  };
}

const changeIndexes = new WeakMap<Snapshot, ReadonlyMap<string, string>>();

/** `order 400 → 250`, or null when the draft leaves the object alone. */
export function changeOf({ snapshot }: SessionState, object: string): string | null {
  if (snapshot === null) return null;
  let index = changeIndexes.get(snapshot);
  if (index === undefined) {
    index = new Map(snapshot.changes.map((change) => [change.object, change.text]));
    changeIndexes.set(snapshot, index);
  }
  return index.get(object) ?? null;
}
