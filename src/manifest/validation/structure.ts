/**
 * Types and limits of every field, in one walk for two judges: Go's decoder, which turns numbers into text where text is
 * wanted, and the CRD schema, which does not. Unknown fields are pruned by one and passed over by the other.
 */
import { portFromText } from "../decode/ports.ts";
import { isNull, valueOf, type MapNode, type ScalarNode, type YamlNode } from "../yaml/node.ts";
import type { Trail } from "./finding.ts";
import type { Shape } from "./shapes.ts";

type Of<K extends Shape["kind"]> = Extract<Shape, { kind: K }>;

export function checkStructure(node: YamlNode, shape: Shape, trail: Trail): void {
  if (shape.kind === "object") {
    if (node.kind === "map") checkObject(node, shape, trail);
    else neither(trail, "a mapping");
  } else if (shape.kind === "list") {
    if (node.kind === "list") checkList(node.items, shape, trail);
    else neither(trail, "a list");
  } else if (shape.kind === "labels") {
    if (node.kind === "map") checkLabels(node, trail);
    else neither(trail, "a mapping");
  } else if (node.kind === "scalar") checkScalar(node, shape, trail);
  else neither(trail, wanted[shape.kind]);
}

const wanted = {
  text: "text",
  number: "a number",
  integer: "a whole number",
  flag: "`true` or `false`",
  protocol: "a protocol name or number",
  port: "a port number, range or name",
  intOrText: "a whole number or text",
} as const;

/** Neither judge takes it. */
function neither(trail: Trail, what: string): void {
  trail.report("reader", "", `must be ${what}`);
  trail.report("schema", "", `must be ${what}`);
}

function checkObject(map: MapNode, { fields, required }: Of<"object">, trail: Trail): void {
  for (const { key, value } of map.entries) {
    const shape = fields.get(key);
    if (shape === undefined || isNull(value)) continue;
    trail.enter(key);
    checkStructure(value, shape, trail);
    trail.leave();
  }
  for (const name of required) {
    if (valueOf(map, name) === null) trail.report("schema", name, "is required");
  }
}

/** A null among the items is a zero value to Go and a wrong type to the schema. */
function checkList(items: readonly YamlNode[], { of, shortest, longest }: Of<"list">, trail: Trail): void {
  if (items.length < shortest) trail.report("schema", "", `must have at least ${shortest} item`);
  if (items.length > longest) trail.report("schema", "", `must have at most ${longest} items`);
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === undefined) continue;
    trail.enter(index);
    if (isNull(item)) trail.report("schema", "", "must not be null");
    else checkStructure(item, of, trail);
    trail.leave();
  }
}

function checkLabels(map: MapNode, trail: Trail): void {
  for (const { key, value } of map.entries) {
    if (value.kind === "scalar" && (typeof value.value === "string" || value.value === null)) continue;
    if (value.kind !== "scalar") trail.report("reader", key, "must be text");
    trail.report("schema", key, "must be text");
  }
}

function checkScalar(
  { value }: ScalarNode,
  shape: Exclude<Shape, { kind: "object" | "list" | "labels" }>,
  trail: Trail,
): void {
  switch (shape.kind) {
    case "text":
      if (typeof value === "string") checkText(value, shape, trail);
      else trail.report("schema", "", "must be text");
      break;
    case "number":
      if (typeof value !== "number") neither(trail, wanted.number);
      break;
    case "flag":
      if (typeof value !== "boolean") neither(trail, wanted.flag);
      break;
    case "integer":
      checkInteger(value, shape, trail);
      break;
    case "protocol":
      checkIntOrText(value, shape, trail);
      if (Number.isInteger(value) && (Number(value) < 0 || Number(value) > 255))
        trail.report("reader", "", "must be from 1 to 255");
      break;
    case "port":
      checkIntOrText(value, shape, trail);
      checkPort(value, trail);
      break;
    case "intOrText":
      checkIntOrText(value, shape, trail);
  }
}

function checkText(value: string, { longest, oneOf }: Of<"text">, trail: Trail): void {
  if (oneOf !== null && !oneOf.includes(value))
    trail.report("schema", "", `must be one of ${oneOf.join(", ")}`);
  if (longest !== null && codePoints(value) > longest)
    trail.report("schema", "", `must be no longer than ${longest} characters`);
}

function checkInteger(value: ScalarNode["value"], shape: Of<"integer">, trail: Trail): void {
  if (typeof value !== "number" || !Number.isInteger(value)) {
    neither(trail, wanted.integer);
    return;
  }
  const { low, high, holds, oneOf } = shape;
  if (value < holds[0] || value > holds[1])
    trail.report("reader", "", `must be from ${holds[0]} to ${holds[1]}`);
  if (value < low || value > high) trail.report("schema", "", `must be from ${low} to ${high}`);
  if (oneOf !== null && !oneOf.includes(value))
    trail.report("schema", "", `must be one of ${oneOf.join(", ")}`);
}

function checkIntOrText(
  value: ScalarNode["value"],
  shape: Of<"protocol" | "port" | "intOrText">,
  trail: Trail,
): void {
  if (typeof value !== "string" && !Number.isInteger(value)) neither(trail, wanted[shape.kind]);
}

function checkPort(value: ScalarNode["value"], trail: Trail): void {
  const readable = typeof value === "string" || (Number.isInteger(value) && Number(value) >= 0);
  if (readable && portFromText(String(value)) !== null) return;
  trail.report("reader", "", "must be a number up to 65535, a range such as `8000:8100`, or a port name");
}

function codePoints(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) pairs++;
  return text.length - pairs;
}
