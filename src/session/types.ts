/**
 * The session's contract: what the analysis worker answers, what the store holds, what commands exist.
 * State has five kinds with one home each: document (undoable), link, view, server cache (TanStack Query), ephemeral.
 */
import type { Direction, EndpointId, PolicyId, Scope } from "#src/engine/index.ts";
import type {
  BoardFacts,
  FlowCase,
  FlowQuery,
  PolicyFacts,
  PortOffer,
  PortTruth,
} from "#src/explain/index.ts";
import type { Diagnostic, SourceFile } from "#src/manifest/index.ts";
import type { Edit, EditRequest, MoveEdit, MoveTarget, Planned, Slot } from "#src/plan/index.ts";
import type { Analysis, OnShare } from "./analysis/types.ts";
import type { Form, HandOver, Shared, SharedQuestion } from "./handover/types.ts";
import type { Pin, PinState } from "./pins.ts";

/* ---------- the analysis worker ---------- */

export type FlowAnswer =
  | {
      readonly kind: "answer";
      readonly query: FlowQuery;
      readonly scope: Scope;
      /** `Allowed…`, `Denied…`, `Mixed (1 of 3 backends)…`, `Undecidable…`: text of the "Verdict" status. */
      readonly verdict: string;
      readonly word: "Allowed" | "Denied" | "Mixed" | "Undecidable";
      /** One per backend; exactly one when the destination is not a service. */
      readonly cases: readonly FlowCase[];
      readonly portTruth: PortTruth | null;
      readonly offers: readonly PortOffer[];
      /** Families both ends have. */
      readonly families: readonly (4 | 6)[];
      /** Sentence when the other scope's verdict differs, else null. */
      readonly otherScope: string | null;
    }
  /** More is needed before a verdict: a port. */
  | {
      readonly kind: "needs-port";
      readonly query: FlowQuery;
      readonly offers: readonly PortOffer[];
      readonly portTruth: PortTruth | null;
    }
  /** The question cannot be asked: unknown end, port text that does not parse, no common address family… */
  | {
      readonly kind: "problem";
      readonly query: FlowQuery;
      readonly message: string;
      readonly offers: readonly PortOffer[];
    };

/** What applies to an endpoint, in evaluation order, per direction. */
export type LensFacts = Readonly<Record<Direction, readonly PolicyId[]>> & {
  readonly endpoint: EndpointId;
  /** Tiers whose end plays a part for it, by the policies that count: one of them applies. Absent: not known. */
  readonly ends?: Readonly<Record<Scope, readonly string[]>>;
};

export type SlotFacts = Slot & {
  /** With a flow chosen: the verdict in this slot, its deciders, and how they compare with now. */
  readonly flow: null | {
    readonly word: "Allowed" | "Denied" | "Mixed" | "Undecidable";
    /** `checkout-egress, egress rule 2; allow-orders, ingress rule 1` */
    readonly deciders: string;
    readonly change: "verdict" | "decider" | "none";
  };
};

export interface Snapshot {
  /** Changes whenever what the worker holds changes. */
  readonly revision: number;
  readonly board: BoardFacts;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** Objects read, in all. */
  readonly objects: number;
  /** Short hash of the loaded documents, named in links that don't carry them. */
  readonly hash: string;
  /** Policies and tiers the draft changes, with what they were: `order 400 → 250`. */
  readonly changes: readonly {
    readonly object: string;
    readonly text: string;
    readonly ghost: { readonly tier: string; readonly position: number } | null;
  }[];
}

export type Version = "before" | "after";

export type ExportWhat =
  | { readonly kind: "all" }
  | { readonly kind: "changed" }
  | { readonly kind: "policy"; readonly policy: PolicyId }
  | { readonly kind: "tier"; readonly tier: string };

export type { Planned } from "#src/plan/index.ts";

/** A policy's text as it is being edited, read in its place among everything else that is loaded. */
export interface TextCheck {
  /** Places are in the text itself; problems that only other objects have are left out. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why it cannot be taken as it is, lower case; null: it can. */
  readonly refusal: string | null;
}

/** The worker's interface. The same object runs in-process in tests. Every call answers for the state last set. */
export interface Analyst extends Analysis {
  /** Replaces what is loaded; progress through `onProgress` with a share from 0 to 1. */
  open(
    files: readonly SourceFile[],
    options: OpenOptions,
    onProgress?: (share: number) => void,
  ): Promise<Snapshot>;
  /**
   * Applies the steps to the opened files and makes the result the `after` version. `undone`: steps that could be made
   * again; they count only where all of the draft is redacted.
   */
  draft(edits: readonly Edit[], undone?: readonly Edit[]): Promise<Snapshot>;
  /** Facts of the version before the draft. */
  before(): Promise<Snapshot>;
  flow(query: FlowQuery, scope: Scope, version: Version): Promise<FlowAnswer>;
  lens(endpoint: EndpointId, version: Version): Promise<LensFacts>;
  selected(policy: PolicyId, version: Version): Promise<readonly EndpointId[]>;
  policy(policy: PolicyId, version: Version): Promise<PolicyFacts | null>;
  /** Text of a file as the draft has it, for YAML excerpts. */
  text(file: string): Promise<string | null>;
  /** All slots of all tiers for a lifted card (or block of cards), with the flow's verdict in each. */
  slots(policies: readonly PolicyId[], query: FlowQuery | null, scope: Scope): Promise<readonly SlotFacts[]>;
  plan(policies: readonly PolicyId[], tier: string, position: number): Promise<Planned<MoveEdit>>;
  planTarget(policies: readonly PolicyId[], target: MoveTarget): Promise<Planned<MoveEdit>>;
  planTier(tier: string, position: number): Promise<Planned<MoveEdit>>;
  planEdit(request: EditRequest): Promise<Planned>;
  /** The text in place of that policy. */
  checkText(policy: PolicyId, text: string): Promise<TextCheck>;
  /** A proof bundle takes its time, in turns with every other question, and tells how far it is. */
  export(what: HandOver, form?: Form, onShare?: OnShare): Promise<readonly SourceFile[]>;
  /** Ends the proof bundle that is being made: it comes without files. */
  cancelExport(): Promise<void>;
  /** The draft, and a flow asked about it, redacted. */
  share(question: SharedQuestion): Promise<Shared>;
  /** What the draft makes of pinned flows, in their order. */
  pins(pins: readonly Pin[], scope: Scope): Promise<readonly PinState[]>;
}

export interface OpenOptions {
  readonly assumeRunning: readonly string[];
  readonly addresses: Readonly<Record<string, string>>;
}
