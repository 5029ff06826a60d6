/** Selectors made from selectors: the rewrites of Calico's conversion (semantics §4). */
import type { Selector } from "./ast.ts";

/** Puts a prefix in front of every label name: `pfx(S, p)` of semantics §4. */
export function prefixLabels(selector: Selector, prefix: string): Selector {
  return mapLabels(selector, (label) => prefix + label);
}

/** Renames every label. */
export function mapLabels(selector: Selector, rename: (label: string) => string): Selector {
  switch (selector.kind) {
    case "all":
    case "global":
      return selector;
    case "not":
      return { kind: "not", operand: mapLabels(selector.operand, rename) };
    case "and":
    case "or":
      return {
        kind: selector.kind,
        operands: selector.operands.map((operand) => mapLabels(operand, rename)),
      };
    case "has":
    case "in":
    case "not-in":
    case "equals":
    case "not-equals":
    case "contains":
    case "starts-with":
    case "ends-with":
      return { ...selector, label: rename(selector.label) };
  }
}

/** The parts that must all hold, left to right; a selector that is no conjunction is its only part. */
export function conjuncts(selector: Selector): readonly Selector[] {
  return selector.kind === "and" ? selector.operands.flatMap(conjuncts) : [selector];
}

/** Every label a selector asks about, in order of first mention. */
export function labelsOf(selector: Selector): readonly string[] {
  return [...new Set(collectLabels(selector))];
}

function collectLabels(selector: Selector): readonly string[] {
  switch (selector.kind) {
    case "all":
    case "global":
      return [];
    case "not":
      return collectLabels(selector.operand);
    case "and":
    case "or":
      return selector.operands.flatMap(collectLabels);
    case "has":
    case "in":
    case "not-in":
    case "equals":
    case "not-equals":
    case "contains":
    case "starts-with":
    case "ends-with":
      return [selector.label];
  }
}
