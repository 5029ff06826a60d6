/** The card of the same name on the other side of being staged. */
import type { BoardFacts, CardFacts } from "#src/explain/index.ts";
import { twinKind } from "#src/plan/index.ts";

/** Null where the kind cannot be staged, and where there is none. */
export function twinOf({ id, kind }: CardFacts, board: BoardFacts): CardFacts | null {
  const other = twinKind(kind);
  if (other === null) return null;
  const wanted = id.replace(/^\S+/, other);
  return board.cards.find((card) => card.id === wanted) ?? null;
}
