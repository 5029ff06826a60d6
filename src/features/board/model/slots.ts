/** The slots of a lifted card by tier, grouped once per answer: there may be thousands. */
import type { SlotFacts } from "#src/session/index.ts";

const groups = new WeakMap<readonly SlotFacts[], ReadonlyMap<string, readonly SlotFacts[]>>();
const none: readonly SlotFacts[] = [];

export function slotsOf(slots: readonly SlotFacts[], tier: string): readonly SlotFacts[] {
  let byTier = groups.get(slots);
  if (byTier === undefined) {
    const made = new Map<string, SlotFacts[]>();
    for (const slot of slots) {
      const own = made.get(slot.tier);
      if (own === undefined) made.set(slot.tier, [slot]);
      else own.push(slot);
    }
    byTier = made;
    groups.set(slots, made);
  }
  return byTier.get(tier) ?? none;
}
