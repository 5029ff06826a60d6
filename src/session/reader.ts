/** Has the analyst read a document, and puts what came of it into the store, or leaves what was there. */
import type { Diagnostic } from "#src/manifest/index.ts";
import type { DraftTools } from "./document.ts";
import { failure } from "./draft.ts";
import { appliedEdits, undoneEdits } from "./history.ts";
import type { Kit } from "./kit.ts";
import { preparePacking } from "./link/pack.ts";
import { carriesData } from "./link/sync.ts";
import type { DocumentState } from "./state.ts";
import type { Snapshot } from "./types.ts";

export interface ReadOptions {
  /** Names of files added to what is loaded: they must bring something, and only their problems count. */
  readonly added?: ReadonlySet<string>;
  /** Stored before it is shown, so that not even a reload at that moment loses it. */
  readonly keep?: boolean;
  /** Problems met before reading. */
  readonly problems?: readonly Diagnostic[];
}

export interface Reader {
  /** True when it was read and is now the document; else `importProblems` says why not. */
  readonly read: (next: DocumentState, options?: ReadOptions) => Promise<boolean>;
  /** Opens the import dialog on problems. */
  readonly refuse: (problems: readonly Diagnostic[]) => void;
}

export function createReader(
  { store, analyst, storage }: Kit,
  { notices, draft }: Omit<DraftTools, "queue">,
): Reader {
  /** Has the analyst hold the document, draft and all. Rejects only for defects of ours. */
  const hold = async (document: DocumentState): Promise<Snapshot> => {
    draft.cancel();
    await draft.settled();
    const { files, assumeRunning, addresses } = document;
    store.setState({ status: { kind: "loading", share: 0 } });
    // Before anything shows the document: the address follows at once.
    if (carriesData(document)) await preparePacking();
    const opened = await analyst.open(files, { assumeRunning, addresses }, (share) => {
      if (store.getState().status.kind === "loading") store.setState({ status: { kind: "loading", share } });
    });
    return document.edits.length === 0
      ? opened
      : analyst.draft(appliedEdits(document), undoneEdits(document));
  };

  const putAway = async (document: DocumentState, { hash }: Snapshot): Promise<void> => {
    const { theme, recent } = store.getState();
    try {
      await storage.save({ format: 1, document, hash, theme, recent });
    } catch {
      // Said by the saving that follows every change.
    }
  };

  const goBackTo = async (document: DocumentState | null): Promise<void> => {
    if (document === null) store.setState({ status: { kind: "empty" } });
    else store.setState({ snapshot: await hold(document), status: { kind: "ready" } });
  };

  const refuse: Reader["refuse"] = (importProblems) => store.setState({ importProblems, dialog: "import" });

  const read: Reader["read"] = async (next, { added, keep = false, problems = [] } = {}) => {
    const { document: previous, snapshot: shown } = store.getState();
    try {
      const snapshot = await hold(next);
      if (bringsSomething(snapshot, { added, previous, shown })) {
        if (keep) await putAway(next, snapshot);
        const ready = { status: { kind: "ready" }, version: "after", importProblems: [] } as const;
        store.setState({ document: next, snapshot, ...ready });
        return true;
      }
      const found = snapshot.diagnostics.filter(({ place }) => added?.has(place.file) ?? true);
      const all = [...problems, ...found];
      refuse(all.length > 0 ? all : [nothingIn(added ?? new Set(next.files.map(({ name }) => name)))]);
    } catch (error) {
      notices.toast(failure("The files could not be read", error));
    }
    await goBackTo(previous);
    return false;
  };

  return { read, refuse };
}

interface Reading {
  readonly added: ReadonlySet<string> | undefined;
  readonly previous: DocumentState | null;
  readonly shown: Snapshot | null;
}

/** Adding a newer version of a loaded file need not add objects. */
function bringsSomething(snapshot: Snapshot, { added, previous, shown }: Reading): boolean {
  if (added === undefined) return snapshot.objects > 0;
  return (
    snapshot.objects > (shown?.objects ?? 0) || (previous?.files.some(({ name }) => added.has(name)) ?? false)
  );
}

function nothingIn(names: ReadonlySet<string>): Diagnostic {
  const start = { offset: 0, line: 1, column: 1 };
  return {
    code: "not-an-object",
    severity: "warning",
    message: "there is no Kubernetes object in what was given",
    help: "an object is a mapping with `apiVersion`, `kind` and `metadata`",
    place: { file: [...names].join(", "), start, end: start },
    object: null,
    path: null,
  };
}
