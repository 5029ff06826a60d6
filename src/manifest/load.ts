/**
 * Files to documents and objects: all that follows from the texts alone. Remembered per list of files, so that places,
 * edits and exports of a reading need no second look at the text, also for a reading that was copied between threads.
 */
import { decodeCached } from "./cache.ts";
import { indexLines, type LineIndex } from "./lines.ts";
import type { Loaded, LoadedDocument } from "./link/loaded.ts";
import type { Place, SourceFile } from "./types.ts";
import { splitDocuments } from "./yaml/documents.ts";
import type { Span } from "./yaml/node.ts";

export interface LoadedFiles {
  readonly documents: readonly LoadedDocument[];
  /** In reading order, duplicates included. */
  readonly objects: readonly Loaded[];
  /** The object that counts under each id: the last one that can be read, as with `kubectl apply`. */
  readonly counting: ReadonlyMap<string, Loaded>;
  /** Files that are no text. */
  readonly unreadable: readonly SourceFile[];
  readonly place: (from: LoadedDocument, span: Span) => Place;
}

const remembered = new WeakMap<readonly SourceFile[], LoadedFiles>();

export function loadFiles(files: readonly SourceFile[]): LoadedFiles {
  const known = remembered.get(files);
  if (known !== undefined) return known;
  const loaded = loadAnew(files);
  remembered.set(files, loaded);
  return loaded;
}

function loadAnew(files: readonly SourceFile[]): LoadedFiles {
  const unreadable = files.filter(({ text }) => text.includes("\0"));
  const documents = files
    .filter((file) => !unreadable.includes(file))
    .flatMap(({ name, text }) =>
      splitDocuments(text).map((one): LoadedDocument => {
        return { file: name, start: one.start, document: decodeCached(one.text) };
      }),
    );
  const objects = withIds(
    documents.flatMap((from) => from.document.objects.map((object) => ({ object, from }))),
  );
  return { documents, objects, counting: countingOf(objects), unreadable, place: placer(files) };
}

/** Objects of one name are one object, but for those whose name cannot be read: each of these is counted by itself. */
function withIds(objects: readonly Omit<Loaded, "id">[]): readonly Loaded[] {
  const taken = new Set(objects.flatMap(({ object }) => (object.named ? [object.id] : [])));
  return objects.map(({ object, from }) => {
    let id = object.id;
    for (let count = 2; !object.named && taken.has(id); count++) id = `${object.id} (${String(count)})`;
    taken.add(id);
    return { id, object, from };
  });
}

function countingOf(objects: readonly Loaded[]): ReadonlyMap<string, Loaded> {
  const counting = new Map<string, Loaded>();
  for (const loaded of objects) {
    const known = counting.get(loaded.id);
    const unread = loaded.object.content === null && known !== undefined && known.object.content !== null;
    if (!unread) counting.set(loaded.id, loaded);
  }
  return counting;
}

/** Line indexes are made once per file, and only for files something points into. */
function placer(files: readonly SourceFile[]): LoadedFiles["place"] {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const indexes = new Map<string, LineIndex>();
  return (from, span) => {
    const lines = indexes.get(from.file) ?? indexLines(texts.get(from.file) ?? "");
    indexes.set(from.file, lines);
    return {
      file: from.file,
      start: lines.position(from.start + span.start),
      end: lines.position(from.start + span.end),
    };
  };
}
