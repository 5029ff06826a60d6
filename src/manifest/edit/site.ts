/** An object in its text, and the check that a changed text says what it should: every edit of whole objects ends with it. */
import { decodeCached } from "../cache.ts";
import type { DecodedDocument, DecodedObject } from "../decode/document.ts";
import type { Loaded } from "../link/loaded.ts";
import { loadFiles } from "../load.ts";
import type { SourceFile } from "../types.ts";
import { splitDocuments } from "../yaml/documents.ts";
import { type Json, toJson } from "../yaml/json.ts";
import type { ListNode, YamlNode } from "../yaml/node.ts";

/** Null: no such object, or one whose name cannot be read; no edit touches these. */
export function siteOf(files: readonly SourceFile[], object: string): Loaded | null {
  const found = loadFiles(files).counting.get(object);
  return found?.object.named === true ? found : null;
}

export interface Sole {
  readonly object: DecodedObject;
  /** Its lines, without markers. */
  readonly body: string;
}

/** The one object that a text of one document holds; null for anything else. */
export function soleObject(text: string): Sole | null {
  const documents = splitDocuments(text)
    .map((one) => decodeCached(one.text))
    .filter(({ empty }) => !empty);
  const [only, ...others] = documents;
  const [object, ...more] = only?.objects ?? [];
  if (only === undefined || object === undefined || others.length + more.length > 0) return null;
  return only.problems.length > 0 || object.listed ? null : { object, body: bodyOf(only.text).body };
}

/** What an object says, wherever and however it is written. */
export interface Said {
  readonly apiVersion: string;
  readonly kind: string;
  readonly value: Json;
}

export function saidBy({ apiVersion, kind, node }: DecodedObject): Said {
  return { apiVersion, kind, value: toJson(node) };
}

/** What the object's document says with this object left out, or saying something else. */
export function saidWith({ object, from }: Loaded, instead: Said | null): readonly Said[] {
  return from.document.objects.flatMap((one) => {
    if (one !== object) return [saidBy(one)];
    return instead === null ? [] : [instead];
  });
}

/** The first text that is readable and says just that; null: none does. */
export function firstSaying(
  candidates: readonly (() => string | null)[],
  wanted: readonly Said[],
): string | null {
  for (const candidate of candidates) {
    const text = candidate();
    if (text !== null && says(decodeCached(text), wanted)) return text;
  }
  return null;
}

function says({ objects, problems }: DecodedDocument, wanted: readonly Said[]): boolean {
  return (
    problems.length === 0 &&
    objects.length === wanted.length &&
    objects.every((object, i) => sameSaid(saidBy(object), wanted[i]))
  );
}

function sameSaid(one: Said, other: Said | undefined): boolean {
  return (
    one.apiVersion === other?.apiVersion &&
    one.kind === other.kind &&
    canonical(withoutType(one.value)) === canonical(withoutType(other.value))
  );
}

/** An item of a typed list may leave both out. */
function withoutType(value: Json): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "apiVersion" && key !== "kind"));
}

/** JSON with the keys of every object in one order. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The file with one of its documents replaced; a file of which nothing is left goes away. */
export function withDocument(
  files: readonly SourceFile[],
  { from }: Loaded,
  text: string,
): readonly SourceFile[] {
  return files.flatMap((file) => {
    if (file.name !== from.file) return [file];
    const end = from.start + from.document.text.length;
    const changed = file.text.slice(0, from.start) + text + file.text.slice(end);
    return isBlank(changed) ? [] : [{ ...file, text: changed }];
  });
}

export function isBlank(text: string): boolean {
  return /^[\s\uFEFF]*$/.test(text);
}

/** The list an item stands in, and its place there; null for an object that is its document. */
export function listOf({ object, from }: Loaded): { readonly list: ListNode; readonly at: number } | null {
  return from.document.root === null ? null : findIn(from.document.root, object.node);
}

function findIn(node: YamlNode, wanted: YamlNode): { readonly list: ListNode; readonly at: number } | null {
  if (node.kind !== "map") return null;
  const items = node.entries.findLast(({ key }) => key === "items")?.value;
  if (items?.kind !== "list") return null;
  const at = items.items.indexOf(wanted);
  if (at >= 0) return { list: items, at };
  for (const item of items.items) {
    const found = findIn(item, wanted);
    if (found !== null) return found;
  }
  return null;
}

/** A document's own lines between its markers. */
export interface Body {
  /** Directives and the opening marker. */
  readonly head: string;
  readonly body: string;
  /** The closing marker. */
  readonly tail: string;
}

export function bodyOf(text: string): Body {
  const head =
    /^(?:(?:%.*|[ \t]*(?:#.*)?)(?:\r\n|\r|\n))*?---(?:[ \t]*(?:\r\n|\r|\n)|[ \t]+|$)/.exec(text)?.[0] ?? "";
  const tail =
    /(?:^|(?<=[\r\n]))\.\.\.[ \t]*(?:#.*)?(?:\r\n|\r|\n)?$/.exec(text.slice(head.length))?.[0] ?? "";
  return { head, body: text.slice(head.length, text.length - tail.length), tail };
}

export function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

/** The start of the next line, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const match = /\r\n|\r|\n/g;
  match.lastIndex = at;
  const found = match.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

/** Line breaks as the surroundings have them. */
export function withBreaksOf(text: string, surroundings: string): string {
  const lines = text.replaceAll(/\r\n?/g, "\n");
  return surroundings.includes("\r\n") ? lines.replaceAll("\n", "\r\n") : lines;
}
