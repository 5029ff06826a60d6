/**
 * Typed access to the fields of a mapping, strict as the API server's decoder: a value of the wrong type breaks the object,
 * a field nobody knows is a problem. Null and missing are the same.
 */
import type { Labels } from "#src/engine/index.ts";
import {
  entryOf,
  isNull,
  valueOf,
  type ListNode,
  type MapNode,
  type ScalarNode,
  type Span,
  type YamlNode,
} from "../yaml/node.ts";
import { breakOff, clip, report, type Scope } from "./scope.ts";

export interface Fields {
  readonly scope: Scope;
  readonly map: MapNode;
  /** Field path of the mapping, empty for the object itself. */
  readonly path: string;
}

/** A text field with its place. */
export interface Text extends Span {
  readonly text: string;
  readonly path: string;
  /** Offset of the text's first character in the document, null where escapes or folding stand between. */
  readonly origin: number | null;
}

export interface Item {
  readonly node: YamlNode;
  readonly path: string;
}

/** The mapping behind a node, null (and broken) for anything else. */
export function openMap(scope: Scope, { node, path }: Item): Fields | null {
  if (node.kind === "map") return { scope, map: node, path };
  wrongType(scope, { node, path }, "a mapping");
  return null;
}

/** The mapping in a field; null where it is missing or no mapping. */
export function childMap(fields: Fields, name: string): Fields | null {
  const item = child(fields, name);
  return item === null ? null : openMap(fields.scope, item);
}

export function child(fields: Fields, name: string): Item | null {
  const node = valueOf(fields.map, name);
  return node === null ? null : { node, path: joinPath(fields.path, name) };
}

export function has(fields: Fields, name: string): boolean {
  return valueOf(fields.map, name) !== null;
}

export function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** Reports every field that is not in `known` and gives their names back. */
export function checkKnown(fields: Fields, known: readonly string[]): readonly string[] {
  const unknown: string[] = [];
  for (const entry of fields.map.entries) {
    if (known.includes(entry.key) || entry.key === "") continue;
    unknown.push(entry.key);
    report(fields.scope, {
      code: "unknown-field",
      at: entry.keyNode,
      path: joinPath(fields.path, entry.key),
      message: `unknown field \`${clip(joinPath(fields.path, entry.key))}\``,
      ...nearest(entry.key, known),
    });
  }
  return unknown;
}

function nearest(key: string, known: readonly string[]): { help?: string } {
  const lower = key.toLowerCase();
  const found = known.find(
    (name) =>
      name.toLowerCase() === lower ||
      `${lower}s` === name.toLowerCase() ||
      lower === `${name.toLowerCase()}s`,
  );
  return found === undefined ? {} : { help: `did you mean \`${found}\`?` };
}

export function textField(fields: Fields, name: string): Text | null {
  const item = child(fields, name);
  return item === null ? null : textOf(fields.scope, item);
}

export function stringField(fields: Fields, name: string): string | null {
  return textField(fields, name)?.text ?? null;
}

export function textOf(scope: Scope, item: Item): Text | null {
  const { node, path } = item;
  if (node.kind !== "scalar" || typeof node.value !== "string") {
    if (scope.reader === "client" && node.kind === "scalar") {
      return { text: String(node.value), path, start: node.start, end: node.end, origin: null };
    }
    wrongType(scope, item, "text");
    return null;
  }
  const shift = node.style === "single" || node.style === "double" ? 1 : 0;
  const literal = node.style !== "block" && scope.text.startsWith(node.value, node.start + shift);
  return {
    text: node.value,
    path,
    start: node.start,
    end: node.end,
    origin: literal ? node.start + shift : null,
  };
}

export function numberField(fields: Fields, name: string): number | null {
  const item = child(fields, name);
  if (item === null) return null;
  if (item.node.kind === "scalar" && typeof item.node.value === "number") return item.node.value;
  wrongType(fields.scope, item, "a number");
  return null;
}

export function integerField(fields: Fields, name: string): number | null {
  const value = numberField(fields, name);
  if (value === null || Number.isInteger(value)) return value;
  const item = child(fields, name);
  if (item !== null) wrongType(fields.scope, item, "a whole number");
  return null;
}

export function booleanField(fields: Fields, name: string): boolean {
  const item = child(fields, name);
  if (item === null) return false;
  if (item.node.kind === "scalar" && typeof item.node.value === "boolean") return item.node.value;
  wrongType(fields.scope, item, "`true` or `false`");
  return false;
}

/** The items of a list field, with their paths; a null item stays, as Go keeps a zero value for it. */
export function listField(fields: Fields, name: string): readonly Item[] {
  const item = child(fields, name);
  if (item === null) return [];
  if (item.node.kind === "list") return itemsOf(item.node, item.path);
  wrongType(fields.scope, item, "a list");
  return [];
}

function itemsOf(list: ListNode, path: string): readonly Item[] {
  return list.items.map((node, index) => ({ node, path: `${path}[${index}]` }));
}

/** A list of mappings; an item that is null counts as an empty mapping. */
export function mapListField(fields: Fields, name: string): readonly Fields[] {
  const maps: Fields[] = [];
  for (const item of listField(fields, name)) {
    if (isNull(item.node)) maps.push({ scope: fields.scope, map: emptyMap(item.node), path: item.path });
    else {
      const map = openMap(fields.scope, item);
      if (map !== null) maps.push(map);
    }
  }
  return maps;
}

/** A mapping that is not there, with a place to point at. */
export function emptyMap({ start, end }: Span): MapNode {
  return { kind: "map", entries: [], start, end, flow: true, knotted: false };
}

export function textListField(fields: Fields, name: string): readonly Text[] {
  const texts: Text[] = [];
  for (const item of listField(fields, name)) {
    const text = isNull(item.node)
      ? { text: "", path: item.path, start: item.node.start, end: item.node.end, origin: null }
      : textOf(fields.scope, item);
    if (text !== null) texts.push(text);
  }
  return texts;
}

/** A mapping of text to text, such as labels. */
export function labelsField(fields: Fields, name: string): Labels {
  const map = childMap(fields, name);
  if (map === null) return {};
  const labels: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const entry of map.map.entries) {
    const path = joinPath(map.path, entry.key);
    if (isNull(entry.value)) labels[entry.key] = "";
    else {
      const text = textOf(fields.scope, { node: entry.value, path });
      if (text !== null) labels[entry.key] = text.text;
    }
  }
  return labels;
}

/** The place of a field's key and value together, or of the mapping itself where the field is missing. */
export function spanOf(fields: Fields, name: string): Span {
  const entry = entryOf(fields.map, name);
  if (entry === null) return startOf(fields.map);
  return entry.merged
    ? entry.value
    : { start: entry.keyNode.start, end: Math.max(entry.value.end, entry.keyNode.end) };
}

/** A mapping pointed at: its first key, not its whole extent. */
export function startOf(map: MapNode): Span {
  const first = map.entries[0];
  return first === undefined || first.merged ? { start: map.start, end: map.end } : first.keyNode;
}

export function wrongType(scope: Scope, { node, path }: Item, wanted: string): void {
  breakOff(scope, {
    code: "wrong-type",
    at: node.kind === "map" ? startOf(node) : node,
    path,
    message: `\`${clip(path)}\` must be ${wanted}, not ${describe(node)}`,
    ...(wanted === "text" && node.kind === "scalar" ? { help: quoting(node) } : {}),
  });
}

/** `y`, `on` and the like surprise: YAML as Kubernetes reads it has more names for true and false. */
function quoting({ value, source }: ScalarNode): string {
  return typeof value === "boolean" && source !== String(value)
    ? `put the value in quotes: without them \`${source}\` means ${value}`
    : "put the value in quotes";
}

function describe(node: YamlNode): string {
  if (node.kind === "map") return "a mapping";
  if (node.kind === "list") return "a list";
  if (typeof node.value === "string") return `the text \`${clip(node.value)}\``;
  const what = typeof node.value === "number" ? "number" : "value";
  return `the ${what} \`${clip(node.source === "" ? "null" : node.source)}\``;
}
