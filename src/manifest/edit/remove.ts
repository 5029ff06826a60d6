/** An object taken out of its file: a document of its own goes with its marker, an item of a List with its lines. */
import { toJson, type Json } from "../yaml/json.ts";
import type { Loaded, LoadedDocument } from "../link/loaded.ts";
import { loadFiles } from "../load.ts";
import type { SourceFile } from "../types.ts";
import type { ListNode, MapNode, YamlNode } from "../yaml/node.ts";
import { firstSaying, isBlank, lineEnd, lineStart, listOf, saidWith, siteOf, withDocument } from "./site.ts";

/** Every object with that id: an earlier one must not count where the later one is gone. */
export function removeObject(files: readonly SourceFile[], id: string): readonly SourceFile[] {
  const found = siteOf(files, id);
  if (found === null) return files;
  return removeObject(withDocument(files, found, withoutObject(found)), id);
}

/** Many at once: documents of their own go in one pass, items of Lists one after the other. */
export function removeObjects(files: readonly SourceFile[], ids: readonly string[]): readonly SourceFile[] {
  const wanted = new Set(ids);
  const found = loadFiles(files).objects.filter(({ id, object }) => object.named && wanted.has(id));
  const whole = new Map<string, LoadedDocument[]>();
  for (const { from } of found.filter(({ object }) => !object.listed))
    whole.set(from.file, [...(whole.get(from.file) ?? []), from]);
  const kept = files.flatMap((file) => {
    const gone = whole.get(file.name);
    if (gone === undefined) return [file];
    const text = gone.reduceRight(
      (now, { start, document }) => cut(now, start, document.text.length),
      file.text,
    );
    return isBlank(text) ? [] : [{ ...file, text }];
  });
  const listed = found.filter(({ object }) => object.listed).map(({ id }) => id);
  return [...new Set(listed)].reduce(removeObject, kept);
}

function cut(text: string, start: number, length: number): string {
  return text.slice(0, start) + text.slice(start + length);
}

/** The text of the object's document without the object. */
export function withoutObject(found: Loaded): string {
  const place = listOf(found);
  if (place === null) return "";
  const { text } = found.from.document;
  const candidates = [
    () => (place.list.items.length === 1 ? withoutList(text, place.list) : null),
    () => withoutItem(text, place.list, place.at),
    () => rewritten(found),
  ];
  return firstSaying(candidates, saidWith(found, null)) ?? rewritten(found);
}

function withoutItem(text: string, list: ListNode, at: number): string | null {
  const span = itemSpan(text, list, at);
  return span === null ? null : text.slice(0, span.start) + text.slice(span.end);
}

interface ItemSpan {
  readonly start: number;
  readonly end: number;
}

/** The whole lines of a block item from its dash on, or the text of a flow item with its comma. */
export function itemSpan(text: string, list: ListNode, at: number): ItemSpan | null {
  const item = list.items[at];
  if (item === undefined) return null;
  if (!list.flow) {
    const start = lineStart(text, item.start);
    if (!/^[ \t]*(?:- +)+$/.test(text.slice(start, item.start))) return null;
    return { start, end: endOfLines(text, item) };
  }
  const [next, previous] = [list.items[at + 1], list.items[at - 1]];
  if (next !== undefined) return { start: item.start, end: next.start };
  return { start: previous?.end ?? item.start, end: item.end };
}

/** The end of the line a node ends in; a block scalar ends behind its own line break. */
function endOfLines(text: string, { start, end }: YamlNode): number {
  const closed = end > start && /[\r\n]/.test(text.charAt(end - 1));
  return closed ? end : lineEnd(text, end);
}

/** The only item gone, an empty list is left. */
function withoutList(text: string, list: ListNode): string | null {
  const span = itemSpan(text, list, 0);
  if (span === null || list.flow) return null;
  const before = text.slice(0, span.start).replace(/[ \t]*(?:\r\n|\r|\n)$/, "");
  const lineBreak = text.slice(0, span.start).slice(before.length);
  return `${before} []${lineBreak}${text.slice(span.end)}`;
}

/** The last resort: the document as JSON, without the object. */
function rewritten({ object, from }: Loaded): string {
  if (from.document.root === null) return from.document.text;
  const marker = /^---(?=[ \t\r\n])/.test(from.document.text) ? "---\n" : "";
  return `${marker}${JSON.stringify(without(from.document.root, object.node), null, 2)}\n`;
}

function without(node: YamlNode, gone: MapNode): Json {
  if (node.kind === "list")
    return node.items.filter((item) => item !== gone).map((item) => without(item, gone));
  if (node.kind === "scalar") return toJson(node);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, without(value, gone)]));
}
