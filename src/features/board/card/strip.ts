/** What the strip of a direction draws: one segment per rule, or shares of a bar when there are many. Pure. */
import type { Action } from "#src/engine/index.ts";

export interface Segment {
  readonly action: Action;
  /** Rules it stands for. */
  readonly rules: number;
}

export interface Strip {
  readonly form: "none" | "rules" | "bar";
  readonly segments: readonly Segment[];
  /** Of all shapes at their full size with the gaps between them, px. */
  readonly width: number;
  /** `2 allow, 1 deny`, or `no rules`. */
  readonly words: string;
}

/** More rules than this, in both directions together, find no room as single shapes. */
const MOST_SEGMENTS = 8;
const order: readonly Action[] = ["Allow", "Deny", "Pass", "Log"];
const GAP = 4;

/** How many rules of one direction are drawn as single shapes: all the room, or half of it when both need it. */
export function mostSegments(ingress: number, egress: number): number {
  return ingress + egress > MOST_SEGMENTS && ingress > 0 && egress > 0 ? MOST_SEGMENTS / 2 : MOST_SEGMENTS;
}

/** More rules than `most` become a bar of proportions with the count beside it. */
export function stripOf(actions: readonly Action[], most: number): Strip {
  if (actions.length === 0) return { form: "none", segments: [], width: 0, words: "no rules" };
  const counts = order.flatMap((action) => {
    const rules = actions.filter((each) => each === action).length;
    return rules === 0 ? [] : [{ action, rules }];
  });
  const words = counts.map(({ action, rules }) => `${rules} ${action.toLowerCase()}`).join(", ");
  if (actions.length > most) return { form: "bar", segments: counts, width: widthOf(counts), words };
  const segments = actions.map((action) => ({ action, rules: 1 }));
  return { form: "rules", segments, width: widthOf(segments), words };
}

function widthOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { action }) => sum + GAP + (action === "Log" ? 10 : 18), -GAP);
}
