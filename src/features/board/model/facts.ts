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

/** Cards asked for one by one, of the last board that any was asked of. */
let asked: { readonly board: BoardFacts; readonly cards: Map<PolicyId, CardFacts> } | null = null;
/** Those of the board before it. */
let before: ReadonlyMap<PolicyId, CardFacts> = new Map();

/** As long as nothing is new about a card it is the same object, whatever else an edit changes: it is not drawn anew. */
export function cardOf({ snapshot }: SessionState, policy: PolicyId): CardFacts | null {
  if (snapshot === null) return null;
  if (asked?.board !== snapshot.board) {
    before = asked?.cards ?? before;
    asked = { board: snapshot.board, cards: new Map() };
  }
  const known = asked.cards.get(policy);
  if (known !== undefined) return known;
  const fresh = cardIndex(snapshot.board).get(policy);
  if (fresh === undefined) return null;
  const old = before.get(policy);
  const card = old !== undefined && isAlike(old, fresh) ? old : fresh;
  asked.cards.set(policy, card);
  return card;
}

/** Of plain data: the same in every part. */
function isAlike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const parts = Object.entries(one);
  return (
    parts.length === Object.keys(other).length &&
    parts.every(([key, part]) => isAlike(part, Reflect.get(other, key)))
  );
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
