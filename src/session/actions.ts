/**
 * Everything the screens may ask of the session, slice by slice. `useCommands()` hands these out together with
 * `run(id)`, which runs a command of the registry. None of them throws: what goes wrong becomes a toast or a problem.
 */
import type { EndpointId, PolicyId, Scope } from "#src/engine/index.ts";
import type { EndRef, FlowQuery } from "#src/explain/index.ts";
import type { Diagnostic, SourceFile } from "#src/manifest/index.ts";
import type { Edit, MoveTarget } from "#src/plan/index.ts";
import type { ImpactActions } from "./analysis/actions.ts";
import type { OnShare } from "./analysis/types.ts";
import type { EditActions } from "./edits.ts";
import type { CommandArgs, CommandId } from "./commands/types.ts";
import type { Pin } from "./pins.ts";
import type { DragState, SessionState, Toast, ViewState } from "./state.ts";
import type { Form, HandOver, Shared } from "./handover/types.ts";
import type { Version } from "./types.ts";

export type OpenMode = "replace" | "add";

export interface DocumentActions {
  /** Reads the files; true when at least one object was read. Else `importProblems` says why and nothing changes. */
  readonly open: (files: readonly SourceFile[], options?: OpenFilesOptions) => Promise<boolean>;
  readonly openSample: (file: string) => Promise<boolean>;
  /** Forgets the document: the board is empty, and stays so after a reload. */
  readonly close: () => Promise<void>;
  /** Brings back what the last `open` replaced. */
  readonly restoreReplaced: () => Promise<void>;
  readonly applyEdit: (edit: Edit) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Undoes or redoes to the point where the first `cursor` steps are applied. */
  readonly jumpTo: (cursor: number) => Promise<void>;
  readonly setVersion: (version: Version) => Promise<void>;
  /** Stops asking for the documents a link named. */
  readonly dismissMissing: () => void;
  readonly assumeRunning: (pod: string) => Promise<void>;
  readonly setAddress: (endpoint: EndpointId, address: string) => Promise<void>;
  /** Files of the draft, ready to be saved. */
  readonly exportFiles: (what: HandOver, form?: Form, watch?: ExportWatch) => Promise<readonly SourceFile[]>;
  /** The whole session as a file that can be imported again, with every step of the draft. */
  readonly sessionFile: (form: Form) => Promise<SourceFile>;
  /** The draft and the flow asked about, redacted. */
  readonly share: () => Promise<Shared>;
  /** Text of a file as the draft has it. */
  readonly fileText: (file: string) => Promise<string | null>;
}

/** A proof bundle of a large cluster takes its time: how far it is, and how to call it off. Then there are no files. */
export interface ExportWatch {
  readonly onShare?: OnShare | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface OpenFilesOptions {
  /** What could not even be taken in as text, e.g. a picture: shown with the problems of reading. */
  readonly problems?: readonly Diagnostic[];
  readonly mode?: OpenMode;
  readonly title?: string;
}

export interface MoveActions {
  readonly move: (policies: readonly PolicyId[], tier: string, position: number) => Promise<void>;
  /** With the selection that the policy is part of. */
  readonly moveTo: (policy: PolicyId, target: MoveTarget) => Promise<void>;
  readonly moveTier: (tier: string, position: number) => Promise<void>;
}

export interface FlowActions {
  /** First click the source, second the destination, a further one starts a new flow from that end. */
  readonly chooseEnd: (end: EndRef) => void;
  /** The next chosen end fills this side; null goes back to the usual order. */
  readonly armEnd: (side: "source" | "destination" | null) => void;
  readonly setSource: (end: EndRef | null) => void;
  readonly setDestination: (end: EndRef | null) => void;
  readonly setPort: (port: string) => void;
  readonly setSourcePort: (port: number | null) => void;
  readonly setFamily: (family: 4 | 6 | null) => void;
  readonly setBackend: (backend: number) => void;
  readonly setScope: (scope: Scope) => void;
  readonly swap: () => void;
  readonly clearFlow: () => void;
  /** Asks a recent flow again: index into `recent`. */
  readonly askRecent: (index: number) => void;
  /** Null shows the finished line. */
  readonly setStep: (step: number | null) => void;
  readonly nextStep: () => void;
  readonly previousStep: () => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly setSpeed: (speed: ViewState["speed"]) => void;
}

export interface LensActions {
  readonly setLens: (endpoint: EndpointId | null) => void;
  readonly openPolicy: (policy: PolicyId | null) => void;
  /** Lights the endpoints a card selects, while it is hovered or focused; null ends it. */
  readonly light: (policy: PolicyId | null) => void;
  readonly select: (policies: readonly PolicyId[]) => void;
  /** Adds or removes one card of the block that moves together. */
  readonly toggleSelected: (policy: PolicyId) => void;
}

export type DragStep = "up" | "down" | "left" | "right" | "first" | "last";

export interface DragActions {
  /** Lifts the card, or the whole selection when the card is part of it. */
  readonly lift: (policy: PolicyId, by: DragState["by"]) => void;
  readonly over: (place: DragState["over"]) => void;
  /** Keyboard: the next slot in that direction; a run of slots refused for one reason counts as one. */
  readonly stepOver: (step: DragStep) => void;
  readonly drop: () => Promise<void>;
  readonly cancelDrag: () => void;
}

export interface PinActions {
  /** Pins the flow given, or the one asked about; one pinned before takes the new expectation. */
  readonly pinFlow: (expect: Pin["expect"], query?: FlowQuery) => Promise<void>;
  /** Can be undone from the toast that says so. */
  readonly unpin: (pin: Pin) => void;
  readonly restorePin: () => void;
  /** Asks the pinned flow on the board. */
  readonly showPin: (pin: Pin) => void;
  readonly setPinsOpen: (open: boolean) => void;
}

export interface ViewActions {
  readonly setTheme: (theme: ViewState["theme"]) => void;
  readonly setEndpointsOpen: (open: boolean) => void;
  readonly setInspectorOpen: (open: boolean) => void;
  readonly setInspectorTab: (tab: ViewState["inspectorTab"]) => void;
  readonly setProblemsOpen: (open: boolean) => void;
  readonly setNarrowTab: (tab: ViewState["narrowTab"]) => void;
  readonly setImportMode: (mode: OpenMode) => void;
  readonly openDialog: (dialog: NonNullable<ViewState["dialog"]>) => void;
  /** The export dialog with one form chosen. */
  readonly openExport: (as: NonNullable<ViewState["exportAs"]>) => void;
  readonly closeDialog: () => void;
  readonly setSearch: (search: string) => void;
  /** Puts the keyboard into the search box, wherever the shell draws it. */
  readonly focusSearch: () => void;
}

export interface NoticeActions {
  /** Read by screen readers from the live region. */
  readonly announce: (text: string) => void;
  readonly toast: (text: string, action?: Toast["action"]) => void;
  readonly dismissToast: (id: number) => void;
  /** The absolute link to what is shown. */
  readonly link: () => string;
  readonly copyLink: () => Promise<void>;
  /** Copies the narration of the flow shown. */
  readonly copyAsText: () => Promise<void>;
}

export interface Actions
  extends
    DocumentActions,
    MoveActions,
    EditActions,
    FlowActions,
    LensActions,
    DragActions,
    ViewActions,
    PinActions,
    ImpactActions,
    NoticeActions {}

/** What `useCommands()` gives. */
export interface Commands extends Actions {
  /** Runs a registered command if it is enabled now; true if it ran. */
  readonly run: (id: CommandId, args?: CommandArgs) => boolean;
  /** Whether `run` would run it now. */
  readonly enabled: (id: CommandId, args?: CommandArgs) => boolean;
}

/** The session without React: a store to read and subscribe to, and the commands. */
export interface Session {
  readonly getState: () => SessionState;
  readonly getInitialState: () => SessionState;
  readonly subscribe: (listener: (state: SessionState, previous: SessionState) => void) => () => void;
  readonly commands: Commands;
  /** Reads link, storage and sample, in that order of precedence. */
  readonly start: () => Promise<void>;
  /** Ends listening to the browser and to its own state. */
  readonly dispose: () => void;
}
