/** All changes of a draft, in order, as changes of text. Law: what comes first is done first; nothing here throws. */
import type { Change, FieldChange, ObjectChange, SourceFile } from "../types.ts";
import { addObject } from "./add.ts";
import { changeFields } from "./change.ts";
import { removeObject } from "./remove.ts";
import { replaceObject } from "./replace.ts";
import { retypeObject } from "./retype.ts";

/** Files that no change touches are the same objects as before. Changes of fields in a row are made in one pass. */
export function changeFiles(files: readonly SourceFile[], changes: readonly Change[]): readonly SourceFile[] {
  let now = files;
  let fields: FieldChange[] = [];
  const flush = (): void => {
    if (fields.length > 0) now = changeFields({ files: now }, fields);
    fields = [];
  };
  for (const change of changes) {
    if (!("kind" in change)) fields.push(change);
    else {
      flush();
      now = changeObject(now, change);
    }
  }
  flush();
  return now;
}

function changeObject(files: readonly SourceFile[], change: ObjectChange): readonly SourceFile[] {
  switch (change.kind) {
    case "add":
      return addObject(files, change.text);
    case "replace":
      return replaceObject(files, change.object, change.text);
    case "remove":
      return removeObject(files, change.object);
    case "retype":
      return retypeObject(files, change.object, change.to);
    case "mute":
    case "unmute":
      return files;
  }
}
