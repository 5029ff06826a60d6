/** All changes of a draft, in order, as changes of text. Law: what comes first is done first; nothing here throws. */
import type { Change, FieldChange, ObjectChange, SourceFile } from "../types.ts";
import { addObject } from "./add.ts";
import { changeFields } from "./change.ts";
import { removeObjects } from "./remove.ts";
import { replaceObject } from "./replace.ts";
import { retypeObject } from "./retype.ts";

/** Files that no change touches are the same objects as before. Fields in a row, and removals in a row, are one pass. */
export function changeFiles(files: readonly SourceFile[], changes: readonly Change[]): readonly SourceFile[] {
  let now = files;
  for (let at = 0; at < changes.length;) {
    const fields = fieldsFrom(changes, at);
    const removed = removalsFrom(changes, at);
    const change = changes[at];
    if (fields.length > 0) now = changeFields({ files: now }, fields);
    else if (removed.length > 0) now = removeObjects(now, removed);
    else if (change !== undefined && "kind" in change) now = changeObject(now, change);
    at += Math.max(fields.length, removed.length, 1);
  }
  return now;
}

function fieldsFrom(changes: readonly Change[], start: number): readonly FieldChange[] {
  const fields: FieldChange[] = [];
  for (const change of changes.slice(start)) {
    if ("kind" in change) break;
    fields.push(change);
  }
  return fields;
}

function removalsFrom(changes: readonly Change[], start: number): readonly string[] {
  const ids: string[] = [];
  for (const change of changes.slice(start)) {
    if (!("kind" in change) || change.kind !== "remove") break;
    ids.push(change.object);
  }
  return ids;
}

function changeObject(files: readonly SourceFile[], change: ObjectChange): readonly SourceFile[] {
  switch (change.kind) {
    case "add":
      return addObject(files, change.text);
    case "replace":
      return replaceObject(files, change.object, change.text);
    case "remove":
      return removeObjects(files, [change.object]);
    case "retype":
      return retypeObject(files, change.object, change.to);
    case "mute":
    case "unmute":
      return files;
  }
}
