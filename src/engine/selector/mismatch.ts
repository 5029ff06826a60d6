/** Why a selector does not hold for labels: the parts that fail, each with what it wants and what is there. */
import type { Labels } from "../model/cluster.ts";
import type { Selector } from "./ast.ts";
import { labelValue, matchesLabels } from "./match.ts";
import { printSelector } from "./print.ts";
import { conjuncts, labelsOf } from "./rewrite.ts";

/** `wanted`: `app == "orders"`; `actual`: `app = "cart"` or `no label app`. */
export interface Mismatch {
  readonly wanted: string;
  readonly actual: string;
}

/** One entry per top-level conjunct that fails, left to right; empty when the selector holds. */
export function mismatches(selector: Selector, labels: Labels): readonly Mismatch[] {
  return conjuncts(selector)
    .filter((part) => !matchesLabels(part, labels))
    .map((part) => ({ wanted: printSelector(part), actual: describeLabels(part, labels) }));
}

/** What the labels say about everything a selector asks: `app = "cart", no label env`. */
export function describeLabels(selector: Selector, labels: Labels): string {
  const facts = labelsOf(selector).map((label) => describeLabel(label, labels));
  return facts.length === 0 ? "never holds" : facts.join(", ");
}

function describeLabel(label: string, labels: Labels): string {
  const value = labelValue(labels, label);
  return value === undefined ? `no label ${label}` : `${label} = "${value}"`;
}
