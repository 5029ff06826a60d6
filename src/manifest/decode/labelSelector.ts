/** Kubernetes label selectors, and the Calico selector text they become (semantics §4.1). */
import { compareBytes, type Labels } from "#src/engine/index.ts";
import {
  checkKnown,
  labelsField,
  mapListField,
  spanOf,
  stringField,
  textListField,
  type Fields,
} from "./fields.ts";
import { report } from "./scope.ts";

export interface LabelSelector {
  readonly matchLabels: Labels;
  readonly expressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}

const operators = ["In", "NotIn", "Exists", "DoesNotExist"];

export function decodeLabelSelector(fields: Fields): LabelSelector {
  checkKnown(fields, ["matchLabels", "matchExpressions"]);
  const expressions = mapListField(fields, "matchExpressions").map((expression) => {
    checkKnown(expression, ["key", "operator", "values"]);
    const operator = stringField(expression, "operator") ?? "";
    if (!operators.includes(operator)) {
      report(fields.scope, {
        code: "invalid-value",
        at: spanOf(expression, "operator"),
        path: `${expression.path}.operator`,
        message: `\`${operator}\` is not an operator of a label selector`,
        help: "an operator is In, NotIn, Exists or DoesNotExist",
      });
    }
    const values = textListField(expression, "values").map(({ text }) => text);
    return { key: stringField(expression, "key") ?? "", operator, values };
  });
  return { matchLabels: labelsField(fields, "matchLabels"), expressions };
}

function conditions(selector: LabelSelector, negation: string): readonly string[] {
  const labels = Object.entries(selector.matchLabels).sort(([a], [b]) => compareBytes(a, b));
  const parts = labels.map(([key, value]) => `${key} == '${value}'`);
  for (const { key, operator, values } of selector.expressions) {
    const set = `{ '${values.join("', '")}' }`;
    if (operator === "In") parts.push(`${key} in ${set}`);
    else if (operator === "NotIn") parts.push(`${key} not in ${set}`);
    else if (operator === "Exists") parts.push(`has(${key})`);
    else if (operator === "DoesNotExist") parts.push(`${negation}has(${key})`);
  }
  return parts;
}

const anyPod = "projectcalico.org/orchestrator == 'k8s'";

/** A selector of pods; null where none is given. The orchestrator term keeps host endpoints out. */
export function podSelectorText(selector: LabelSelector | null): string {
  return [anyPod, ...(selector === null ? [] : conditions(selector, "! "))].join(" && ");
}

/** A selector of namespaces: empty text where none is given, `all()` where it asks for nothing. */
export function namespaceSelectorText(selector: LabelSelector | null): string {
  if (selector === null) return "";
  const parts = conditions(selector, "! ");
  return parts.length === 0 ? "all()" : parts.join(" && ");
}

/** What a user calls the selector. */
export function writtenSelector(selector: LabelSelector | null, everything: string): string {
  const parts = selector === null ? [] : conditions(selector, "!").map((part) => part.replaceAll("'", '"'));
  return parts.length === 0 ? everything : parts.join(" && ");
}

/** Whether labels satisfy a Kubernetes selector: what a workload or a service counts as its pods. */
export function selectsLabels(selector: LabelSelector, labels: Labels): boolean {
  const all = Object.entries(selector.matchLabels).every(([key, value]) => labels[key] === value);
  return all && selector.expressions.every((expression) => expressionHolds(expression, labels));
}

function expressionHolds(expression: LabelSelector["expressions"][number], labels: Labels): boolean {
  const value = labels[expression.key];
  if (expression.operator === "Exists") return value !== undefined;
  if (expression.operator === "DoesNotExist") return value === undefined;
  const listed = value !== undefined && expression.values.includes(value);
  return expression.operator === "In" ? listed : expression.operator === "NotIn" && !listed;
}
