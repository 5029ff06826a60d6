/** An object's text replaced by another, in its own place and with the line breaks and indent of that place. */
import type { Loaded } from "../link/loaded.ts";
import type { SourceFile } from "../types.ts";
import { toJson } from "../yaml/json.ts";
import { addObject } from "./add.ts";
import { removeObject, withoutObject } from "./remove.ts";
import {
  bodyOf,
  firstSaying,
  lineStart,
  listOf,
  saidBy,
  saidWith,
  siteOf,
  soleObject,
  type Sole,
  withBreaksOf,
  withDocument,
} from "./site.ts";

/** `text` is one object; anything else leaves the files as they are. */
export function replaceObject(files: readonly SourceFile[], id: string, text: string): readonly SourceFile[] {
  const found = siteOf(files, id);
  const sole = soleObject(text);
  if (found === null || sole === null) return files;
  const wanted = saidWith(found, saidBy(sole.object));
  const candidates = listOf(found) === null ? [() => inDocument(found, sole)] : inList(found, sole);
  const changed = firstSaying(candidates, wanted);
  const replaced =
    changed === null
      ? addObject(withDocument(files, found, withoutObject(found)), text)
      : withDocument(files, found, changed);
  // Under another name it must not uncover an earlier object of the old one.
  return sole.object.id === id ? replaced : removeObject(replaced, id);
}

function inDocument({ from }: Loaded, sole: Sole): string {
  const own = bodyOf(from.document.text);
  const body = withBreaksOf(sole.body, from.document.text);
  const lineBreak = from.document.text.includes("\r\n") ? "\r\n" : "\n";
  const open = /[\r\n]$/.test(own.body) && !/[\r\n]$/.test(body);
  return `${own.head}${body}${open ? lineBreak : ""}${own.tail}`;
}

function inList(found: Loaded, { object, body }: Sole): readonly (() => string)[] {
  const { apiVersion, kind, node } = object;
  const json = JSON.stringify({ apiVersion, kind, ...(toJson(node) as object) });
  const flow = node.flow ? [() => spliced(found, body.trim())] : [];
  return [...flow, () => spliced(found, indented(found, body)), () => spliced(found, json)];
}

/** In place of the item, and of the comment behind its last value, which came along when it was cut out. */
function spliced({ object, from }: Loaded, item: string): string {
  const { text } = from.document;
  const { start, end, flow } = object.node;
  const comment = flow ? "" : (/^[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(end))?.[0] ?? "");
  return text.slice(0, start) + item + text.slice(end + comment.length);
}

function indented({ object, from }: Loaded, body: string): string {
  const own = from.document.text;
  const { start, end } = object.node;
  const indent = " ".repeat(start - lineStart(own, start));
  const closed = /[\r\n]$/.test(own.slice(start, end));
  const lines = body
    .replace(/\s+$/, "")
    .split(/\r\n|\r|\n/)
    .map((line, i) => (i === 0 || line === "" ? line : indent + line));
  return withBreaksOf(`${lines.join("\n")}${closed ? "\n" : ""}`, own);
}
