/**
 * Changes of single fields as the smallest possible changes of text. Law: reading the result gives the reading of the
 * original with the change applied, and every line without a changed field is byte for byte the same.
 */
import { decodeCached } from "../cache.ts";
import { loadFiles } from "../load.ts";
import type { FieldChange, Reading, SourceFile } from "../types.ts";
import { fieldEdit, type TextEdit } from "./field.ts";
import type { FieldContent } from "./print.ts";
import { rewriteDocument } from "./rewrite.ts";
import { siteOf } from "./site.ts";

export interface ObjectFieldChange {
  /** Which object of its document. */
  readonly index: number;
  readonly field: string;
  readonly value: FieldContent | null;
}

/**
 * The files with the changes made, in the order given: of several changes of one field the last holds.
 * Changes of unknown objects are passed over. Files without a change are the same objects as before.
 */
export function changeFields(
  { files }: Pick<Reading, "files">,
  changes: readonly FieldChange[],
): readonly SourceFile[] {
  const { documents } = loadFiles(files);
  const perDocument = new Map<number, Map<string, ObjectFieldChange>>();
  for (const { object, field, value } of changes) {
    const found = siteOf(files, object);
    if (found === null) continue;
    const at = documents.indexOf(found.from);
    const list = perDocument.get(at) ?? new Map<string, ObjectFieldChange>();
    const index = found.from.document.objects.indexOf(found.object);
    list.set(`${index} ${field}`, { index, field, value });
    perDocument.set(at, list);
  }
  const edits = new Map<string, TextEdit[]>();
  for (const [at, list] of perDocument) {
    const from = documents[at];
    if (from === undefined) continue;
    const { text } = from.document;
    const inFile = edits.get(from.file) ?? [];
    inFile.push({
      start: from.start,
      end: from.start + text.length,
      text: changeDocument(text, [...list.values()]),
    });
    edits.set(from.file, inFile);
  }
  return files.map((file) => {
    const own = edits.get(file.name);
    const text = own === undefined ? file.text : applyEdits(file.text, own);
    return text === file.text ? file : { ...file, text };
  });
}

/** One pass makes every change of a value and at most one new or removed line per object; what is left waits for the next. */
export function changeDocument(text: string, changes: readonly ObjectFieldChange[]): string {
  const document = decodeCached(text);
  const edits: TextEdit[] = [];
  const waiting: ObjectFieldChange[] = [];
  const restructured = new Set<number>();
  for (const change of changes) {
    const object = document.objects[change.index];
    const edit = object === undefined ? null : fieldEdit(text, object.node, change);
    if (edit === null) continue;
    if (edit.kind === "tangled") return rewriteDocument(document, changes);
    if (edit.kind === "value") edits.push(edit.edit);
    else if (restructured.has(change.index)) waiting.push(change);
    else {
      restructured.add(change.index);
      edits.push(edit.edit);
    }
  }
  const changed = applyEdits(text, edits);
  return waiting.length === 0 ? changed : changeDocument(changed, waiting);
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
