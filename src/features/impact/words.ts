/** What the impact says, from its figures. Pure. */
import type { SlotFigures } from "#src/engine/index.ts";
import type { ImpactClass, ImpactGroup } from "#src/session/index.ts";

export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** `12,480` */
export function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** `12 pairs, 24 known flows`; the flows of all groups are the figures on top. */
export function sizeOf({ pairs, known }: Pick<ImpactGroup, "pairs" | "known">): string {
  return known === 0 ? counted(pairs, "pair") : `${counted(pairs, "pair")}, ${counted(known, "known flow")}`;
}

interface Title {
  readonly title: string;
  readonly note: string;
}

export function classTitle({ change, count }: Pick<ImpactClass, "change" | "count">): Title {
  const flows = counted(count, "flow");
  switch (change) {
    case "denied":
      return { title: `${flows} would be denied`, note: "allowed today" };
    case "allowed":
      return { title: `${flows} would be allowed`, note: "denied today" };
    case "unknown":
      return {
        title: `${flows} cannot be told before or after`,
        note: "the verdict depends on something that is not loaded",
      };
    case "decider":
      return {
        title: `${flows} ${count === 1 ? "keeps its verdict" : "keep their verdict"}, somebody else decides`,
        note: "hit counters and ownership move",
      };
  }
}

/** The headline of the whole change. */
export function headline(totals: SlotFigures): string {
  if (totals.unchanged) return "Provably no change: same verdicts, same deciders, on every port";
  const verdicts = totals.denied + totals.allowed + totals.unknown;
  if (verdicts > 0) {
    const unknown = totals.unknown > 0 ? `, ${number(totals.unknown)} unknown` : "";
    return `${counted(totals.denied, "flow")} would be denied, ${number(totals.allowed)} allowed${unknown}`;
  }
  if (totals.decider > 0)
    return `No verdict of a known flow changes, ${counted(totals.decider, "flow")} would be decided by somebody else`;
  return "No known flow changes";
}

/** Flows that stay as they are. */
export function unchangedCount(known: number, totals: SlotFigures): number {
  return Math.max(0, known - totals.denied - totals.allowed - totals.unknown - totals.decider);
}

export const connectionNote = "New connections only: established ones keep running until they end";
