/** What the analysis is asked and what it says, where several answers share it. */
import type { PolicyId, Scope } from "../model/policy.ts";
import type { GroupEnd } from "./groups.ts";

/**
 * `every`: what `trace` says, a host endpoint's untracked and pre-DNAT lists included. `normal`: what `evaluate` and
 * Calico's own traces say, the normal list alone. They differ for host endpoints with such policies only.
 */
export type Lists = "every" | "normal";

/** A scope alone asks about every list, and not about positions. */
export type Asked =
  | Scope
  | {
      readonly scope: Scope;
      readonly lists: Lists;
      /**
       * For differences. False: a flow changes when its verdict does or who decides at either end. True: also when
       * one of Calico's last trace strings does not stay to the letter, such as `1|…` that becomes `0|…` because an
       * earlier tier does not apply any more, or the last Pass before a rule that cannot be decided. Absent: true for
       * the normal list, which is asked about for Calico's traces, else false.
       */
      readonly positions?: boolean;
      /**
       * For differences without positions. `by-trace`: flows of one group have the same last trace strings. `by-change`:
       * they have so in the half that changes; who decides the other half, before and after, may differ from flow to
       * flow. Absent: by change for moves, else by trace.
       */
      readonly grouped?: "by-trace" | "by-change";
    };

/** Known flows by verdict. */
export interface FlowCounts {
  readonly allowed: number;
  readonly denied: number;
  readonly unknown: number;
}

/** Known flows by how they change, each in one of the first four. */
export interface ChangeCounts {
  readonly denied: number;
  readonly allowed: number;
  /** The verdict stays, somebody else gives it. */
  readonly decider: number;
  /** Undecidable before or after, not both. */
  readonly unknown: number;
  /** Pairs of ends with some change on packets that are not known flows. */
  readonly otherPorts: number;
}

/** The change as a whole. */
export interface SlotFigures extends ChangeCounts {
  /** Proved: no flow changes, neither its verdict nor who decides at either end, on any port. */
  readonly unchanged: boolean;
}

/** Where known flows start or end: a namespace, all host endpoints, or the outside. */
export type Place =
  | { readonly kind: "namespace"; readonly namespace: string }
  | { readonly kind: "hosts" }
  | { readonly kind: "outside" };

/** Flows from one place to another; null: from or to anywhere. */
export interface PlacePair {
  readonly from: Place | null;
  readonly to: Place | null;
}

/** One row or column of a matrix: ends that nothing tells apart, such as replicas. At least one. */
export interface MatrixEnd {
  readonly ends: readonly GroupEnd[];
}

/** End by end, as one place to another is place by place. */
export interface Matrix<Counts> {
  readonly from: readonly MatrixEnd[];
  readonly to: readonly MatrixEnd[];
  /** `from` and `to` are positions in the lists above; pairs without known flows (or without a change) are absent. */
  readonly cells: readonly (Counts & { readonly from: number; readonly to: number })[];
}

/** Known flows that a policy or the end of a tier decided and does not any more, and the other way round. */
export interface DeciderChange {
  readonly lost: number;
  readonly gained: number;
}

/** Everything counted about what changes between two policy sets. */
export interface ChangeCensus {
  readonly totals: SlotFigures;
  /** By where flows start and end; pairs of places without a change are absent. */
  readonly places: readonly (ChangeCounts & { readonly from: Place; readonly to: Place })[];
  /** What each policy decided before (in `Census.policies`) - lost + gained is what it decides after. */
  readonly policies: ReadonlyMap<PolicyId, DeciderChange>;
  /** The same for the ends of tiers, by tier. */
  readonly endsOfTier: ReadonlyMap<string, DeciderChange>;
}
