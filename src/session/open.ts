/** Opening, replacing, adding to and closing the document. */
import type { DocumentActions, OpenFilesOptions } from "./actions.ts";
import type { DraftTools } from "./document.ts";
import { failure } from "./draft.ts";
import { appliedEdits } from "./history.ts";
import { initialLink } from "./initial.ts";
import type { Kit } from "./kit.ts";
import type { DocumentState, SessionState } from "./state.ts";
import { titleOf, withFiles } from "./title.ts";
import type { Snapshot } from "./types.ts";

type Opening = Pick<
  DocumentActions,
  "open" | "openSample" | "close" | "restoreReplaced" | "assumeRunning" | "setAddress" | "dismissMissing"
>;

export interface Opener extends Opening {
  /** Opens a whole document with its draft, as storage and links have it; keeps the flow asked about. */
  readonly openDocument: (document: DocumentState) => Promise<boolean>;
}

/** What belongs to the old document and means nothing in another. */
const forgotten = {
  ...initialLink,
  answer: null,
  lensFacts: null,
  policyFacts: null,
  lit: [],
  lighted: null,
  choosing: null,
  drag: null,
  selection: [],
  playing: false,
} as const satisfies Partial<SessionState>;

export function newDocument(
  files: DocumentState["files"],
  options: Partial<DocumentState> = {},
): DocumentState {
  return {
    title: titleOf(files),
    files,
    assumeRunning: [],
    addresses: {},
    edits: [],
    cursor: 0,
    sample: null,
    ...options,
  };
}

export function openActions(kit: Kit, { notices, draft, queue }: DraftTools): Opener {
  const { store, analyst, samples } = kit;

  /** Has the analyst hold the document, draft and all. Rejects only for defects of ours. */
  const hold = async (document: DocumentState): Promise<Snapshot> => {
    draft.cancel();
    await draft.settled();
    const { files, assumeRunning, addresses } = document;
    store.setState({ status: { kind: "loading", share: 0 } });
    const opened = await analyst.open(files, { assumeRunning, addresses }, (share) => {
      if (store.getState().status.kind === "loading") store.setState({ status: { kind: "loading", share } });
    });
    return document.cursor === 0 ? opened : analyst.draft(appliedEdits(document));
  };

  const goBackTo = async (document: DocumentState | null): Promise<void> => {
    if (document === null) store.setState({ status: { kind: "empty" } });
    else store.setState({ snapshot: await hold(document), status: { kind: "ready" } });
  };

  const read = async (next: DocumentState, added: ReadonlySet<string> | null): Promise<boolean> => {
    const { document: previous, snapshot: shown } = store.getState();
    try {
      const snapshot = await hold(next);
      const before = added === null ? 0 : (shown?.objects ?? 0);
      if (snapshot.objects > before || (added !== null && replacesFile(previous, added))) {
        store.setState({
          document: next,
          snapshot,
          status: { kind: "ready" },
          version: "after",
          importProblems: [],
        });
        return true;
      }
      const importProblems = snapshot.diagnostics.filter(({ place }) => added?.has(place.file) ?? true);
      store.setState({ importProblems, dialog: "import" });
    } catch (error) {
      notices.toast(failure("The files could not be read", error));
    }
    await goBackTo(previous);
    return false;
  };

  const replace = async (next: DocumentState): Promise<boolean> => {
    const { document: previous, missing } = store.getState();
    if (!(await read(next, null))) return false;
    const { snapshot } = store.getState();
    const awaited = missing !== null && snapshot?.hash === missing;
    if (missing === null) store.setState(forgotten);
    else if (awaited) store.setState({ missing: null });
    if (previous !== null && previous.cursor > 0) {
      store.setState({ replaced: previous });
      const edits = previous.cursor === 1 ? "its edit" : `its ${previous.cursor} edits`;
      notices.toast(`Replaced ${previous.title} and ${edits}`, {
        label: "Undo",
        command: "restore-replaced",
      });
    } else notices.announce(`Loaded ${next.title}`);
    return true;
  };

  const add = async (previous: DocumentState, files: DocumentState["files"]): Promise<boolean> => {
    const all = withFiles(previous.files, files);
    const names = new Set(files.map(({ name }) => name));
    if (!(await read({ ...previous, files: all, sample: null }, names))) return false;
    notices.announce(`Added ${titleOf(files)}`);
    const { missing, snapshot } = store.getState();
    if (missing !== null && snapshot?.hash === missing) store.setState({ missing: null });
    return true;
  };

  const open = (files: DocumentState["files"], options: OpenFilesOptions = {}): Promise<boolean> =>
    queue(async () => {
      const { document: previous } = store.getState();
      const adding = options.mode === "add" && previous !== null;
      const title = options.title === undefined ? {} : { title: options.title };
      const opened = await (adding ? add(previous, files) : replace(newDocument(files, title)));
      if (opened && store.getState().dialog === "import") store.setState({ dialog: null });
      return opened;
    });

  /** Same files read differently: the flow and the draft stay. */
  const reread = (change: (document: DocumentState) => DocumentState): Promise<void> =>
    queue(async () => {
      const { document } = store.getState();
      if (document !== null) await read(change(document), null);
    });

  return {
    open,
    openSample: async (file) => {
      const source = await samples.load(file);
      if (source === null) {
        notices.toast(`The sample ${file} could not be fetched`);
        return false;
      }
      const title = samples.list.find((sample) => sample.file === file)?.title ?? titleOf([source]);
      return queue(async () => {
        const opened = await replace(newDocument([source], { title, sample: file }));
        if (opened && store.getState().dialog === "import") store.setState({ dialog: null });
        return opened;
      });
    },
    openDocument: (document) => queue(() => read(document, null)),
    close: () =>
      queue(async () => {
        draft.cancel();
        await analyst.open([], { assumeRunning: [], addresses: {} });
        store.setState({
          ...forgotten,
          document: null,
          snapshot: null,
          status: { kind: "empty" },
          version: "after",
        });
        notices.announce("Document closed");
      }),
    restoreReplaced: () =>
      queue(async () => {
        const { replaced } = store.getState();
        if (replaced === null || !(await read(replaced, null))) return;
        store.setState({ ...forgotten, replaced: null });
        notices.announce(`${replaced.title} is back`);
      }),
    assumeRunning: (pod) =>
      reread((document) => ({ ...document, assumeRunning: [...new Set([...document.assumeRunning, pod])] })),
    setAddress: (endpoint, address) =>
      reread((document) => ({ ...document, addresses: { ...document.addresses, [endpoint]: address } })),
    dismissMissing: () => store.setState({ missing: null }),
  };
}

/** Adding a newer version of a loaded file need not add objects. */
function replacesFile(previous: DocumentState | null, added: ReadonlySet<string>): boolean {
  return previous?.files.some(({ name }) => added.has(name)) ?? false;
}
