/** Lifting, carrying and dropping cards, with everything that is said about it. */
import type { DragActions, MoveActions } from "./actions.ts";
import { blockOf } from "./block.ts";
import { createHand } from "./hand.ts";
import type { Kit } from "./kit.ts";
import type { Notices } from "./notices.ts";

export function dragActions(kit: Kit, notices: Notices, move: MoveActions["move"]): DragActions {
  const { store } = kit;
  const hand = createHand(kit, notices);
  return {
    lift: (policy, by) => {
      const { snapshot, version, selection } = store.getState();
      if (snapshot === null) return;
      if (version === "before") {
        const action = { label: "Show the draft", command: "show-after" };
        notices.toast("These are the loaded objects. Show the draft to move cards.", action);
        return;
      }
      const policies = blockOf(policy, selection);
      hand.lift(policies, by);
      notices.announce(policies.length === 1 ? `Lifted ${policy}` : `Lifted ${policies.length} policies`);
    },
    over: hand.hover,
    stepOver: hand.step,
    drop: async () => {
      const { drag } = store.getState();
      if (drag === null) return;
      const slot = await hand.release();
      if (slot === null || (slot.legal && slot.here)) notices.announce("Dropped where it was");
      else if (slot.legal) await move(drag.policies, slot.tier, slot.position);
      else notices.toast(`Not moved: ${slot.reason}`);
    },
    cancelDrag: () => {
      if (store.getState().drag === null) return;
      hand.letGo();
      notices.announce("Move cancelled");
    },
  };
}
