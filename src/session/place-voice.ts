/** Says where a lifted card hangs and what that would change, once it has stayed there, and again when more is known. */
import type { Kit } from "./kit.ts";
import type { Notices } from "./notices.ts";
import { describeSlot, impactAt, slotAt } from "./slots.ts";
import { createTimer } from "./timer.ts";

/** Milliseconds a slot must be under the card before it is announced: one message per settled place. */
const settle = 120;

export interface PlaceVoice {
  readonly sayLater: () => void;
  readonly stop: () => void;
}

export function createPlaceVoice({ store, clock }: Kit, notices: Notices): PlaceVoice {
  const pause = createTimer(clock);
  /** The place was said before it was known what it would change. */
  let saidTooSoon = false;
  const say = (): void => {
    const { drag, analysis } = store.getState();
    const slot = slotAt(drag?.slots ?? null, drag?.over ?? null);
    if (slot === null) return;
    saidTooSoon = analysis.slots === null && slot.legal && !slot.here;
    const impact = impactAt(analysis.slots, { tier: slot.tier, position: slot.position });
    notices.announce(describeSlot(slot, drag?.slots ?? [], impact));
  };
  store.subscribe(({ analysis }, previous) => {
    if (analysis.slots !== null && previous.analysis.slots === null && saidTooSoon) say();
  });
  return {
    sayLater: () => {
      saidTooSoon = false;
      pause.start(settle, say);
    },
    stop: pause.stop,
  };
}
