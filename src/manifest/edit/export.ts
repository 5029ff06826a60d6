/** Objects cut out as documents of their own, with the user's bytes wherever those alone are a valid document. */
import { decodeDocument } from "../decode/document.ts";
import type { Loaded } from "../link/loaded.ts";
import { loadFiles } from "../load.ts";
import type { Reading } from "../types.ts";
import { toJson } from "../yaml/json.ts";
import { bodyOf, lineStart } from "./site.ts";

/** YAML documents joined by `---`, in the order of `ids`; unknown ids are passed over. */
export function printObjects(reading: Reading, ids: readonly string[]): string {
  const { counting } = loadFiles(reading.files);
  const texts = ids.flatMap((id) => {
    const found = counting.get(id);
    return found === undefined ? [] : [standalone(found)];
  });
  return texts.join("---\n");
}

/** Ends in a line break. Comments inside the document come along; those of a List stay behind. */
export function standalone(loaded: Loaded): string {
  const { object, from } = loaded;
  const cut = object.listed ? itemText(loaded) : bodyOf(from.document.text).body;
  const text = /[\r\n]$/.test(cut) ? cut : `${cut}\n`;
  return says(text, loaded) ? text : printed(loaded);
}

/** The lines of a list item moved to the left; the comment behind its last value comes along. */
function itemText({ object, from }: Loaded): string {
  const { text } = from.document;
  const { start, end, flow } = object.node;
  const before = text.slice(lineStart(text, start), start);
  const indent = flow ? before.length - before.trimStart().length : before.length;
  const comment = flow ? "" : (/^[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(end))?.[0] ?? "");
  const body = text.slice(start, end) + comment;
  return body.replace(/(\r\n|\r|\n) +/g, (spaces, lineBreak: string) => {
    return lineBreak + " ".repeat(Math.max(0, spaces.length - lineBreak.length - indent));
  });
}

/** Whether the text alone says what the object says: an alias into the rest of its document would not. */
function says(text: string, { object }: Loaded): boolean {
  const [only, ...others] = decodeDocument(text).objects;
  if (only === undefined || others.length > 0 || only.id !== object.id) return false;
  return JSON.stringify(toJson(only.node)) === JSON.stringify(toJson(object.node));
}

/** JSON is YAML, and the one form that needs no care about words, numbers and quotes. */
function printed({ object }: Loaded): string {
  const { apiVersion, kind } = object;
  const value = toJson(object.node);
  return `${JSON.stringify({ apiVersion, kind, ...(value as object) }, null, 2)}\n`;
}
