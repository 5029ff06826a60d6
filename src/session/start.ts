/** The first moments: a link beats what is stored, what is stored beats the sample. And saving, ever after. */
import { failure } from "./draft.ts";
import type { Kit } from "./kit.ts";
import { decodeDocuments, decodeEdits, decodePins } from "./link/decode.ts";
import { parseLink, type Link } from "./link/link.ts";
import { preparePacking, unpack } from "./link/pack.ts";
import { carriesData, packDocuments, sameDocuments, type LinkSync } from "./link/sync.ts";
import type { Notices } from "./notices.ts";
import { newDocument, type Opener } from "./open.ts";
import type { DocumentState, SessionState } from "./state.ts";
import type { SavedSession } from "./storage.ts";

export interface Starting {
  readonly kit: Kit;
  readonly notices: Notices;
  readonly opener: Opener;
  readonly link: () => LinkSync;
}

export async function start(starting: Starting): Promise<void> {
  const { kit, notices } = starting;
  const first = parseLink(kit.browser.fragment());
  let saved: SavedSession | null = null;
  try {
    saved = await kit.storage.load();
  } catch (error) {
    notices.toast(failure("What was stored here could not be read", error));
  }
  if (saved !== null) kit.store.setState({ theme: saved.theme, recent: saved.recent });
  await followLink(starting, first, saved);
}

/** Opens what the link names, and then looks at it as the link does. */
export async function followLink(starting: Starting, link: Link, saved: SavedSession | null): Promise<void> {
  const { kit, opener } = starting;
  const document = await documentOf(starting, link, saved);
  if (document !== null) await opener.openDocument(document);
  if (document === null && link.documents.kind === "named")
    kit.store.setState({ missing: link.documents.hash });
  starting.link().show(link);
}

async function documentOf(
  starting: Starting,
  link: Link,
  saved: SavedSession | null,
): Promise<DocumentState | null> {
  const { kit } = starting;
  const stored = saved?.document ?? null;
  if (isPacked(link, stored)) await preparePacking();
  switch (link.documents.kind) {
    case "open":
      return saved !== null ? stored : fromSample(kit, kit.samples.list[0]?.file ?? "");
    case "named":
      return saved?.hash === link.documents.hash ? withDraft(stored, link) : null;
    case "sample":
    case "packed":
      return stored !== null && isStored(link, stored)
        ? withDraft(stored, link)
        : brought(starting, link, stored);
  }
}

function isPacked(link: Link, stored: DocumentState | null): boolean {
  return (
    link.draft !== null ||
    link.pins !== null ||
    link.documents.kind === "packed" ||
    (stored !== null && carriesData(stored))
  );
}

/** The documents a link brings; a damaged one leaves what is stored. */
async function brought(
  starting: Starting,
  link: Link,
  stored: DocumentState | null,
): Promise<DocumentState | null> {
  const linked = await fromLink(starting.kit, link);
  if (linked === null) starting.notices.toast("The link is damaged: its documents could not be read");
  else if (stored !== null && stored.cursor > 0) keep(starting, stored);
  return linked ?? stored;
}

const isStored = (link: Link, stored: DocumentState): boolean => {
  const packed = packDocuments(stored);
  return packed !== null && sameDocuments(link.documents, packed);
};

async function fromLink(kit: Kit, link: Link): Promise<DocumentState | null> {
  if (link.documents.kind === "sample") return withDraft(await fromSample(kit, link.documents.file), link);
  if (link.documents.kind !== "packed") return null;
  const documents = decodeDocuments(unpack(link.documents.packed));
  return documents === null ? null : withDraft(newDocument(documents.files, documents), link);
}

async function fromSample({ samples }: Pick<Kit, "samples">, file: string): Promise<DocumentState | null> {
  const source = await samples.load(file);
  const title = samples.list.find((sample) => sample.file === file)?.title;
  return source === null
    ? null
    : newDocument([source], { sample: file, ...(title === undefined ? {} : { title }) });
}

/** The draft of the link; the document's own history stays when it comes to the same steps. */
function withDraft(document: DocumentState | null, link: Link): DocumentState | null {
  if (document === null) return null;
  const edits = link.draft === null ? [] : decodeEdits(unpack(link.draft));
  const own = JSON.stringify(document.edits.slice(0, document.cursor));
  const pinned = withPins(document, link);
  if (edits === null || JSON.stringify(edits) === own) return pinned;
  return { ...pinned, edits, cursor: edits.length };
}

/** A link that says nothing about pins leaves those that are there. */
function withPins(document: DocumentState, { pins }: Link): DocumentState {
  const decoded = pins === null ? null : decodePins(unpack(pins));
  return decoded === null ? document : { ...document, pins: decoded };
}

/** A link opened over a stored draft does not destroy it. */
function keep({ kit, notices }: Starting, stored: DocumentState): void {
  kit.store.setState({ replaced: stored });
  notices.toast(`The link replaced ${stored.title}`, { label: "Undo", command: "restore-replaced" });
}

/** Returns how to stop. */
export function keepSaved({ store, storage }: Pick<Kit, "store" | "storage">, notices: Notices): () => void {
  let told = false;
  const save = (state: SessionState): void => {
    const { document, theme, recent, snapshot } = state;
    const saved: SavedSession = { format: 1, document, hash: snapshot?.hash ?? "", theme, recent };
    storage.save(saved).then(
      () => (told = false),
      (error: unknown) => {
        if (!told) notices.toast(failure("The draft could not be stored, so a reload would lose it", error));
        told = true;
      },
    );
  };
  return store.subscribe((state, previous) => {
    if (state.status.kind === "loading") return;
    const same =
      state.document === previous.document &&
      state.theme === previous.theme &&
      state.recent === previous.recent &&
      state.status.kind === previous.status.kind;
    if (!same) save(state);
  });
}
