/** Neighbouring slots that come to the same for every flow, and what that is. Pure. */
import type { SlotFacts, SlotImpactFacts } from "#src/session/index.ts";

export type FlowInSlot = NonNullable<SlotFacts["flow"]>;

export interface Band {
  /** First and last position of the run. */
  readonly from: number;
  readonly to: number;
  /** The gravest thing that happens to a flow here. */
  readonly tone: "deny" | "allow" | "unsure" | "decider" | "none";
  /** `10 → deny · 0 → allow`, `Provably no change`. */
  readonly title: string;
  /** `3 flows change decider`, `other ports change for 4 pairs`; empty when it is all in the title. */
  readonly detail: string;
  /** Slots of the run that take the card. */
  readonly slots: number;
}

/**
 * In order; refused slots neither begin a run nor end one. No bands before the impacts are known, and none over the
 * mere place the card came from.
 */
export function bandsOf(
  slots: readonly SlotFacts[],
  impacts: readonly SlotImpactFacts[] | null,
): readonly Band[] {
  if (impacts === null) return [];
  const byPosition = new Map(impacts.map((impact) => [impact.position, impact]));
  const bands: Band[] = [];
  let current: number | null = null;
  slots.forEach((slot, position) => {
    const impact = byPosition.get(position);
    if (!slot.legal || impact === undefined) return;
    const last = bands.at(-1);
    if (last !== undefined && impact.band === current) {
      bands[bands.length - 1] = { ...last, to: position, slots: last.slots + 1 };
      return;
    }
    current = impact.band;
    bands.push({ from: position, to: position, ...wordsOf(impact), slots: 1 });
  });
  return bands.filter(({ from, to }) => slots.slice(from, to + 1).some((slot) => slot.legal && !slot.here));
}

export function wordsOf(impact: SlotImpactFacts): Pick<Band, "tone" | "title" | "detail"> {
  if (impact.unchanged) return { tone: "none", title: "Provably no change", detail: "every flow as now" };
  const { denied, allowed, unknown, decider } = impact;
  const title =
    unknown > 0 && denied + allowed === 0 ? `${unknown} unknown` : `${denied} → deny · ${allowed} → allow`;
  const detail = detailOf(impact);
  if (denied > 0) return { tone: "deny", title, detail };
  if (allowed > 0) return { tone: "allow", title, detail };
  if (unknown > 0) return { tone: "unsure", title, detail };
  return decider > 0
    ? { tone: "decider", title, detail }
    : { tone: "decider", title: "No known flow changes", detail };
}

function detailOf({ denied, allowed, decider, unknown, otherPorts }: SlotImpactFacts): string {
  const parts = [
    ...(unknown > 0 && denied + allowed > 0 ? [`${unknown} unknown`] : []),
    ...(decider > 0 ? [`${decider === 1 ? "1 flow changes" : `${decider} flows change`} decider`] : []),
    ...(otherPorts > 0 && denied + allowed + decider + unknown === 0
      ? [`other ports change for ${otherPorts === 1 ? "1 pair" : `${otherPorts} pairs`}`]
      : []),
  ];
  return parts.join(", ");
}
