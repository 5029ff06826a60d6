/** Plain values as block YAML. Law: reading the text as Kubernetes does gives the value back. */
import { printValue } from "../edit/print.ts";
import type { Json } from "../yaml/json.ts";

/** Ends in a line break. */
export function printYaml(value: Json): string {
  return isScalar(value) ? `${scalar(value)}\n` : `${lines(value).join("\n")}\n`;
}

type Scalar = string | number | boolean | null;
type List = readonly Json[];

function isScalar(value: Json): value is Scalar {
  return typeof value !== "object" || value === null || Object.keys(value).length === 0;
}

function isList(value: Json): value is List {
  return Array.isArray(value);
}

function lines(value: Json): readonly string[] {
  if (isScalar(value)) return [scalar(value)];
  if (isList(value)) return value.flatMap((item) => indented(lines(item), "- ", "  "));
  return Object.entries(value).flatMap(([key, child]): readonly string[] => {
    const name = printValue(key, "plain");
    if (isScalar(child)) return [`${name}: ${scalar(child)}`];
    return [`${name}:`, ...indented(lines(child), "  ", "  ")];
  });
}

function indented(texts: readonly string[], first: string, rest: string): readonly string[] {
  return texts.map((text, index) => (index === 0 ? first : rest) + text);
}

/** Empty lists and mappings are written in flow style: `[]`, `{}`. */
function scalar(value: Json): string {
  if (typeof value === "string") return printValue(value, "plain");
  return JSON.stringify(value);
}
