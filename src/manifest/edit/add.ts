/** A new object: behind the last document where everything is one YAML file, else in a file of its own. */
import type { SourceFile } from "../types.ts";
import { soleObject, withBreaksOf } from "./site.ts";

/** `text` is one object as a document of its own; anything else leaves the files as they are. */
export function addObject(files: readonly SourceFile[], text: string): readonly SourceFile[] {
  const sole = soleObject(text);
  if (sole === null) return files;
  const body = /[\r\n]$/.test(sole.body) ? sole.body : `${sole.body}\n`;
  const [single, ...more] = files;
  if (single !== undefined && more.length === 0 && isOpenEnded(single.text))
    return [{ ...single, text: appended(single.text, body) }];
  return [...files, { name: freeName(files, sole.object.id), text: body }];
}

/** JSON can hold nothing behind its value, and what is no text takes nothing. */
function isOpenEnded(text: string): boolean {
  return !/^[\s\uFEFF]*[{[]/.test(text) && !text.includes("\0");
}

function appended(text: string, body: string): string {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const open = text === "" || /[\r\n]$/.test(text) ? "" : lineBreak;
  const marker = /^[\s\uFEFF]*$/.test(text) ? "" : `---${lineBreak}`;
  return `${text}${open}${marker}${withBreaksOf(body, text)}`;
}

/** `NetworkPolicy shop/web` as `networkpolicy-shop-web.yaml`, in the folder the files share. */
function freeName(files: readonly SourceFile[], id: string): string {
  const folder = sharedFolder(files.map(({ name }) => name));
  const stem = folder + id.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-");
  const taken = new Set(files.map(({ name }) => name));
  let name = `${stem}.yaml`;
  for (let count = 2; taken.has(name); count++) name = `${stem}-${String(count)}.yaml`;
  return name;
}

function sharedFolder(names: readonly string[]): string {
  const [first = ""] = names;
  const folder = first.slice(0, first.lastIndexOf("/") + 1);
  return names.every((name) => name.startsWith(folder)) ? folder : "";
}
