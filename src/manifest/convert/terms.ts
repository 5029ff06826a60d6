/**
 * Selector texts joined and rewritten as Calico's update processors do: as text, printed, replaced and parsed again
 * (semantics §4). Selectors are kept in parts, so that an explanation can name the part that failed.
 */
import { prefixLabels, printSelector, type SelectorTerm, type TermPart } from "#src/engine/index.ts";
import { parseOnce } from "./parseOnce.ts";

/** One conjunct: the text Calico's internal selector holds, and what the user wrote. */
export interface Piece {
  readonly part: TermPart;
  readonly text: string;
  readonly written: string;
}

export type Terms =
  | { readonly ok: true; readonly terms: readonly SelectorTerm[] }
  /** Felix cannot parse the joined selector and drops the policy. */
  | { readonly ok: false };

const partOrder: Readonly<Record<TermPart, number>> = { namespace: 0, serviceAccount: 1, labels: 2 };

/**
 * `joined` is Calico's whole selector text. Where the pieces parse one by one they are the terms;
 * where only the whole does (unbalanced parentheses that happen to fit), the whole is one term.
 */
export function termsOf(pieces: readonly Piece[], joined: string): Terms {
  const terms: SelectorTerm[] = [];
  for (const { part, text, written } of pieces) {
    const parsed = text.trim() === "" ? null : parseOnce(text);
    if (parsed?.ok !== true) return wholeTerm(joined);
    terms.push({ part, selector: parsed.selector, written });
  }
  return { ok: true, terms: terms.sort((a, b) => partOrder[a.part] - partOrder[b.part]) };
}

function wholeTerm(joined: string): Terms {
  const whole = parseOnce(joined);
  if (!whole.ok) return { ok: false };
  return { ok: true, terms: [{ part: "labels", selector: whole.selector, written: joined }] };
}

/** `pfx(S, p)` of semantics §4: empty where `text` cannot be parsed. */
export function prefixed(text: string, prefix: "pcns." | "pcsa."): string {
  const parsed = parseOnce(text);
  return parsed.ok ? printSelector(prefixLabels(parsed.selector, prefix)) : "";
}

/** The canonical form where the text parses: what a user's own selector is called in explanations. */
export function asWritten(text: string): string {
  const parsed = parseOnce(text);
  if (!parsed.ok) return text;
  const printed = printSelector(parsed.selector);
  const joins = parsed.selector.kind === "and" || parsed.selector.kind === "or";
  return joins ? printed.slice(1, -1) : printed;
}
