/** While a card is in the hand: what every slot would change, and the first flows that change in the slot under it. */
import type { Scope } from "#src/engine/index.ts";
import type { Kit } from "../kit.ts";
import { newest } from "./newest.ts";
import type { DragState, SessionState } from "../state.ts";
import { impactAt } from "../slots.ts";
import { createTimer } from "../timer.ts";
import { putAnalysis } from "./put.ts";
import type { SlotDetail, SlotImpactFacts } from "./types.ts";

/** Milliseconds a slot must be under the card before its flows are listed. */
const settle = 120;

interface Question {
  readonly policies: DragState["policies"];
  readonly scope: Scope;
}

interface PlaceQuestion extends Question {
  readonly place: NonNullable<DragState["over"]>;
}

export function keepSlots(
  kit: Pick<Kit, "store" | "analyst" | "clock">,
  fail: (error: unknown) => void,
): (state: SessionState, previous: SessionState) => void {
  const { store, analyst, clock } = kit;
  const pause = createTimer(clock);
  const slots = newest<Question, readonly SlotImpactFacts[] | null>({
    answer: ({ policies, scope }) => analyst.slotImpacts(policies, scope),
    accept: (found) => putAnalysis(kit, { slots: found }),
    fail,
  });
  const detail = newest<PlaceQuestion, SlotDetail | null>({
    answer: ({ policies, place, scope }) => analyst.slotDetail(policies, place, scope),
    accept: (slotDetail) => putAnalysis(kit, { slotDetail }),
    fail,
  });

  const look = (): void => {
    const { drag, scope } = store.getState();
    const { slots: impacts } = store.getState().analysis;
    const place = drag?.over ?? null;
    if (drag === null || place === null) return;
    const impact = impactAt(impacts, place);
    if (impact !== null && !impact.unchanged) detail.ask({ policies: drag.policies, place, scope });
  };
  const forget = (): void => {
    pause.stop();
    slots.cancel();
    detail.cancel();
    const { analysis } = store.getState();
    if (analysis.slots !== null || analysis.slotDetail !== null)
      putAnalysis(kit, { slots: null, slotDetail: null });
  };

  return (state, previous) => {
    const { drag, scope } = state;
    const old = previous.drag;
    if (drag === null) {
      if (old === null) return;
      forget();
      void analyst.forgetSlots();
      return;
    }
    if (drag.policies !== old?.policies || scope !== previous.scope) {
      forget();
      slots.ask({ policies: drag.policies, scope });
    }
    const known = state.analysis.slots !== previous.analysis.slots && state.analysis.slots !== null;
    if (drag.over !== old?.over || known) {
      detail.cancel();
      if (state.analysis.slotDetail !== null) putAnalysis(kit, { slotDetail: null });
      pause.start(settle, look);
    }
  };
}
