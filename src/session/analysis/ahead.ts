/**
 * What the slots of some cards would change, worked out while nothing is asked. To lift a card that selects much takes
 * longest, above all the first time, and few cards do: those are prepared, as long as that is soon done.
 */
import { impactOfSlots, type PolicyId, type Scope, type Steps } from "#src/engine/index.ts";
import type { CardFacts } from "#src/explain/index.ts";
import type { Holding } from "../analyst/holding.ts";
import type { SlotImpactFacts } from "./types.ts";

/** A card is prepared if it selects one in so many of the endpoints. */
const share = 8;
/** So many cards are prepared at most. */
const most = 8;
/** Milliseconds after which no further one is begun. */
const enough = 1_000;

interface Prepared {
  readonly of: Holding;
  readonly scope: Scope;
  readonly slots: Map<PolicyId, readonly SlotImpactFacts[]>;
}

export class SlotsAhead {
  #prepared: Prepared | null = null;

  *steps(of: Holding, scope: Scope): Steps<null> {
    const slots = new Map<PolicyId, readonly SlotImpactFacts[]>();
    this.#prepared = { of, scope, slots };
    const until = performance.now() + enough;
    for (const { id } of broadest(of)) {
      if (performance.now() > until) break;
      slots.set(id, yield* impactOfSlots(of.set, [id], scope));
    }
    return null;
  }

  /** Null: not prepared. */
  find(of: Holding, policies: readonly PolicyId[], scope: Scope): readonly SlotImpactFacts[] | null {
    const [only, ...more] = policies;
    const { of: known, scope: asked, slots } = this.#prepared ?? {};
    if (only === undefined || more.length > 0 || known !== of || asked !== scope) return null;
    return slots?.get(only) ?? null;
  }

  forget(): void {
    this.#prepared = null;
  }
}

/** Cards that select most, the broadest first. */
function broadest({ board, set }: Holding): readonly CardFacts[] {
  const least = set.cluster.endpoints.length / share;
  return board.cards
    .filter(({ selects }) => selects > 0 && selects >= least)
    .sort((one, other) => other.selects - one.selects)
    .slice(0, most);
}
