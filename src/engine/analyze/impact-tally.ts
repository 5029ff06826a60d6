/**
 * Running figures of a move: which known flows change, and whether anything else does. Only pairs whose answers
 * change from one slot to the next are counted anew.
 */
import type { Direction, Scope } from "../model/policy.ts";
import { silence } from "./answers.ts";
import { Comparison } from "./compare.ts";
import { kindOf } from "./difference.ts";
import { KnownFlows } from "./known.ts";
import { Points } from "./points.ts";
import type { Row } from "./solve.ts";
import { extent } from "./traffic.ts";
import type { EndClass, Universe } from "./universe.ts";
import type { Halves, View } from "./view.ts";

/** Known flows by how they change; see "Counting". */
export interface SlotFigures {
  readonly denied: number;
  readonly allowed: number;
  readonly decider: number;
  readonly unknown: number;
  /** Pairs of ends with some change on packets that are not known flows. */
  readonly otherPorts: number;
  /** Proved: no flow changes, neither its verdict nor who decides, on any port. */
  readonly unchanged: boolean;
}

interface Replacement {
  readonly direction: Direction;
  readonly index: number;
  readonly row: Row | null;
}

/** Figures in a row, so that a pair's share can be added and taken away again. */
const figure = { denied: 0, allowed: 1, decider: 2, unknown: 3, otherPorts: 4, pairs: 5 } as const;

export class ImpactTally {
  private readonly base: View;
  private readonly universe: Universe;
  private readonly known: KnownFlows;
  private readonly points: Points;
  private readonly comparison: Comparison;
  private readonly rows: Readonly<Record<Direction, (Row | null)[]>>;
  private readonly totals = new Float64Array(6);
  private readonly kinds = new Map<string, number>();
  private readonly others = new Map<string, boolean>();

  constructor(base: View, scope: Scope) {
    this.base = base;
    this.universe = base.bench.universe;
    const [side] = this.universe.sides;
    if (!side) throw new Error("a universe has at least one side");
    this.known = new KnownFlows(this.universe, side, scope);
    this.points = new Points(this.universe.answers, this.known.points);
    this.comparison = new Comparison(this.universe);
    const rows = (direction: Direction): (Row | null)[] =>
      this.universe.classes.map(({ index }) => base.row(direction, index));
    this.rows = { egress: rows("egress"), ingress: rows("ingress") };
  }

  current(direction: Direction, index: number): Row | null {
    return this.rows[direction][index] ?? null;
  }

  /** True: some flow is answered otherwise than before the call. */
  replace(changes: readonly Replacement[]): boolean {
    const egress = new Map(changes.flatMap((one) => (one.direction === "egress" ? [[one.index, one]] : [])));
    const ingress = new Map(
      changes.flatMap((one) => (one.direction === "ingress" ? [[one.index, one]] : [])),
    );
    let changed = false;
    const { classes } = this.universe;
    const receivers = classes.filter(({ index }) => ingress.has(index));
    for (const from of changes.length > 0 ? classes : []) {
      const own = egress.get(from.index);
      for (const to of own ? classes : receivers) {
        changed = this.pair(from, to, { egress: own, ingress: ingress.get(to.index) }) || changed;
      }
    }
    for (const { direction, index, row } of changes) this.rows[direction][index] = row;
    return changed;
  }

  figures(): SlotFigures {
    const [denied = 0, allowed = 0, decider = 0, unknown = 0, otherPorts = 0, pairs = 0] = this.totals;
    return { denied, allowed, decider, unknown, otherPorts, unchanged: pairs === 0 };
  }

  private pair(
    from: EndClass,
    to: EndClass,
    next: { readonly egress: Replacement | undefined; readonly ingress: Replacement | undefined },
  ): boolean {
    const old = { egress: this.at("egress", from, to), ingress: this.at("ingress", to, from) };
    const now = {
      egress: next.egress ? (next.egress.row?.[to.index] ?? silence) : old.egress,
      ingress: next.ingress ? (next.ingress.row?.[from.index] ?? silence) : old.ingress,
    };
    if (old.egress === now.egress && old.ingress === now.ingress) return false;
    const { pairs } = this.base.bench;
    if (!pairs.meet(from, to)) return false;
    const flows = pairs.plain(from, to);
    if (flows > 0) {
      this.add(from, to, { halves: old, flows: -flows });
      this.add(from, to, { halves: now, flows });
    }
    return this.addToOwnNode(from, to, { old, now }) || flows > 0;
  }

  /** A pod and its own node: only the pod is judged. Neighbour discovery apart, its answer is that of others. */
  private addToOwnNode(from: EndClass, to: EndClass, { old, now }: { old: Halves; now: Halves }): boolean {
    if (old.egress === now.egress) return false;
    const flows = this.base.bench.pairs
      .specials(from, to)
      .filter(({ kinds }) => kinds[0] === "to-own-node").length;
    if (flows === 0) return false;
    this.add(from, to, { halves: { egress: old.egress, ingress: silence }, flows: -flows });
    this.add(from, to, { halves: { egress: now.egress, ingress: silence }, flows });
    return true;
  }

  private at(direction: Direction, own: EndClass, peer: EndClass): number {
    return this.rows[direction][own.index]?.[peer.index] ?? silence;
  }

  private add(
    from: EndClass,
    to: EndClass,
    { halves, flows }: { readonly halves: Halves; readonly flows: number },
  ): void {
    const before = {
      egress: this.base.row("egress", from.index)?.[to.index] ?? silence,
      ingress:
        halves.ingress === silence ? silence : (this.base.row("ingress", to.index)?.[from.index] ?? silence),
    };
    if (before.egress === halves.egress && before.ingress === halves.ingress) return;
    const points = this.known.between(from, to);
    for (const point of points) this.count(this.kindAt(before, halves, point), flows);
    if (
      this.hasOther(before.egress, halves.egress, points) ||
      this.hasOther(before.ingress, halves.ingress, points)
    ) {
      this.count(figure.otherPorts, flows);
    }
    this.count(figure.pairs, flows);
  }

  private count(at: number, flows: number): void {
    if (at >= 0) this.totals[at] = (this.totals[at] ?? 0) + flows;
  }

  /** The figure of a known flow's change, -1 for none. */
  private kindAt(before: Halves, after: Halves, point: number): number {
    const numbers = [
      this.points.at(before.egress, point),
      this.points.at(before.ingress, point),
      this.points.at(after.egress, point),
      this.points.at(after.ingress, point),
    ] as const;
    if (numbers[0] === numbers[2] && numbers[1] === numbers[3]) return -1;
    const key = numbers.join();
    const known = this.kinds.get(key);
    if (known !== undefined) return known;
    const [e0, i0, e1, i1] = numbers;
    const kind = kindOf({ before: this.comparison.judge(e0, i0), after: this.comparison.judge(e1, i1) });
    this.kinds.set(key, figure[kind]);
    return figure[kind];
  }

  /** Do two answers of one end differ on a packet that is not one of the points? */
  private hasOther(before: number, after: number, points: readonly number[]): boolean {
    if (before === after) return false;
    const key = `${before} ${after} ${points.join()}`;
    const known = this.others.get(key);
    if (known !== undefined) return known;
    const halves = (egress: number): Halves => ({ egress, ingress: silence });
    const found = this.comparison.changes(halves(before), halves(after)).some(({ packets }) => {
      const { protocol, xs, y } = packets;
      if (protocol === null || y[0] !== extent(protocol)[0] || y[1] !== extent(protocol)[1]) return true;
      const size = xs.reduce((sum, [low, high]) => sum + high - low + 1, 0);
      const inside = points.filter((point) => {
        const own = this.known.points[point];
        return own?.protocol === protocol && xs.some(([low, high]) => low <= own.port && own.port <= high);
      });
      return size > inside.length;
    });
    this.others.set(key, found);
    return found;
  }
}
