/** Where an object or one of its fields stands, and its own text. */
import { standalone } from "./edit/export.ts";
import { loadFiles } from "./load.ts";
import type { Place, Reading } from "./types.ts";
import { follow } from "./yaml/follow.ts";

/**
 * The place of a field: key and value of a mapping's field, the item of a list. `path` is like `spec.egress[1].action`,
 * empty for the object itself. Where the path leads nowhere, the nearest field on the way; null for an unknown object.
 */
export function placeOf(reading: Reading, object: string, path: string): Place | null {
  const loaded = loadFiles(reading.files);
  const found = loaded.counting.get(object);
  return found === undefined ? null : loaded.place(found.from, follow(found.object.node, path));
}

/** The object as a document of its own, as `printObjects` cuts it out; empty for an unknown object. */
export function objectText(reading: Reading, object: string): string {
  const found = loadFiles(reading.files).counting.get(object);
  return found === undefined ? "" : standalone(found);
}
