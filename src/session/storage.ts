/** What survives a reload: the document with its draft, and the theme. Failures are the caller's to tell. */
import { createStore, promisifyRequest } from "idb-keyval";
import type { DocumentState, ViewState } from "./state.ts";

export interface SavedSession {
  /** Changed only when the shape below does; anything else found in storage is ignored. */
  readonly format: 1;
  /** Null: the user closed the document, so no sample is opened either. */
  readonly document: DocumentState | null;
  /** Hash of the document's loaded files, for links that name them. */
  readonly hash: string;
  readonly theme: ViewState["theme"];
  readonly recent: ViewState["recent"];
}

export interface SessionStorage {
  /** Null: nothing was ever saved here. Rejects when storage cannot be read. */
  readonly load: () => Promise<SavedSession | null>;
  /** Rejects when storage cannot be written. */
  readonly save: (saved: SavedSession) => Promise<void>;
}

const key = "session";

/** Files are the bulk of a session and stay while it is edited: they are stored apart, and only when they are others. */
const filesKey = "files ";

/** As it is stored: in place of the files the key under which they are; they were in it once. */
interface Stored extends Omit<SavedSession, "document"> {
  readonly document:
    (Omit<DocumentState, "files"> & { readonly files: string | DocumentState["files"] }) | null;
}

export function browserStorage(): SessionStorage {
  const store = createStore("tierboard", "session");
  return {
    load: async () => store("readonly", load),
    save: async (saved) => store("readwrite", (objects) => save(objects, saved)),
  };
}

async function load(objects: IDBObjectStore): Promise<SavedSession | null> {
  const found = accept(await promisifyRequest<unknown>(objects.get(key)));
  if (found === null) return null;
  const { document, ...rest } = found;
  if (document === null) return { ...rest, document };
  const files = typeof document.files === "string" ? await filesAt(objects, document.files) : document.files;
  return files === undefined ? null : { ...rest, document: { ...document, files } };
}

async function filesAt(objects: IDBObjectStore, at: string): Promise<DocumentState["files"] | undefined> {
  const files = await promisifyRequest<DocumentState["files"] | undefined>(objects.get(at));
  if (files !== undefined) keysOfFiles.set(files, at);
  return files;
}

/** One transaction: another tab saves before it or after it, and what it threw away is written again. */
function save(objects: IDBObjectStore, { document, ...rest }: SavedSession): Promise<void> {
  const at = document === null ? null : keyOf(document.files);
  const stored: Stored = {
    ...rest,
    document: document === null || at === null ? null : { ...document, files: at },
  };
  objects.put(stored, key);
  const keys = objects.getAllKeys();
  keys.onsuccess = () => {
    if (document !== null && at !== null && !keys.result.includes(at)) objects.put(document.files, at);
    for (const other of keys.result) if (other !== key && other !== at) objects.delete(other);
  };
  return promisifyRequest(objects.transaction);
}

const keysOfFiles = new WeakMap<DocumentState["files"], string>();

function keyOf(files: DocumentState["files"]): string {
  const known = keysOfFiles.get(files) ?? `${filesKey}${Date.now()} ${Math.random()}`;
  keysOfFiles.set(files, known);
  return known;
}

function accept(found: unknown): Stored | null {
  if (typeof found !== "object" || found === null || !("format" in found) || found.format !== 1) return null;
  // The format number is ours: whatever carries it was written by `save`.
  return found as Stored;
}

export function memoryStorage(
  start: SavedSession | null = null,
): SessionStorage & { readonly saved: () => SavedSession | null } {
  let held = start;
  return {
    load: () => Promise.resolve(held),
    save: (saved) => {
      held = structuredClone(saved);
      return Promise.resolve();
    },
    saved: () => held,
  };
}
