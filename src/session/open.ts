/** Opening, replacing, adding to and closing the document. */
import { heatAtFirst } from "./analysis/put.ts";
import type { DocumentActions, OpenFilesOptions } from "./actions.ts";
import type { DraftTools } from "./document.ts";
import { initialLink } from "./initial.ts";
import type { Kit } from "./kit.ts";
import { createReader, type Reader } from "./reader.ts";
import { readSession, type SavedFile } from "./session-file.ts";
import type { DocumentState, SessionState } from "./state.ts";
import { titleOf, withFiles } from "./title.ts";

type Opening = Pick<
  DocumentActions,
  "open" | "openSample" | "close" | "restoreReplaced" | "assumeRunning" | "setAddress" | "dismissMissing"
>;

export interface Opener {
  readonly actions: Opening;
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
  heat: heatAtFirst,
  selection: [],
  playing: false,
  unpinned: null,
} as const satisfies Partial<SessionState>;

export function newDocument(
  files: DocumentState["files"],
  options: Partial<DocumentState> = {},
): DocumentState {
  const read = { assumeRunning: [], addresses: {}, sample: null };
  return { title: titleOf(files), files, ...read, edits: [], cursor: 0, ...options };
}

export function createOpener(kit: Kit, tools: DraftTools): Opener {
  const { store } = kit;
  const { notices, queue } = tools;
  const reader = createReader(kit, tools);
  const loading = createLoading(kit, tools, reader);

  /** Same files read differently: the flow and the draft stay. */
  const reread = (change: (document: DocumentState) => DocumentState): Promise<void> =>
    queue(async () => {
      const { document } = store.getState();
      if (document !== null) await reader.read(change(document));
    });

  const actions: Opening = {
    ...loading,
    ...closing(kit, tools),
    restoreReplaced: () =>
      queue(async () => {
        const { replaced } = store.getState();
        if (replaced === null || !(await reader.read(replaced))) return;
        store.setState({ ...forgotten, replaced: null });
        notices.announce(`${replaced.title} is back`);
      }),
    assumeRunning: (pod) =>
      reread((document) => ({ ...document, assumeRunning: [...new Set([...document.assumeRunning, pod])] })),
    setAddress: (endpoint, address) =>
      reread((document) => ({ ...document, addresses: { ...document.addresses, [endpoint]: address } })),
    dismissMissing: () => store.setState({ missing: null }),
  };
  return { actions, openDocument: (document) => queue(() => reader.read(document)) };
}

/** What the user opens: it replaces the document, or is added to it. */
function createLoading(kit: Kit, tools: DraftTools, reader: Reader): Pick<Opening, "open" | "openSample"> {
  const { store, samples } = kit;
  const { notices, queue } = tools;

  const replace = async (next: DocumentState, problems: OpenFilesOptions["problems"]): Promise<boolean> => {
    const { document: previous, missing } = store.getState();
    if (!(await reader.read(next, { keep: true, problems: problems ?? [] }))) return false;
    // A link that waits for its documents keeps its question until they come.
    if (missing === null) store.setState(forgotten);
    else greetAwaited(kit);
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

  const add = async (previous: DocumentState, { files, problems }: Given): Promise<boolean> => {
    const next = { ...previous, files: withFiles(previous.files, files), sample: null };
    const added = new Set(files.map(({ name }) => name));
    if (!(await reader.read(next, { added, keep: true, problems }))) return false;
    greetAwaited(kit);
    notices.announce(`Added ${titleOf(files)}`);
    return true;
  };

  const settle = (opened: boolean): boolean => {
    if (opened && store.getState().dialog === "import")
      store.setState({ dialog: null, importMode: "replace" });
    return opened;
  };

  return {
    open: (files, { mode, title, problems = [] } = {}) =>
      queue(async () => {
        const { document: previous } = store.getState();
        if (files.length === 0) {
          reader.refuse(problems);
          return false;
        }
        const saved = readSession(files);
        if (saved !== null) return settle(await resume(kit, saved, replace));
        const adding = mode === "add" && previous !== null;
        const named = title === undefined ? {} : { title };
        const opened = await (adding
          ? add(previous, { files, problems })
          : replace(newDocument(files, named), problems));
        if (opened && problems.length > 0) notices.toast(skipped(problems));
        return settle(opened);
      }),
    openSample: async (file) => {
      const source = await samples.load(file);
      if (source === null) {
        notices.toast(`The sample ${file} could not be fetched`);
        return false;
      }
      const title = samples.list.find((sample) => sample.file === file)?.title ?? titleOf([source]);
      return queue(async () => settle(await replace(newDocument([source], { title, sample: file }), [])));
    },
  };
}

/** A saved session takes the place of what is there, whatever the mode: it has a draft of its own. */
async function resume(
  { store }: Kit,
  { document, view }: SavedFile,
  replace: (next: DocumentState, problems: OpenFilesOptions["problems"]) => Promise<boolean>,
): Promise<boolean> {
  store.setState({ missing: null });
  if (!(await replace(document, []))) return false;
  store.setState(view);
  return true;
}

interface Given {
  readonly files: DocumentState["files"];
  readonly problems: NonNullable<OpenFilesOptions["problems"]>;
}

function skipped(problems: Given["problems"]): string {
  const [first] = problems;
  return problems.length === 1 && first !== undefined
    ? `Skipped: ${first.message}`
    : `Skipped ${problems.length} files that are not manifests`;
}

function greetAwaited({ store }: Kit): void {
  const { missing, snapshot } = store.getState();
  if (missing !== null && missing === snapshot?.hash) store.setState({ missing: null });
}

function closing({ store, analyst }: Kit, { notices, draft, queue }: DraftTools): Pick<Opening, "close"> {
  return {
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
  };
}
