/** What Calico makes of a selector. */
import { type Labels, matchesLabels, parseSelector, printSelector } from "#src/engine/index.ts";

export interface SelectorAnswer {
  readonly valid: boolean;
  /** Calico's own normal form; null for a selector that cannot be parsed. */
  readonly canonical: string | null;
  /** One per set of labels, in order; empty for a selector that cannot be parsed. */
  readonly matches: readonly boolean[];
}

export interface SelectorProblem {
  readonly message: string;
  /** From 0. */
  readonly offset: number;
}

export function answerSelector(text: string, labelSets: readonly Labels[]): SelectorAnswer {
  const parsed = parseSelector(text);
  if (!parsed.ok) return { valid: false, canonical: null, matches: [] };
  const { selector } = parsed;
  return {
    valid: true,
    canonical: printSelector(selector),
    matches: labelSets.map((labels) => matchesLabels(selector, labels)),
  };
}

/** Why it cannot be parsed; null where it can. */
export function selectorProblem(text: string): SelectorProblem | null {
  const parsed = parseSelector(text);
  return parsed.ok ? null : { message: parsed.message, offset: parsed.offset };
}
