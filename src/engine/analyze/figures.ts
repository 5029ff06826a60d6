/** How single known flows change between two answers, and whether anything else does. Kept with the view it starts from. */
import { hasPorts } from "../net/protocol.ts";
import { answerLimit } from "./answers.ts";
import type { Comparison } from "./compare.ts";
import { kindOf } from "./difference.ts";
import { KnownFlows } from "./known.ts";
import type { Outcomes } from "./outcomes.ts";
import { Points } from "./points.ts";
import type { Reduction } from "./reduction.ts";
import { extent } from "./traffic.ts";
import type { ChangeCounts } from "./types.ts";
import type { Halves, View } from "./view.ts";

/** Positions of the figures in an array of them. */
export const figure = { denied: 0, allowed: 1, decider: 2, unknown: 3, otherPorts: 4, pairs: 5 } as const;
export const figureCount = 6;

export function changeCountsOf(counts: Float64Array): ChangeCounts {
  const [denied = 0, allowed = 0, decider = 0, unknown = 0, otherPorts = 0] = counts;
  return { denied, allowed, decider, unknown, otherPorts };
}

/** What changes for a pair of ends. */
export interface Effect {
  /** The figure of each known flow that changes. */
  readonly kinds: readonly number[];
  /** Something changes on packets that are not known flows. */
  readonly elsewhere: boolean;
}

/** Packets that change; the same object for the same answers. */
type Changes = ReturnType<Comparison["changes"]>;

export interface Change {
  readonly before: Halves;
  readonly after: Halves;
  readonly changes: Changes;
}

export class Figures {
  readonly known: KnownFlows;
  private readonly points: Points;
  private readonly comparison: Comparison;
  private readonly outcomes: Outcomes;
  private readonly reduction: Reduction;
  private readonly effects = new Map<Changes, Map<readonly number[], Effect>>();
  private readonly kinds = new Map<number, Map<number, number>>();

  constructor(view: View, after?: View) {
    const { universe } = view.bench;
    this.known = new KnownFlows(after ? [view, after] : [view]);
    this.points = new Points(universe.answers, this.known.points);
    this.outcomes = universe.outcomes;
    this.reduction = view.bench.reduction("stayers");
    this.comparison = view.bench.comparison("changes");
  }

  /** The figure of a known flow's change, -1 for none. */
  kindAt(before: Halves, after: Halves, point: number): number {
    const e0 = this.points.at(before.egress, point);
    const i0 = this.points.at(before.ingress, point);
    const e1 = this.points.at(after.egress, point);
    const i1 = this.points.at(after.ingress, point);
    if (this.outcomes.same({ egress: e0, ingress: i0 }, { egress: e1, ingress: i1 })) return -1;
    const [one, other] = [e0 * answerLimit + i0, e1 * answerLimit + i1];
    const byAfter = this.kinds.get(one) ?? new Map<number, number>();
    this.kinds.set(one, byAfter);
    const known = byAfter.get(other);
    if (known !== undefined) return known;
    const kind = kindOf({ before: this.outcomes.verdict(e0, i0), after: this.outcomes.verdict(e1, i1) });
    byAfter.set(other, figure[kind]);
    return figure[kind];
  }

  change(before: Halves, after: Halves): Change {
    const { old, now } = this.reduction.ofBoth(before, after);
    return { before, after, changes: this.comparison.changes(old, now) };
  }

  /** What changes for each pair of ends that is known on some points; null: nothing. Remembered. */
  effect(before: Halves, after: Halves, points: readonly number[]): Effect | null {
    return this.effectOf(this.change(before, after), points);
  }

  /** The same for a change in hand. */
  effectOf({ before, after, changes }: Change, points: readonly number[]): Effect | null {
    if (changes.length === 0) return null;
    const byPoints = this.effects.get(changes) ?? new Map<readonly number[], Effect>();
    this.effects.set(changes, byPoints);
    const known = byPoints.get(points);
    if (known) return known;
    const kinds = points.map((point) => this.kindAt(before, after, point)).filter((kind) => kind >= 0);
    const found = { kinds, elsewhere: this.reachBeyond(changes, points) };
    byPoints.set(points, found);
    return found;
  }

  /** The outcome of an answer at a point. */
  at(answer: number, point: number): number {
    return this.points.at(answer, point);
  }

  /** Does any packet get another verdict or decider? */
  differ(before: Halves, after: Halves): boolean {
    const { old, now } = this.reduction.ofBoth(before, after);
    return this.comparison.differ(old, now);
  }

  /** Does anything change on packets that are not among the points? */
  pairDiffersElsewhere(before: Halves, after: Halves, points: readonly number[]): boolean {
    return this.effect(before, after, points)?.elsewhere ?? false;
  }

  private reachBeyond(changes: Changes, points: readonly number[]): boolean {
    return changes.some(({ packets: { protocol, xs, y } }) => {
      if (protocol === null) return true;
      // A known flow stands for every source port, but for one ICMP code.
      if (hasPorts(protocol) && (y[0] !== extent(protocol)[0] || y[1] !== extent(protocol)[1])) return true;
      const columns = xs.reduce((sum, [low, high]) => sum + high - low + 1, 0);
      const inside = points.filter((point) => {
        const own = this.known.points[point];
        if (own?.protocol !== protocol || !xs.some(([low, high]) => low <= own.port && own.port <= high)) {
          return false;
        }
        return hasPorts(protocol) || (y[0] <= own.code && own.code <= y[1]);
      });
      return inside.length < columns * (hasPorts(protocol) ? 1 : y[1] - y[0] + 1);
    });
  }
}

const kept = new WeakMap<View, Figures>();

/** Kept as long as the view lives. */
export function figuresFor(view: View): Figures {
  const figures = kept.get(view) ?? new Figures(view);
  kept.set(view, figures);
  return figures;
}
