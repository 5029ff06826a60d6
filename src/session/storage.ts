/** What survives a reload: the document with its draft, and the theme. Failures are the caller's to tell. */
import { createStore, get, set } from "idb-keyval";
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

export function browserStorage(): SessionStorage {
  const open = (): ReturnType<typeof createStore> => createStore("tierboard", "session");
  return {
    load: async () => accept(await get<unknown>(key, open())),
    save: (saved) => set(key, saved, open()),
  };
}

function accept(found: unknown): SavedSession | null {
  if (typeof found !== "object" || found === null || !("format" in found) || found.format !== 1) return null;
  // The format number is ours: whatever carries it was written by `save`.
  return found as SavedSession;
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
