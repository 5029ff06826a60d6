/** Neighbouring slots in which the flow shown would end the same way, by the same deciders. Pure. */
import type { SlotFacts } from "#src/session/index.ts";

export type FlowInSlot = NonNullable<SlotFacts["flow"]>;

export interface Band {
  /** First and last position of the run. */
  readonly from: number;
  readonly to: number;
  readonly change: FlowInSlot["change"];
  readonly word: FlowInSlot["word"];
  /** `Becomes Denied`, `Still Allowed`, `No change`. */
  readonly title: string;
  /** Who decides then; empty when nothing changes. */
  readonly detail: string;
  /** Slots of the run that take the card. */
  readonly slots: number;
}

/**
 * In order; refused slots neither begin a run nor end one. No bands without a flow, and none over the mere place the
 * card came from.
 */
export function bandsOf(slots: readonly SlotFacts[]): readonly Band[] {
  const bands: Band[] = [];
  let key = "";
  slots.forEach((slot, position) => {
    if (!slot.legal || slot.flow === null) return;
    const { change, word, deciders } = slot.flow;
    const own = change === "none" ? change : `${change} ${word} ${deciders}`;
    const last = bands.at(-1);
    if (last !== undefined && own === key) {
      bands[bands.length - 1] = { ...last, to: position, slots: last.slots + 1 };
      return;
    }
    key = own;
    const detail = change === "none" ? "" : `by ${deciders}`;
    bands.push({ from: position, to: position, change, word, title: titleOf(slot.flow), detail, slots: 1 });
  });
  return bands.filter(({ from, to }) => slots.slice(from, to + 1).some((slot) => slot.legal && !slot.here));
}

function titleOf({ change, word }: FlowInSlot): string {
  switch (change) {
    case "verdict":
      return `Becomes ${word}`;
    case "decider":
      return `Still ${word}`;
    case "none":
      return "No change";
  }
}
