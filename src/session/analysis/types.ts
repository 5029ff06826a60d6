/**
 * What the analysis of all flows says, as plain data ready to be shown. Figures count known flows (product.md,
 * "Counting") and come from the engine as they are; nothing here is added up from what is listed.
 */
import type {
  Change,
  ChangeCounts,
  FlowCounts,
  Passages,
  PolicyId,
  Scope,
  SlotFigures,
} from "#src/engine/index.ts";
import type { EndRef, FlowQuery } from "#src/explain/index.ts";
import type { Edit } from "#src/plan/index.ts";
import type { Version } from "../types.ts";

/** Figures of the board. */
export interface BoardFigures {
  readonly totals: FlowCounts;
  /** Known flows each policy decides; absent where none. */
  readonly policies: ReadonlyMap<PolicyId, number>;
  /** Known flows that end at a tier's end. */
  readonly endsOfTier: ReadonlyMap<string, number>;
}

/** Policies that never decide anything, each with the names of those that decide before. */
export type Shadows = ReadonlyMap<PolicyId, readonly string[]>;

/** Some ends that are alike, put together: the replicas of a workload, a range outside. */
export interface EndPart {
  readonly namespace: string | null;
  readonly name: string;
  /** Endpoints it stands for; 1 for ranges. */
  readonly count: number;
}

/** One side of a group of flows. */
export interface EndsFacts {
  /** The first few. */
  readonly parts: readonly EndPart[];
  /** Parts beyond these. */
  readonly more: number;
  /** All in one line: `frontend/web ×3, payments/ledger`. */
  readonly text: string;
}

/** What a group of flows gets in one version. */
export interface JudgedFacts {
  readonly word: "Allowed" | "Denied" | "Undecidable";
  readonly mark: "allow" | "deny" | "end-deny" | "undecidable";
  /** `deny-dmz-east-west, ingress rule 1`, `end of tier application`; empty where nobody judges. */
  readonly decider: string;
  /** `application, ingress`; empty where it is not a tier. */
  readonly where: string;
}

/** One flow that can be shown on the board. */
export interface ImpactFlow {
  /** `frontend/web-5f7c9-8lq2n`, `52.219.72.11` */
  readonly from: string;
  readonly to: string;
  /** `TCP 8443` */
  readonly port: string;
  readonly query: FlowQuery;
}

export interface ImpactGroup {
  readonly key: string;
  readonly change: Change;
  readonly from: EndsFacts;
  readonly to: EndsFacts;
  /** `TCP 8443`, `TCP 80–442, 444–65535`, `every other protocol` */
  readonly ports: string;
  readonly pairs: number;
  /** Known flows among its flows: those of all groups are the figures. */
  readonly known: number;
  readonly before: JudgedFacts;
  readonly after: JudgedFacts;
  /** What happened, in a sentence or two. */
  readonly why: string;
  /** The first flows of the group, at least one. */
  readonly flows: readonly ImpactFlow[];
  /** Further pairs that are not listed. */
  readonly more: number;
}

/** One kind of change: its figure, and the groups in which it happens. */
export interface ImpactClass {
  readonly change: Change;
  /** Known flows. */
  readonly count: number;
  readonly groups: readonly ImpactGroup[];
  /** Groups that are not listed. */
  readonly more: number;
}

/** What one policy, or one namespace, has to do with the change. */
export interface CardImpact {
  readonly policy: PolicyId;
  readonly name: string;
  readonly lost: number;
  readonly gained: number;
}

export interface NamespaceImpact extends ChangeCounts {
  /** `payments`, `host endpoints`, `outside` */
  readonly name: string;
}

/** What the draft changes, against what was loaded. */
export interface ImpactFacts {
  readonly scope: Scope;
  /** `unchanged` is proved for every flow on every port. */
  readonly totals: SlotFigures;
  /** Known flows in all, of the draft. */
  readonly known: number;
  /** Verdict changes first; classes without flows and groups are absent. */
  readonly classes: readonly ImpactClass[];
  /** Changes on ports that no known flow uses. */
  readonly otherPorts: readonly ImpactGroup[];
  readonly moreOtherPorts: number;
  readonly cards: readonly CardImpact[];
  /** Flows that start or end in it: each flow counts for both its ends. */
  readonly namespaces: readonly NamespaceImpact[];
  /** Endpoints that only one version has, whose flows are not compared. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/* ---------- one policy ---------- */

/** What would change if the policy were not there. */
export interface NecessityFacts {
  readonly policy: PolicyId;
  /** `unchanged` is proved for every flow on every port. */
  readonly totals: SlotFigures;
  /** Verdict changes first, then those of the decider alone; `before` is as it is, `after` without the policy. */
  readonly groups: readonly ImpactGroup[];
  /** Groups that are not listed. */
  readonly more: number;
}

/* ---------- heat map ---------- */

/** A row or column: a namespace, all host endpoints, the outside; or within two of these, ends that are alike. */
export interface HeatEnd {
  readonly key: string;
  readonly name: string;
  /** Endpoints it stands for; 1 for the outside. */
  readonly count: number;
  /** What a flow from or to it is asked with; null for places. */
  readonly ref: EndRef | null;
}

export interface HeatCell extends FlowCounts {
  /** Null where nothing would change, or nothing is compared. */
  readonly change: ChangeCounts | null;
}

export interface HeatFacts {
  readonly from: readonly HeatEnd[];
  readonly to: readonly HeatEnd[];
  /** By row, then column; null without known flows. */
  readonly cells: readonly (readonly (HeatCell | null)[])[];
}

/** Null: every place with every place. Else keys of the two places whose ends are shown. */
export interface HeatQuestion {
  readonly inside: { readonly from: string; readonly to: string } | null;
  readonly scope: Scope;
  /** Whose flows are counted; what would change is the same. */
  readonly version: Version;
}

/* ---------- a lifted card ---------- */

export interface SlotImpactFacts extends SlotFigures {
  readonly tier: string;
  readonly position: number;
  /** Neighbouring slots of a tier with the same number come to the same for every flow. */
  readonly band: number;
}

/** The first groups that change when the card is dropped there. */
export interface SlotDetail {
  readonly tier: string;
  readonly position: number;
  readonly groups: readonly ImpactGroup[];
  readonly more: number;
}

/* ---------- the edits, one by one ---------- */

/** One edit alone: the draft before it against the draft with it. */
export interface EditFacts {
  readonly figures: SlotFigures;
  /** What it changed in the objects: `order 400 → 250`. */
  readonly objects: readonly { readonly object: string; readonly text: string }[];
  /** Policies it changed that were there after it. */
  readonly cards: readonly PolicyId[];
}

/**
 * By key of a group of the impact: the edits that change what becomes of some flow of it, by place. No flow of a group
 * changes but by one of these.
 */
export type EditShares = ReadonlyMap<string, readonly number[]>;

export interface EditsQuestion {
  /** All that were ever made, undone ones too; the first `cursor` of them are the draft. */
  readonly edits: readonly Edit[];
  readonly cursor: number;
  readonly scope: Scope;
}

/* ---------- the worker ---------- */

export interface NecessityQuestion {
  readonly policy: PolicyId;
  readonly scope: Scope;
  readonly version: Version;
}

export type OnEdit = (at: number, facts: EditFacts) => void;

export type OnShare = (share: number) => void;

/**
 * Long answers. Null: overtaken by a newer question of its kind, or what it was asked about is gone. They run beside
 * each other and beside every other call, what is wanted soonest first.
 */
export interface Analysis {
  figures(scope: Scope, version: Version, onShare?: OnShare): Promise<BoardFigures | null>;
  shadows(scope: Scope, version: Version): Promise<Shadows | null>;
  /** What the figures leave out: flows that pass at the ends of tiers, and flows that profiles decide. */
  passages(scope: Scope, version: Version): Promise<Passages | null>;
  /** Of one policy; null ends what is being worked out. */
  necessity(question: NecessityQuestion | null, onShare?: OnShare): Promise<NecessityFacts | null>;
  /** Of the draft against what was loaded. */
  impact(scope: Scope, onShare?: OnShare): Promise<ImpactFacts | null>;
  heat(question: HeatQuestion, onShare?: OnShare): Promise<HeatFacts | null>;
  /**
   * Every edit alone, in order, told as soon as it is known. Answers which edits have a share in the groups of the impact
   * answered last; none where that was of another draft or scope.
   */
  edits(question: EditsQuestion, onEdit: OnEdit): Promise<EditShares | null>;
  forgetEdits(): Promise<void>;
  slotImpacts(policies: readonly PolicyId[], scope: Scope): Promise<readonly SlotImpactFacts[] | null>;
  slotDetail(
    policies: readonly PolicyId[],
    place: { readonly tier: string; readonly position: number },
    scope: Scope,
  ): Promise<SlotDetail | null>;
  /** Nothing else is asked for: cards whose slots take long are prepared for being lifted. */
  ahead(scope: Scope): Promise<void>;
  /** Ends the two about slots. */
  forgetSlots(): Promise<void>;
}

/* ---------- the store ---------- */

/** `computing` with a share from 0 to 1. */
export type Known<Facts> =
  | { readonly kind: "none" }
  | { readonly kind: "computing"; readonly share: number }
  | { readonly kind: "ready"; readonly facts: Facts };

/** What is known of the edits of the draft, while they are looked at. */
export interface EditsKnown {
  /** In the order of the edits, as far as they are known. */
  readonly facts: readonly (EditFacts | null)[];
  /** Of the groups of the impact; null until they are known. */
  readonly shares: EditShares | null;
}

export interface AnalysisState {
  /** Null while they are computed. */
  readonly figures: BoardFigures | null;
  readonly shadows: Shadows | null;
  readonly passages: Passages | null;
  /** Of the policy whose screen is open. */
  readonly necessity: Known<NecessityFacts>;
  readonly impact: Known<ImpactFacts>;
  readonly heat: Known<HeatFacts>;
  readonly edits: EditsKnown;
  /** Of every slot of every tier while a card is lifted, in board order; null until they are known. */
  readonly slots: readonly SlotImpactFacts[] | null;
  /** Of the slot under the card. */
  readonly slotDetail: SlotDetail | null;
}

/** What is looked at of the impact. None of it is undone or exported. */
export interface ImpactView {
  /** `auto`: a panel as soon as there are edits. `closed`: a line, while there are edits. `full`: instead of the board. */
  readonly size: "auto" | "closed" | "panel" | "full";
  readonly tab: "flows" | "cards" | "namespaces" | "heat";
  /** The edit whose groups alone are shown; null: all. */
  readonly edit: number | null;
}

export interface HeatView {
  /** The two places whose ends are shown; null: all places. */
  readonly inside: HeatQuestion["inside"];
}
