/** A lifted card: where it hangs, what each slot would do, and what is said about it. */
import type { DragActions, DragStep, MoveActions } from "./actions.ts";
import { queryOf } from "./derive.ts";
import { failure } from "./draft.ts";
import type { Kit } from "./kit.ts";
import { latest } from "./latest.ts";
import type { Notices } from "./notices.ts";
import { describeSlot, nextSlot, slotAt } from "./slots.ts";
import type { DragState } from "./state.ts";
import type { SlotFacts } from "./types.ts";

/** Milliseconds a slot must be under the card before it is announced: one message per settled place. */
const settle = 120;

export function dragActions(kit: Kit, notices: Notices, move: MoveActions["move"]): DragActions {
  const { store, analyst } = kit;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const change = (part: Partial<DragState>): void =>
    store.setState(({ drag }) => (drag === null ? {} : { drag: { ...drag, ...part } }));

  const sayPlace = (): void => {
    const { drag } = store.getState();
    const slot = drag === null ? null : slotAt(drag.slots, drag.over);
    if (slot !== null) notices.announce(describeSlot(slot, drag?.slots ?? []));
  };
  const saySoon = (): void => {
    clearTimeout(pause);
    pause = setTimeout(sayPlace, settle);
  };
  const letGo = (): void => {
    clearTimeout(pause);
    slots.cancel();
    store.setState({ drag: null });
  };

  const slots = latest<DragState["policies"], readonly SlotFacts[]>({
    answer: (policies) => analyst.slots(policies, queryOf(store.getState()), store.getState().scope),
    accept: (answer) => {
      const here = answer.find((slot) => slot.legal && slot.here);
      const over =
        store.getState().drag?.over ??
        (here === undefined ? null : { tier: here.tier, position: here.position });
      change({ slots: answer, over });
    },
    fail: (error) => {
      letGo();
      notices.toast(failure("The slots could not be computed", error));
    },
  });

  return {
    lift: (policy, by) => {
      const { snapshot, version, selection } = store.getState();
      if (snapshot === null) return;
      if (version === "before") {
        notices.toast("These are the loaded objects. Show the draft to move cards.", {
          label: "Show the draft",
          command: "show-after",
        });
        return;
      }
      const policies = selection.includes(policy) ? selection : [policy];
      store.setState({ drag: { policies, slots: null, over: null, by } });
      slots.ask(policies);
      notices.announce(policies.length === 1 ? `Lifted ${policy}` : `Lifted ${policies.length} policies`);
    },
    over: (over) => {
      const { drag } = store.getState();
      if (drag === null || (drag.over?.tier === over?.tier && drag.over?.position === over?.position)) return;
      change({ over });
      saySoon();
    },
    stepOver: (step: DragStep) => {
      const { drag } = store.getState();
      if (drag === null || drag.slots === null) return;
      const next = nextSlot(drag.slots, drag.over, step);
      if (next === null) return;
      change({ over: { tier: next.tier, position: next.position } });
      saySoon();
    },
    drop: async () => {
      const { drag } = store.getState();
      if (drag === null) return;
      const slot = slotAt(drag.slots, drag.over);
      letGo();
      if (slot === null || (slot.legal && slot.here)) notices.announce("Dropped where it was");
      else if (slot.legal) await move(drag.policies, slot.tier, slot.position);
      else notices.toast(`Not moved: ${slot.reason}`);
    },
    cancelDrag: () => {
      if (store.getState().drag === null) return;
      letGo();
      notices.announce("Move cancelled");
    },
  };
}
