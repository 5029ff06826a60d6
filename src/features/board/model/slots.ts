/** What is known of every slot by tier, grouped once per answer: there may be thousands. */

interface InTier {
  readonly tier: string;
}

const groups = new WeakMap<readonly InTier[], ReadonlyMap<string, readonly InTier[]>>();

export function slotsOf<Slot extends InTier>(slots: readonly Slot[], tier: string): readonly Slot[] {
  let byTier = groups.get(slots);
  if (byTier === undefined) {
    const made = new Map<string, InTier[]>();
    for (const slot of slots) {
      const own = made.get(slot.tier);
      if (own === undefined) made.set(slot.tier, [slot]);
      else own.push(slot);
    }
    byTier = made;
    groups.set(slots, made);
  }
  // The map was made from this very list.
  return (byTier.get(tier) ?? []) as readonly Slot[];
}
