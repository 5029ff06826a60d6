/** Looking at one thing: an endpoint and what applies to it, a card and what it selects, a block of cards. */
import type { LensActions } from "./actions.ts";
import type { Kit } from "./kit.ts";
import type { Notices } from "./notices.ts";

export function lensActions({ store }: Kit, { announce }: Pick<Notices, "announce">): LensActions {
  const set = store.setState;
  return {
    setLens: (lens) => set(lens === null ? { lens, lensFacts: null } : { lens }),
    openPolicy: (policy) =>
      set(
        policy === null
          ? { policy, policyFacts: null }
          : { policy, inspectorOpen: true, inspectorTab: "policies" },
      ),
    light: (lighted) => set({ lighted }),
    select: (selection) => set({ selection }),
    toggleSelected: (policy) => {
      const { selection } = store.getState();
      const chosen = !selection.includes(policy);
      const next = chosen ? [...selection, policy] : selection.filter((id) => id !== policy);
      set({ selection: next });
      announce(`${policy} ${chosen ? "selected" : "not selected"}, ${next.length} selected`);
    },
  };
}
