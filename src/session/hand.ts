/** What holds a lifted card: the slots worked out for it, and the place it hangs over. */
import type { PolicyId } from "#src/engine/index.ts";
import type { DragStep } from "./actions.ts";
import { queryOf } from "./derive.ts";
import { failure } from "./draft.ts";
import type { Kit } from "./kit.ts";
import { latest } from "./latest.ts";
import type { Notices } from "./notices.ts";
import { createPlaceVoice } from "./place-voice.ts";
import { homeOf, nextSlot, slotAt, startOf } from "./slots.ts";
import type { DragState } from "./state.ts";
import type { SlotFacts } from "./types.ts";

/** What the verdicts in the slots depend on besides the place. */
const judgedBy = ["source", "destination", "port", "sourcePort", "family", "scope"] as const;

export interface Hand {
  readonly lift: (policies: readonly PolicyId[], by: DragState["by"]) => void;
  readonly hover: (over: DragState["over"]) => void;
  readonly step: (step: DragStep) => void;
  /** Lets go; resolves with the slot the card hung over, once the slots are known. */
  readonly release: () => Promise<SlotFacts | null>;
  readonly letGo: () => void;
}

export function createHand(kit: Kit, notices: Notices): Hand {
  const { store, analyst } = kit;
  const voice = createPlaceVoice(kit, notices);
  /** Steps made by keyboard before the slots were known. */
  let ahead: DragStep[] = [];

  const held = (): DragState | null => store.getState().drag;
  const hover = (over: DragState["over"]): void => {
    const drag = held();
    if (drag === null || (drag.over?.tier === over?.tier && drag.over?.position === over?.position)) return;
    store.setState({ drag: { ...drag, over } });
    voice.sayLater();
  };
  const step = (by: DragStep): void => {
    const drag = held();
    if (drag?.slots == null) {
      ahead.push(by);
      return;
    }
    const from = drag.over ?? startOf(store.getState().snapshot?.board.tiers ?? [], drag.policies);
    const next = nextSlot(drag.slots, from, by);
    if (next !== null) hover({ tier: next.tier, position: next.position });
  };
  const letGo = (): void => {
    voice.stop();
    slots.cancel();
    store.setState({ drag: null });
  };

  const slots = latest<readonly PolicyId[], readonly SlotFacts[]>({
    answer: (policies) => analyst.slots(policies, queryOf(store.getState()), store.getState().scope),
    accept: (answer) => {
      const drag = held();
      if (drag === null) return;
      const anew = drag.slots !== null;
      store.setState({ drag: { ...drag, slots: answer, over: drag.over ?? homeOf(answer) } });
      // Another question has another answer for the place the card hangs over.
      if (anew) voice.sayLater();
      for (const by of ahead.splice(0)) step(by);
    },
    fail: (error) => {
      letGo();
      notices.toast(failure("The slots could not be computed", error));
    },
  });

  judgeAnew(store, slots.ask);
  return {
    lift: (policies, by) => {
      ahead = [];
      store.setState({ drag: { policies, slots: null, over: null, by } });
      slots.ask(policies);
    },
    hover,
    step,
    release: async () => {
      await slots.settled();
      const slot = slotAt(held()?.slots ?? null, held()?.over ?? null);
      letGo();
      return slot;
    },
    letGo,
  };
}

/** The question can change while a card is in the air, by `p` for one: then every slot is judged anew. */
function judgeAnew(store: Kit["store"], ask: (policies: readonly PolicyId[]) => void): void {
  store.subscribe((state, previous) => {
    if (state.drag === null || previous.drag === null) return;
    if (judgedBy.some((part) => state[part] !== previous[part])) ask(state.drag.policies);
  });
}
