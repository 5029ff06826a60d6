/** The last resort of an edit: a document whose anchors, aliases or merges tie fields together is written out anew, as JSON. */
import type { DecodedDocument } from "../decode/document.ts";
import type { Json } from "../yaml/json.ts";
import type { MapNode, YamlNode } from "../yaml/node.ts";
import { splitField } from "./field.ts";
import type { FieldContent } from "./print.ts";

export interface Rewrite {
  readonly index: number;
  readonly field: string;
  readonly value: FieldContent | null;
}

export function rewriteDocument(document: DecodedDocument, changes: readonly Rewrite[]): string {
  const { root, objects, text } = document;
  if (root === null) return text;
  const byNode = new Map<MapNode, Rewrite[]>();
  for (const change of changes) {
    const node = objects[change.index]?.node;
    if (node !== undefined) byNode.set(node, [...(byNode.get(node) ?? []), change]);
  }
  const marker = /^---(?=[ \t\r\n])/.test(text) ? "---\n" : "";
  return `${marker}${JSON.stringify(toChangedJson(root, byNode), null, 2)}\n`;
}

function toChangedJson(node: YamlNode, changes: ReadonlyMap<MapNode, readonly Rewrite[]>): Json {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map((item) => toChangedJson(item, changes));
  const value = Object.fromEntries(
    node.entries.map((entry) => [entry.key, toChangedJson(entry.value, changes)]),
  );
  return (changes.get(node) ?? []).reduce(rewriteObject, value);
}

/** The object with one field set or, by null, taken out. */
export function rewriteObject(
  object: Readonly<Record<string, Json>>,
  { field, value }: Omit<Rewrite, "index">,
): Readonly<Record<string, Json>> {
  const { parent, name } = splitField(field);
  if (parent === null) return withEntry(object, name, value);
  const holder = object[parent] ?? null;
  return { ...object, [parent]: withEntry(isFields(holder) ? holder : {}, name, value) };
}

function isFields(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withEntry(
  fields: Readonly<Record<string, Json>>,
  name: string,
  value: FieldContent | null,
): Readonly<Record<string, Json>> {
  const kept = Object.entries(fields).filter(([key]) => key !== name);
  return Object.fromEntries(value === null ? kept : [...kept, [name, value]]);
}
