/** Files to documents and objects. Everything here follows from the texts alone and is shared with edits and exports. */
import { decodeCached } from "./cache.ts";
import type { Loaded, LoadedDocument } from "./link/loaded.ts";
import type { SourceFile } from "./types.ts";
import { splitDocuments } from "./yaml/documents.ts";

export interface LoadedFiles {
  readonly documents: readonly LoadedDocument[];
  /** In reading order, duplicates included. */
  readonly objects: readonly Loaded[];
  /** Files that are no text. */
  readonly unreadable: readonly SourceFile[];
}

export function loadFiles(files: readonly SourceFile[]): LoadedFiles {
  const unreadable = files.filter(({ text }) => text.includes("\0"));
  const documents = files
    .filter((file) => !unreadable.includes(file))
    .flatMap(({ name, text }) =>
      splitDocuments(text).map(({ text: own, start }): LoadedDocument => ({
        file: name,
        start,
        document: decodeCached(own),
      })),
    );
  const objects = documents.flatMap((from) => from.document.objects.map((object) => ({ object, from })));
  return { documents, objects, unreadable };
}

/** The object that counts under each id: the last one, as with `kubectl apply`. */
export function winners(objects: readonly Loaded[]): ReadonlyMap<string, Loaded> {
  return new Map(objects.map((loaded) => [loaded.object.id, loaded]));
}
