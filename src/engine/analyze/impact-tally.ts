/**
 * Running figures of a move: which known flows change, and whether anything else does. Only pairs whose answers
 * change from one slot to the next are counted anew.
 */
import type { Direction } from "../model/policy.ts";
import { silence } from "./answers.ts";
import { changeCountsOf, figure, figureCount, type Figures, figuresFor } from "./figures.ts";
import type { Row } from "./solve.ts";
import type { SlotFigures } from "./types.ts";
import type { EndClass, Universe } from "./universe.ts";
import type { Halves, View } from "./view.ts";

export interface Replacement {
  readonly direction: Direction;
  readonly index: number;
  readonly row: Row | null;
}

/** A class with its rows in the slot before and in this one. */
interface Turn {
  readonly own: EndClass;
  readonly old: Row | null;
  readonly now: Row | null;
}

export class ImpactTally {
  private readonly base: View;
  private readonly universe: Universe;
  private readonly figuresOf: Figures;
  private readonly rows: Readonly<Record<Direction, (Row | null)[]>>;
  private readonly start: Readonly<Record<Direction, readonly (Row | null)[]>>;
  private readonly totals = new Float64Array(figureCount);

  constructor(base: View) {
    this.base = base;
    this.universe = base.bench.universe;
    this.figuresOf = figuresFor(base);
    const rows = (direction: Direction): (Row | null)[] =>
      this.universe.classes.map(({ index }) => base.row(direction, index));
    this.start = { egress: rows("egress"), ingress: rows("ingress") };
    this.rows = { egress: [...this.start.egress], ingress: [...this.start.ingress] };
  }

  current(direction: Direction, index: number): Row | null {
    return this.rows[direction][index] ?? null;
  }

  /** True: some flow is answered otherwise than before the call. */
  replace(changes: readonly Replacement[]): boolean {
    const turns = (direction: Direction): readonly Turn[] =>
      changes.flatMap(({ direction: its, index, row }) => {
        const own = this.universe.classes[index];
        return its === direction && own ? [{ own, old: this.current(direction, index), now: row }] : [];
      });
    const senders = turns("egress");
    const receivers = turns("ingress");
    const changed = this.countSenders(senders, receivers);
    const sending = new Set(senders.map(({ own }) => own.index));
    const more = this.countReceivers(receivers, sending);
    for (const { direction, index, row } of changes) this.rows[direction][index] = row;
    return changed || more;
  }

  figures(): SlotFigures {
    return { ...changeCountsOf(this.totals), unchanged: this.totals[figure.pairs] === 0 };
  }

  private countSenders(senders: readonly Turn[], receivers: readonly Turn[]): boolean {
    const received = new Map(receivers.map((turn) => [turn.own.index, turn.now]));
    let changed = false;
    for (const { own, old, now } of senders) {
      for (const to of this.universe.classes) {
        const before = this.rows.ingress[to.index]?.[own.index] ?? silence;
        const row = received.get(to.index);
        const after = row === undefined ? before : (row?.[own.index] ?? silence);
        const [one, other] = [old?.[to.index] ?? silence, now?.[to.index] ?? silence];
        if (one === other && before === after) continue;
        const halves = { egress: one, ingress: before };
        changed = this.pair(own, to, { old: halves, now: { egress: other, ingress: after } }) || changed;
      }
    }
    return changed;
  }

  /** Flows to classes that answer otherwise, from those that do not. */
  private countReceivers(receivers: readonly Turn[], sending: ReadonlySet<number>): boolean {
    let changed = false;
    for (const { own, old, now } of receivers) {
      for (const from of this.universe.classes) {
        const [one, other] = [old?.[from.index] ?? silence, now?.[from.index] ?? silence];
        if (one === other || sending.has(from.index)) continue;
        const egress = this.rows.egress[from.index]?.[own.index] ?? silence;
        const turned = { old: { egress, ingress: one }, now: { egress, ingress: other } };
        changed = this.pair(from, own, turned) || changed;
      }
    }
    return changed;
  }

  private pair(
    from: EndClass,
    to: EndClass,
    { old, now }: { readonly old: Halves; readonly now: Halves },
  ): boolean {
    const { pairs } = this.base.bench;
    if (!pairs.meet(from, to)) return false;
    const changed = this.figuresOf.differ(old, now);
    const flows = pairs.plain(from, to);
    const base = {
      egress: this.start.egress[from.index]?.[to.index] ?? silence,
      ingress: this.start.ingress[to.index]?.[from.index] ?? silence,
    };
    if (flows > 0) {
      const points = this.figuresOf.known.between(from, to);
      this.add(base, old, { points, flows: -flows });
      this.add(base, now, { points, flows });
    }
    return this.toOwnNode(from, to, { base, old, now }) || (changed && flows > 0);
  }

  /** A pod and its own node: only the pod is judged. Neighbour discovery apart, its answer is that of others. */
  private toOwnNode(
    from: EndClass,
    to: EndClass,
    { base, old, now }: { readonly base: Halves; readonly old: Halves; readonly now: Halves },
  ): boolean {
    if (old.egress === now.egress) return false;
    const specials = this.base.bench.pairs.specials(from, to);
    const flows = specials.filter(({ kinds }) => kinds[0] === "to-own-node").length;
    if (flows === 0) return false;
    const points = this.figuresOf.known.between(from, to);
    const alone = ({ egress }: Halves): Halves => ({ egress, ingress: silence });
    this.add(alone(base), alone(old), { points, flows: -flows });
    this.add(alone(base), alone(now), { points, flows });
    return this.figuresOf.differ(alone(old), alone(now));
  }

  private add(
    before: Halves,
    after: Halves,
    { points, flows }: { readonly points: readonly number[]; readonly flows: number },
  ): void {
    if (!this.figuresOf.differ(before, after)) return;
    for (const point of points) {
      const kind = this.figuresOf.kindAt(before, after, point);
      if (kind >= 0) this.count(kind, flows);
    }
    if (this.figuresOf.pairDiffersElsewhere(before, after, points)) this.count(figure.otherPorts, flows);
    this.count(figure.pairs, flows);
  }

  private count(at: number, flows: number): void {
    this.totals[at] = (this.totals[at] ?? 0) + flows;
  }
}
