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
  /** `2 allow, 1 deny`, or `no rules`. */
  readonly words: string;
}

/** More rules than this become a bar of proportions with the count beside it. */
const MOST_SEGMENTS = 8;
const order: readonly Action[] = ["Allow", "Deny", "Pass", "Log"];

export function stripOf(actions: readonly Action[]): Strip {
  if (actions.length === 0) return { form: "none", segments: [], words: "no rules" };
  const counts = order.flatMap((action) => {
    const rules = actions.filter((each) => each === action).length;
    return rules === 0 ? [] : [{ action, rules }];
  });
  const words = counts.map(({ action, rules }) => `${rules} ${action.toLowerCase()}`).join(", ");
  if (actions.length > MOST_SEGMENTS) return { form: "bar", segments: counts, words };
  return { form: "rules", segments: actions.map((action) => ({ action, rules: 1 })), words };
}
