/** Does a selector hold for a set of labels? Absent labels follow semantics §3.3. */
import type { Labels } from "../model/cluster.ts";
import type { Comparison, Selector } from "./ast.ts";

export function matchesLabels(selector: Selector, labels: Labels): boolean {
  switch (selector.kind) {
    case "all":
    case "global":
      return true;
    case "has":
      return labelValue(labels, selector.label) !== undefined;
    case "in":
    case "not-in": {
      const value = labelValue(labels, selector.label);
      const member = value !== undefined && selector.values.includes(value);
      return member === (selector.kind === "in");
    }
    case "not":
      return !matchesLabels(selector.operand, labels);
    case "and":
      return selector.operands.every((operand) => matchesLabels(operand, labels));
    case "or":
      return selector.operands.some((operand) => matchesLabels(operand, labels));
    case "not-equals":
      return labelValue(labels, selector.label) !== selector.value;
    case "equals":
    case "contains":
    case "starts-with":
    case "ends-with": {
      const value = labelValue(labels, selector.label);
      return value !== undefined && compares(selector.kind, value, selector.value);
    }
  }
}

/** A comparison with the value of a label that is present. */
export function compares(kind: Comparison, value: string, wanted: string): boolean {
  switch (kind) {
    case "equals":
      return value === wanted;
    case "not-equals":
      return value !== wanted;
    case "contains":
      return value.includes(wanted);
    case "starts-with":
      return value.startsWith(wanted);
    case "ends-with":
      return value.endsWith(wanted);
  }
}

/** Own properties only: a label may be called `constructor`. */
export function labelValue(labels: Labels, label: string): string | undefined {
  return Object.hasOwn(labels, label) ? labels[label] : undefined;
}
