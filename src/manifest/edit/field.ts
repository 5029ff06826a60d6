/** One field of one object: where in the text its value is changed, its line added or taken out. */
import { entryOf, isNull, type Entry, type MapNode } from "../yaml/node.ts";
import { lineEnd, lineStart } from "./site.ts";
import { printKey, printValue, type FieldContent, type Style } from "./print.ts";

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type FieldEdit =
  | { readonly kind: "value"; readonly edit: TextEdit }
  /** Adds or removes a field, so that offsets around it are no longer free. */
  | { readonly kind: "structure"; readonly edit: TextEdit }
  /** Anchors, aliases, merges or unusual forms stand in the way: the text cannot be changed in one place. */
  | { readonly kind: "tangled" };

export interface FieldValue {
  /** `NAME`, or `PARENT.NAME` such as `spec.order`. */
  readonly field: string;
  readonly value: FieldContent | null;
}

const tangled: FieldEdit = { kind: "tangled" };

/** Null: nothing to do. */
export function fieldEdit(text: string, root: MapNode, { field, value }: FieldValue): FieldEdit | null {
  const { parent, name } = splitField(field);
  if (root.knotted) return tangled;
  if (parent === null) return entryEdit(text, { map: root, parent: null }, { name, value });
  const holder = entryOf(root, parent);
  if (holder?.merged === true || holder?.value.knotted === true) return tangled;
  if (holder === null) {
    const added = { name: parent, nested: name };
    return value === null ? null : insert(text, { map: root, parent: null }, { ...added, value });
  }
  if (holder.value.kind === "list") return null;
  if (holder.value.kind === "scalar") return fillHolder(holder, { name, value });
  return entryEdit(text, { map: holder.value, parent: holder }, { name, value });
}

/** `spec.order` as `spec` and `order`; a field of the object itself has no parent. */
export function splitField(field: string): { readonly parent: string | null; readonly name: string } {
  const dot = field.indexOf(".");
  return dot < 0
    ? { parent: null, name: field }
    : { parent: field.slice(0, dot), name: field.slice(dot + 1) };
}

function entryEdit(text: string, where: Where, { name, value }: NamedValue): FieldEdit | null {
  const entry = entryOf(where.map, name);
  if (entry === null) return value === null ? null : insert(text, where, { name, nested: null, value });
  if (value === null && isNull(entry.value)) return null;
  if (entry.merged || entry.value.knotted) return tangled;
  return value === null
    ? remove(text, where.map, entry)
    : setValue(text, entry, { value, flow: where.map.flow });
}

interface NamedValue {
  readonly name: string;
  readonly value: FieldContent | null;
}

interface NewValue {
  readonly value: FieldContent;
  readonly flow: boolean;
}

function setValue(text: string, entry: Entry, { value, flow }: NewValue): FieldEdit {
  const node = entry.value;
  if (node.kind !== "scalar" || node.style === "block") return tangled;
  const style: Style = node.style === "plain" ? (flow ? flowStyle(entry) : "plain") : node.style;
  const printed = printValue(value, node.style === "plain" || typeof value === "string" ? style : "plain");
  const { start, end } = node;
  if (start < end) return { kind: "value", edit: { start, end, text: printed } };
  const colon = text.charAt(start - 1) === ":";
  if (!colon && !flow) return tangled;
  return { kind: "value", edit: { start, end, text: `${colon ? "" : ":"} ${printed}` } };
}

function flowStyle(entry: Entry): Style {
  return entry.keyNode.style === "double" ? "double" : "plain";
}

/** `spec:` with nothing, or `spec: null`. */
function fillHolder(spec: Entry, { name, value }: NamedValue): FieldEdit | null {
  if (value === null || !isNull(spec.value)) return null;
  const { start, end } = spec.value;
  const style = flowStyle(spec);
  const printed = `{${printKey(name, style)}: ${printValue(value, style)}}`;
  return { kind: "structure", edit: { start, end, text: start === end ? ` ${printed}` : printed } };
}

interface Where {
  readonly map: MapNode;
  /** The entry whose value the mapping is; null for the object itself. */
  readonly parent: Entry | null;
}

interface NewField {
  readonly name: string;
  /** Not null: the field is a mapping with this one field in it. */
  readonly nested: string | null;
  readonly value: FieldContent;
}

function insert(text: string, where: Where, field: NewField): FieldEdit {
  return where.map.flow ? insertFlow(text, where, field) : insertBlock(text, where, field);
}

/** Before the first field: on a line of its own where that one has its own. */
function insertFlow(text: string, { map, parent }: Where, { name, nested, value }: NewField): FieldEdit {
  const first = map.entries[0];
  const quoted = [first, parent].some((entry) => entry?.keyNode.style === "double");
  const style: Style = quoted ? "double" : "plain";
  const inner = printValue(value, style);
  const field = `${printKey(name, style)}: ${nested === null ? inner : `{${printKey(nested, style)}: ${inner}}`}`;
  if (first === undefined) {
    return { kind: "structure", edit: { start: map.start + 1, end: map.start + 1, text: field } };
  }
  if (first.merged) return tangled;
  const at = first.keyNode.start;
  const gap = /(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(map.start + 1, at))?.[0] ?? " ";
  return { kind: "structure", edit: { start: at, end: at, text: `${field},${gap}` } };
}

/** On the line below the parent's key, above any comment of the first field; for the object itself above its second field. */
function insertBlock(text: string, { map, parent }: Where, { name, nested, value }: NewField): FieldEdit {
  const anchor = map.entries.find((entry) => !entry.merged && isIndented(text, entry.keyNode.start));
  if (anchor === undefined || (parent !== null && anchor !== map.entries[0])) return tangled;
  const indent = text.slice(lineStart(text, anchor.keyNode.start), anchor.keyNode.start);
  const at = parent === null ? lineStart(text, anchor.keyNode.start) : lineEnd(text, parent.keyNode.end);
  if (at > anchor.keyNode.start) return tangled;
  const lineBreak =
    /\r\n|\r|\n/.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const inner = printValue(value, "plain");
  const field = nested === null ? `${name}: ${inner}` : `${name}:${lineBreak}${indent}  ${nested}: ${inner}`;
  return { kind: "structure", edit: { start: at, end: at, text: `${indent}${field}${lineBreak}` } };
}

function remove(text: string, map: MapNode, entry: Entry): FieldEdit {
  if (entry.value.kind === "scalar" && entry.value.style === "block") return tangled;
  if (entry.value.kind !== "scalar") return tangled;
  return map.flow ? removeFlow(text, map, entry) : removeBlock(text, entry);
}

/** The whole line, the comment behind the value included. */
function removeBlock(text: string, entry: Entry): FieldEdit {
  const { start } = entry.keyNode;
  if (!isIndented(text, start)) return tangled;
  const end = lineEnd(text, entry.value.end);
  return { kind: "structure", edit: { start: lineStart(text, start), end, text: "" } };
}

/** With the comma behind it, or, for the last field, the one before it. */
function removeFlow(text: string, map: MapNode, entry: Entry): FieldEdit {
  const index = map.entries.indexOf(entry);
  const next = map.entries[index + 1];
  const previous = map.entries[index - 1];
  if (next !== undefined) {
    if (next.merged) return tangled;
    return { kind: "structure", edit: { start: entry.keyNode.start, end: next.keyNode.start, text: "" } };
  }
  if (previous === undefined)
    return { kind: "structure", edit: { start: entry.keyNode.start, end: entry.value.end, text: "" } };
  if (previous.merged || previous.value.start < previous.keyNode.start) return tangled;
  const comma = text.indexOf(",", previous.value.end);
  const between = text.slice(previous.value.end, entry.keyNode.start);
  if (comma < 0 || between.includes("#")) return tangled;
  return { kind: "structure", edit: { start: comma, end: entry.value.end, text: "" } };
}

function isIndented(text: string, at: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, at), at));
}
