/**
 * The shapes of the trace form: what is shown (`TraceView`), where it stands (`TraceLayout`) and how the line of a
 * lane runs (`LaneRoute`). Plain data; one coordinate system, the canvas, with its origin at the board's top left.
 */
import type { CardFacts, Mark } from "#src/explain/index.ts";
import type { DefaultAction, Direction, PolicyId } from "#src/engine/index.ts";

export type LaneVerdict = "allow" | "deny" | "undecidable";

/** What leaves a cell. */
export type ExitOutcome = "pass" | LaneVerdict;

/* ---------- what is shown ---------- */

/** Why a policy's row recedes; decides its icon. */
export type RecedeReason =
  | "other-endpoints"
  | "other-direction"
  | "selects-nothing"
  | "staged"
  | "ignored"
  | "muted"
  | "other-stage"
  | "not-reached";

export interface ViewRule {
  /** `Allow`, `Deny`, `Pass`, `Undecidable` */
  readonly word: string;
  /** `by egress rule 2` */
  readonly by: string;
  /** `TCP 5432 to db == "orders"` */
  readonly summary: string;
}

export interface ViewRow {
  readonly kind: "receded" | "no-match" | "deciding";
  readonly policy: PolicyId;
  /** Null when the board does not know the policy. */
  readonly card: CardFacts | null;
  readonly name: string;
  /** Null unless receded. */
  readonly recede: RecedeReason | null;
  /** `1 rule, no match`; for a receded row the reason in words. */
  readonly note: string;
  /** The note where there is little room: `no match`. */
  readonly brief: string;
  /** Null unless deciding. */
  readonly rule: ViewRule | null;
  /** Null unless deciding. */
  readonly outcome: ExitOutcome | null;
  /** Staged, and counted as if enforced. */
  readonly pending: boolean;
}

export interface ViewFloor {
  readonly action: DefaultAction;
  /** No rule of the tier matched: the floor decides. */
  readonly acts: boolean;
}

export interface ViewExit {
  readonly at:
    | { readonly kind: "row"; readonly policy: PolicyId }
    | { readonly kind: "floor" }
    | { readonly kind: "profile" };
  readonly outcome: ExitOutcome;
}

export interface ViewCell {
  readonly state: "evaluated" | "skipped" | "not-reached";
  /** On a spine: `not reached`, `skipped`, `no policies`, `only staged`. */
  readonly reason: string;
  /** In evaluation order. Empty for the profile. */
  readonly rows: readonly ViewRow[];
  /** Null for the profile. */
  readonly floor: ViewFloor | null;
  /** Null unless evaluated. */
  readonly exit: ViewExit | null;
  /** Player step that covers the cell, or null. */
  readonly step: number | null;
  /** Name shown in this lane where it differs by lane: the profile's. */
  readonly name: string;
}

/** A list of its own that a host endpoint has, in the order they are asked. Pods have the tiers alone. */
export type ListName = "failsafe" | "untracked" | "preDNAT" | "tiers" | "forward";

/** One list of a host endpoint: a thin lane over the same columns, or a line that says why nothing is asked there. */
export interface ViewList {
  readonly list: ListName;
  /** `Untracked` */
  readonly title: string;
  /** What is asked there: `before connections are tracked`. */
  readonly about: string;
  /** What came of it: `no rule decides, the next list is asked`. Empty for the tiers. */
  readonly came: string;
  readonly outcome: ExitOutcome | null;
  /** `walk` has cells, `card` one station outside the columns, `line` neither. */
  readonly kind: "walk" | "card" | "line";
  /** One per column where it is walked, in column order. */
  readonly cells: readonly ViewCell[];
  /** Last player step that belongs to it, or null. */
  readonly step: number | null;
}

export interface ViewLane {
  readonly direction: Direction;
  /** `line`: nothing is evaluated at this end, the text says why. */
  readonly kind: "walk" | "line";
  /** `leaving checkout/orders` in two parts. */
  readonly verb: string;
  readonly end: string;
  readonly address: string;
  /** Text of a `line` lane. */
  readonly text: string;
  /** Right side of the head: `Allowed by application / checkout-egress, rule 2`. */
  readonly summary: string;
  readonly mark: Mark | null;
  readonly outcome: LaneVerdict | null;
  readonly hypothetical: boolean;
  /** This half gives the flow its verdict. */
  readonly decides: boolean;
  /** One per column, in column order. */
  readonly cells: readonly ViewCell[];
  /** First and last player step of this half, or null. */
  readonly steps: { readonly first: number; readonly last: number } | null;
  /** Empty where the tiers are all there is; else every list in the order they are asked, the tiers among them. */
  readonly lists: readonly ViewList[];
}

export interface ViewColumn {
  /** Tier name, or `PROFILE_COLUMN`. */
  readonly key: string;
  readonly kind: "tier" | "profile";
  readonly name: string;
  readonly orderText: string;
  readonly builtIn: boolean;
  readonly form: "full" | "spine";
}

export interface HandOver {
  /** `none`: there is nothing between the lanes to draw. */
  readonly state: "handed-over" | "not-handed-over" | "unknown" | "none";
  readonly text: string;
  readonly step: number | null;
}

export interface TraceView {
  readonly columns: readonly ViewColumn[];
  readonly egress: ViewLane;
  readonly ingress: ViewLane;
  readonly handOver: HandOver;
  /** Staged policies count. */
  readonly pending: boolean;
}

/* ---------- where it stands ---------- */

export interface Metrics {
  readonly density: "normal" | "compact";
  readonly header: number;
  readonly laneHead: number;
  readonly track: number;
  readonly band: number;
  readonly receded: number;
  readonly noMatch: number;
  readonly deciding: number;
  /** Height of the tinted rule block at the foot of the deciding card. */
  readonly ruleBlock: number;
  readonly floor: number;
  readonly rowGap: number;
  /** Head of one list of a host endpoint. */
  readonly listHead: number;
}

/** What the user opened by hand: keys of folds, names of columns. */
export interface Opened {
  readonly folds: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
}

interface Box {
  readonly y: number;
  readonly height: number;
}

export type LayoutRow = Box &
  (
    | {
        readonly kind: "policy";
        readonly row: ViewRow;
        /** First row of a run that the user opened: what folds it again. */
        readonly unfolded: { readonly foldKey: string; readonly count: number } | null;
      }
    | {
        readonly kind: "fold";
        readonly key: string;
        /** `4 do not apply` */
        readonly label: string;
        readonly count: number;
      }
    | { readonly kind: "floor"; readonly floor: ViewFloor }
  );

export interface LayoutCell {
  readonly cell: ViewCell;
  readonly x: number;
  readonly width: number;
  readonly form: "full" | "spine";
  readonly top: number;
  readonly bottom: number;
  /** Empty on a spine. `y` is on the canvas. */
  readonly rows: readonly LayoutRow[];
  /** Where the line meets the card, on the canvas; null when nothing exits. */
  readonly exitY: number | null;
  /** Centres of the applicable policies the flow passes on its way to the exit, top to bottom. */
  readonly stops: readonly number[];
}

/** One list of a host endpoint, in the lane of its half. */
export interface LayoutList {
  readonly list: ViewList;
  readonly headTop: number;
  /** Where its line begins. */
  readonly entryY: number;
  readonly cellsTop: number;
  readonly cellsBottom: number;
  readonly bottom: number;
  /** Of the tiers: none, they stand in the lane. */
  readonly cells: readonly LayoutCell[];
}

export interface LayoutLane {
  readonly lane: ViewLane;
  /** As many as the lane has. */
  readonly lists: readonly LayoutList[];
  readonly headTop: number;
  /** Where the line of the tiers begins: under the badge, or where an earlier list hands over. */
  readonly entryY: number;
  readonly cellsTop: number;
  /** Lower end of the tallest cell; equals the head's lower end for a `line` lane. */
  readonly cellsBottom: number;
  /** Lower end of the lane, hand-over band excluded. */
  readonly bottom: number;
  readonly cells: readonly LayoutCell[];
}

export interface LayoutColumn {
  readonly column: ViewColumn;
  readonly form: "full" | "spine";
  readonly x: number;
  readonly width: number;
}

export interface TraceLayout {
  readonly metrics: Metrics;
  /** Longest run of receded rows shown singly. */
  readonly fold: number;
  readonly columns: readonly LayoutColumn[];
  readonly egress: LayoutLane;
  readonly ingress: LayoutLane;
  readonly handOver: HandOver;
  /** The hand-over band; `top` is where it begins. */
  readonly band: { readonly top: number; readonly centre: number; readonly bottom: number };
  readonly width: number;
  readonly height: number;
  /** Of the window the lanes are seen through. */
  readonly visibleWidth: number;
  readonly pending: boolean;
}

/* ---------- how the line runs ---------- */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A drawable stroke without a pen lift: straight pieces, quarter arcs and cubic curves. */
export type Piece =
  | { readonly kind: "line"; readonly from: Point; readonly to: Point }
  | {
      readonly kind: "arc";
      readonly from: Point;
      readonly to: Point;
      readonly radius: number;
      readonly clockwise: boolean;
    }
  | {
      readonly kind: "cubic";
      readonly from: Point;
      readonly c1: Point;
      readonly c2: Point;
      readonly to: Point;
    };

export type Hue = "neutral" | ExitOutcome;

export interface Segment {
  readonly role: "entry" | "descent" | "stub" | "exit" | "rise" | "return" | "onward" | "arc" | "end";
  readonly hue: Hue;
  /** `dashed`: a staged policy decided, counted as if enforced. */
  readonly style: "solid" | "dashed" | "dotted" | "wavy";
  readonly pieces: readonly Piece[];
  readonly step: number | null;
  /** Path length before this segment and of it, in px. */
  readonly start: number;
  readonly length: number;
}

export interface Station extends Point {
  readonly shape: "no-match" | "pass" | "end-pass" | "allow" | "deny" | "end-deny" | "undecidable";
  readonly size: number;
  readonly step: number | null;
  /** Path length at which the line reaches it. */
  readonly at: number;
}

export interface ArcLabel extends Point {
  readonly text: string;
  readonly step: number | null;
  readonly at: number;
}

export interface Arrow extends Point {
  readonly hue: Hue;
  readonly step: number | null;
  readonly at: number;
}

export interface EndMark extends Point {
  readonly hue: LaneVerdict;
  readonly size: number;
  readonly step: number | null;
  readonly at: number;
}

export interface LaneRoute {
  readonly direction: Direction;
  readonly list: ListName;
  readonly segments: readonly Segment[];
  readonly stations: readonly Station[];
  readonly arcs: readonly ArcLabel[];
  readonly arrows: readonly Arrow[];
  /** The mark behind an allowed flow's last card; null when the line stops inside the lane or is handed over. */
  readonly end: EndMark | null;
  readonly hypothetical: boolean;
  /** Length of the whole line. */
  readonly length: number;
  /** Length drawn when a player step has been shown, by step index; steps of other halves are absent. */
  readonly reached: Readonly<Record<number, number>>;
}
