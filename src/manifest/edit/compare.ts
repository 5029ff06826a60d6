/** Which objects' texts two versions of the files have not in common. */
import type { Loaded } from "../link/loaded.ts";
import { loadFiles } from "../load.ts";
import type { SourceFile } from "../types.ts";

export interface ChangedText {
  readonly object: string;
  readonly change: "added" | "removed" | "changed";
}

/** In the order of `after`, what was removed behind it. Cost: the texts of documents that differ are compared once. */
export function changedTexts(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): readonly ChangedText[] {
  const old = loadFiles(before).counting;
  const now = loadFiles(after).counting;
  const kept = [...now].flatMap(([object, loaded]): readonly ChangedText[] => {
    const was = old.get(object);
    if (was === undefined) return [{ object, change: "added" }];
    return sameText(was, loaded) ? [] : [{ object, change: "changed" }];
  });
  const removed = [...old.keys()].filter((object) => !now.has(object));
  return [...kept, ...removed.map((object) => ({ object, change: "removed" as const }))];
}

function sameText(one: Loaded, other: Loaded): boolean {
  return one.from.document === other.from.document || textOf(one) === textOf(other);
}

/** A document of its own with its comments; an item of a List without its indent, which can change around it. */
function textOf({ object, from }: Loaded): string {
  const { text } = from.document;
  return (object.listed ? text.slice(object.node.start, object.node.end) : text).trimEnd();
}
