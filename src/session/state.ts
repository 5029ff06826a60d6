/** What the store holds. Features read it through `useSession(selector)` and change it by commands only. */
import type { EndpointId, PolicyId, Scope } from "#src/engine/index.ts";
import type { EndRef, PolicyFacts } from "#src/explain/index.ts";
import type { Diagnostic, SourceFile } from "#src/manifest/index.ts";
import type { Edit } from "#src/plan/index.ts";
import type { AnalysisState, HeatView, ImpactView } from "./analysis/types.ts";
import type { Pin, PinState } from "./pins.ts";
import type { FlowAnswer, LensFacts, SlotFacts, Snapshot, Version } from "./types.ts";

export interface DocumentState {
  readonly title: string;
  readonly files: readonly SourceFile[];
  readonly assumeRunning: readonly string[];
  readonly addresses: Readonly<Record<string, string>>;
  /** All steps ever made on this branch; the first `cursor` of them are applied. */
  readonly edits: readonly Edit[];
  readonly cursor: number;
  /** File name of the sample it came from, so that links name the sample instead of carrying its text; else null. */
  readonly sample: string | null;
  /** Flows that must be allowed or denied; absent: none. */
  readonly pins?: readonly Pin[];
}

/** What a link carries: see `link.ts`. */
export interface LinkState {
  readonly source: EndRef | null;
  readonly destination: EndRef | null;
  readonly port: string;
  readonly sourcePort: number | null;
  readonly family: 4 | 6 | null;
  /** Which backend of a service is shown. */
  readonly backend: number;
  readonly scope: Scope;
  /** Player step shown; null = the finished line. */
  readonly step: number | null;
  readonly lens: EndpointId | null;
  /** The policy whose details are open. */
  readonly policy: PolicyId | null;
  readonly search: string;
}

export interface ViewState {
  readonly theme: "system" | "light" | "dark";
  readonly version: Version;
  readonly endpointsOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly inspectorTab: "why" | "policies" | "yaml";
  readonly problemsOpen: boolean;
  readonly pinsOpen: boolean;
  /** What the export dialog begins with; null: its own choice. */
  readonly exportAs: "tests" | "bundle" | null;
  /** Whether what is imported replaces what is loaded or is added to it. */
  readonly importMode: "replace" | "add";
  readonly dialog:
    | null
    | "import"
    | "export"
    | "help"
    | "palette"
    | "address"
    | "add-policy"
    | "add-tier"
    | "tier-order"
    | "delete-tier";
  /** The tier such a dialog is about; null: none in particular. */
  readonly dialogTier: string | null;
  /** The policy whose text is being edited on its screen. */
  readonly yamlEditing: PolicyId | null;
  /** For the address dialog / textbox: which end it fills is decided by the store's next end. */
  readonly playing: boolean;
  readonly speed: 0.5 | 1 | 2;
  /** Narrow form: which tab is shown. */
  readonly narrowTab: "tiers" | "trace" | "why" | "endpoints" | "impact";
  readonly impact: ImpactView;
  readonly heat: HeatView;
  /** Ends used lately, newest first. */
  readonly recent: readonly { readonly from: EndRef; readonly to: EndRef; readonly port: string }[];
}

/** A lifted card (or block). */
export interface DragState {
  readonly policies: readonly PolicyId[];
  readonly slots: readonly SlotFacts[] | null;
  readonly over: { readonly tier: string; readonly position: number } | null;
  readonly by: "pointer" | "keyboard";
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly command: string } | null;
}

export interface SessionState extends LinkState, ViewState {
  readonly document: DocumentState | null;
  /** `empty`: nothing loaded. `loading`: with a share from 0 to 1. */
  readonly status:
    | { readonly kind: "empty" }
    | { readonly kind: "loading"; readonly share: number }
    | { readonly kind: "ready" };
  /** Of the version shown. */
  readonly snapshot: Snapshot | null;
  readonly answer: FlowAnswer | null;
  /** The answer shown still belongs to an older question; the new one is being computed. */
  readonly asking: boolean;
  /** Which side the next chosen end fills; null: the usual order. */
  readonly choosing: "source" | "destination" | null;
  /** Counts requests to put the keyboard into the search box. */
  readonly searchFocus: number;
  /** Answers over all flows, as far as they are known. */
  readonly analysis: AnalysisState;
  readonly lensFacts: LensFacts | null;
  /** Policies that select the endpoints named in the search; null while it names none, or until that is known. */
  readonly selecting: readonly PolicyId[] | null;
  /** The card whose endpoints are lit: hovered or focused; null falls back to the opened one. */
  readonly lighted: PolicyId | null;
  /** Endpoints of the hovered or opened card. */
  readonly lit: readonly EndpointId[];
  readonly policyFacts: PolicyFacts | null;
  readonly drag: DragState | null;
  readonly selection: readonly PolicyId[];
  /** Problems of the last attempt to read that read nothing. */
  readonly importProblems: readonly Diagnostic[];
  readonly toasts: readonly Toast[];
  /** Text of the live region: the last announcement, with a counter so that equal texts are read again. */
  readonly announcement: { readonly text: string; readonly count: number };
  /** The document that the last import replaced, while it can be brought back. */
  readonly replaced: DocumentState | null;
  /** What the draft makes of the pinned flows; behind by a moment after an edit. */
  readonly pinStates: readonly PinState[];
  /** The pin removed last and where it stood, while it can be brought back. */
  readonly unpinned: { readonly pin: Pin; readonly index: number } | null;
  /** A link named documents that are not here: their hash. */
  readonly missing: string | null;
}
