/** The canonical text of a selector, character for character as Calico normalises it (semantics §3.4). */
import type { Comparison, Membership, Selector } from "./ast.ts";

const operators: Readonly<Record<Comparison | Membership, string>> = {
  equals: "==",
  "not-equals": "!=",
  contains: "contains",
  "starts-with": "starts with",
  "ends-with": "ends with",
  in: "in",
  "not-in": "not in",
};

export function printOperator(operator: Comparison | Membership): string {
  return operators[operator];
}

export function printSelector(selector: Selector): string {
  switch (selector.kind) {
    case "all":
    case "global":
      return `${selector.kind}()`;
    case "has":
      return `has(${selector.label})`;
    case "in":
    case "not-in":
      return `${selector.label} ${operators[selector.kind]} {${selector.values.map(quote).join(", ")}}`;
    case "not":
      return `!${printSelector(selector.operand)}`;
    case "and":
      return `(${selector.operands.map(printSelector).join(" && ")})`;
    case "or":
      return `(${selector.operands.map(printSelector).join(" || ")})`;
    case "equals":
    case "not-equals":
    case "contains":
    case "starts-with":
    case "ends-with":
      return `${selector.label} ${operators[selector.kind]} ${quote(selector.value)}`;
  }
}

/** No escapes exist: a value with a double quote goes into single quotes. */
function quote(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
