/**
 * Keeps the address true to what is shown: pushed when a flow, lens or policy is chosen, otherwise replaced; after an
 * edit once the page has drawn what changed, because browsers do a good deal of work for it.
 * Going back changes what is looked at, never the draft: undo does that.
 */
import { appliedEdits } from "../history.ts";
import type { Kit } from "../kit.ts";
import type { DocumentState, SessionState } from "../state.ts";
import { createTimer } from "../timer.ts";
import { parseLink, printLink, type Link, type LinkedDocuments, type LinkView } from "./link.ts";
import { isPackingPrepared, pack, tried } from "./pack.ts";

const chosen = ["source", "destination", "lens", "policy"] as const;

/** Milliseconds after which the address follows: what a person waits for has been answered by then. */
const FOLLOWS = 700;

export interface LinkSync {
  /** The fragment for what is shown now. */
  readonly fragment: () => string;
  /** Puts what a link says is looked at into the store. */
  readonly show: (link: Link) => void;
  readonly stop: () => void;
}

export interface LinkSyncOptions {
  /** Called with a link that brings documents of its own, e.g. one pasted into the address bar. */
  readonly onDocuments: (link: Link) => void;
}

export function syncLink(kit: Pick<Kit, "store" | "browser" | "clock">, options: LinkSyncOptions): LinkSync {
  const { store, browser } = kit;
  const pause = createTimer(kit.clock);
  const fragment = fragmentOf(store);

  const address = (write: (fragment: string) => void): void => {
    pause.stop();
    const next = fragment();
    if (next === browser.fragment()) return;
    try {
      write(next);
    } catch {
      // Browsers refuse more than some hundred changes of the address in half a minute; the next one catches up.
    }
  };

  /** True while the address itself is the source of the change. */
  let following = false;
  const show = (link: Link): void => {
    following = true;
    store.setState({ ...link.view, playing: false, choosing: null });
    following = false;
    address(browser.replace);
  };

  const replace = (): void => {
    if (store.getState().status.kind !== "loading") address(browser.replace);
  };

  const replaceWhenCalm = (): void => {
    // Also what the address says already: an edit may have been noted that is undone since.
    browser.noteNext(fragment());
    pause.whenCalm(replace, FOLLOWS);
  };

  const write = (state: SessionState, previous: SessionState): void => {
    if (following || state.status.kind === "loading" || !isShown(state, previous)) return;
    const choice = chosen.some((field) => state[field] !== previous[field]);
    if (choice) address(browser.push);
    else if (state.document === previous.document) address(browser.replace);
    else replaceWhenCalm();
  };

  const follow = (own: boolean): void => {
    pause.stop();
    const link = parseLink(browser.fragment());
    const same =
      link.documents.kind === "open" || sameDocuments(link.documents, parseLink(fragment()).documents);
    if (own || same) show(link);
    else options.onDocuments(link);
  };

  const stops = [store.subscribe(write), browser.onFragment(follow)];
  return {
    fragment,
    show,
    stop: () => {
      pause.stop();
      for (const stop of stops) stop();
    },
  };
}

/** The fragment for what a store holds now; what was packed is not packed again while it stays as it is. */
function fragmentOf(store: Kit["store"]): () => string {
  const packedDocuments = remember(packDocuments, ({ title, files, assumeRunning, addresses, sample }) => [
    title,
    files,
    assumeRunning,
    addresses,
    sample,
  ]);
  const packedDraft = remember(
    (document) => (document.cursor === 0 ? null : pack(appliedEdits(document))),
    ({ edits, cursor }) => [edits, cursor],
  );
  const packedPins = remember(
    ({ pins = [] }) => (pins.length === 0 ? null : pack(pins)),
    ({ pins }) => [pins],
  );
  const documentsOf = ({ document, snapshot, missing }: SessionState): LinkedDocuments => {
    if (missing !== null) return { kind: "named", hash: missing };
    if (document === null) return { kind: "open" };
    return packedDocuments(document) ?? { kind: "named", hash: snapshot?.hash ?? "" };
  };
  return () => {
    const state = store.getState();
    const draft = state.document === null ? null : packedDraft(state.document);
    const pins = state.document === null ? null : packedPins(state.document);
    return printLink({ view: viewOf(state), documents: documentsOf(state), draft, pins });
  };
}

export function viewOf(state: SessionState): LinkView {
  const { source, destination, port, sourcePort, family, backend, scope, step, lens, policy, search } = state;
  const { version, inspectorTab } = state;
  const flow = { source, destination, port, sourcePort, family, backend, scope, step };
  return { ...flow, lens, policy, search, version, inspectorTab };
}

/** Whether anything the address shows is different. */
function isShown(state: SessionState, previous: SessionState): boolean {
  if (state.document !== previous.document || state.missing !== previous.missing) return true;
  if (state.snapshot?.hash !== previous.snapshot?.hash || state.status.kind !== previous.status.kind)
    return true;
  const now = viewOf(state);
  const before = viewOf(previous);
  return Object.entries(now).some(([field, value]) => before[field as keyof LinkView] !== value);
}

export function sameDocuments(one: LinkedDocuments, other: LinkedDocuments): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a link to the document carries something packed. */
export function carriesData({ sample, assumeRunning, addresses, edits, pins = [] }: DocumentState): boolean {
  const asRead = assumeRunning.length === 0 && Object.keys(addresses).length === 0;
  return sample === null || !asRead || edits.length > 0 || pins.length > 0;
}

/** Null when they are too long for a link. */
export function packDocuments(document: DocumentState): LinkedDocuments | null {
  const { title, files, assumeRunning, addresses, sample } = document;
  const asRead = assumeRunning.length === 0 && Object.keys(addresses).length === 0;
  if (sample !== null && asRead) return { kind: "sample", file: sample };
  if (files.reduce((length, { text }) => length + text.length, 0) > tried) return null;
  const packed = pack({ title, files, assumeRunning, addresses });
  return packed === null ? null : { kind: "packed", packed };
}

/** The last result, for as long as the parts of the document that it is made of are the same. */
function remember<Result>(
  make: (document: DocumentState) => Result,
  partsOf: (document: DocumentState) => readonly unknown[],
): (document: DocumentState) => Result {
  let last: { readonly parts: readonly unknown[]; readonly result: Result } | null = null;
  return (document) => {
    const parts = [isPackingPrepared(), ...partsOf(document)];
    if (last?.parts.every((part, index) => part === parts[index]) !== true)
      last = { parts, result: make(document) };
    return last.result;
  };
}
