/** A selection never names a policy that is not there: what was staged or enforced stays in it under its new kind. */
import type { PolicyId } from "#src/engine/index.ts";
import type { BoardFacts } from "#src/explain/index.ts";
import { twinOf } from "./edits-twin.ts";
import type { Kit } from "./kit.ts";

/** Returns how to stop. */
export function followSelection({ store }: Pick<Kit, "store">): () => void {
  return store.subscribe(({ selection, snapshot }, previous) => {
    if (snapshot === previous.snapshot || snapshot === null || selection.length === 0) return;
    const next = followed(selection, snapshot.board, previous.snapshot?.board ?? null);
    if (next.join("\n") !== selection.join("\n")) store.setState({ selection: next });
  });
}

function followed(
  selection: readonly PolicyId[],
  now: BoardFacts,
  before: BoardFacts | null,
): readonly PolicyId[] {
  const there = new Set(now.cards.map(({ id }) => id));
  const old = new Map(before?.cards.map((card) => [card.id, card]) ?? []);
  const next = selection.flatMap((id): readonly PolicyId[] => {
    if (there.has(id)) return [id];
    const card = old.get(id);
    const twin = card === undefined ? null : twinOf(card, now);
    return twin === null ? [] : [twin.id];
  });
  return [...new Set(next)];
}
