/**
 * Running figures of a move: which known flows change, and whether anything else does. Only pairs whose answers
 * change from one slot to the next are counted anew.
 */
import type { Direction } from "../model/policy.ts";
import { type Bits, bitsFrom } from "../resolve/bits.ts";
import { Across } from "./across.ts";
import { silence } from "./answers.ts";
import { Cells } from "./cells.ts";
import { Division } from "./division.ts";
import {
  type Change,
  changeCountsOf,
  type Effect,
  figure,
  figureCount,
  type Figures,
  figuresFor,
} from "./figures.ts";
import { HalfChanges } from "./half-changes.ts";
import type { Row, RowsByView } from "./row.ts";
import type { SlotFigures } from "./types.ts";
import type { EndClass, Universe } from "./universe.ts";
import type { Halves, View } from "./view.ts";

export interface Replacement {
  readonly direction: Direction;
  readonly index: number;
  readonly row: Row | null;
}

/** Against the base. */
interface Turn {
  /** In the slot before. */
  readonly old: Change;
  /** In the slot in hand. */
  readonly now: Change;
}

/** Flows that the base, the slot before and this one answer alike. */
interface Counted {
  readonly halves: readonly Halves[];
  /** Numbers of the known points. */
  readonly points: readonly number[];
  readonly flows: number;
}

/** Rows by class: of the base, of the slot before and of the slot in hand. */
type ThreeRows = readonly [readonly (Row | null)[], (Row | null)[], (Row | null)[]];

export class ImpactTally {
  private readonly base: View;
  private readonly universe: Universe;
  private readonly figuresOf: Figures;
  private readonly cells: Cells;
  private readonly division: Division;
  private readonly rows: Readonly<Record<Direction, ThreeRows>>;
  private readonly across: Readonly<Record<Direction, Across>>;
  private readonly totals = new Float64Array(figureCount);
  private readonly turns = new Map<readonly Halves[], Turn | null>();

  constructor(base: View) {
    this.base = base;
    const { bench } = base;
    this.universe = bench.universe;
    this.figuresOf = figuresFor(base);
    const changes = new HalfChanges(bench.reduction("stayers"));
    this.cells = new Cells(bench, changes);
    this.division = new Division(bench, this.figuresOf.known);
    const rows = (direction: Direction): ThreeRows => {
      const own = this.universe.classes.map(({ index }) => base.row(direction, index));
      return [own, [...own], [...own]];
    };
    this.rows = { egress: rows("egress"), ingress: rows("ingress") };
    const across = (direction: Direction): Across =>
      new Across(this.rows[direction] satisfies RowsByView, changes);
    this.across = { egress: across("egress"), ingress: across("ingress") };
  }

  current(direction: Direction, index: number): Row | null {
    return this.rows[direction][2][index] ?? null;
  }

  /** True: some flow is answered otherwise than before the call. */
  replace(changes: readonly Replacement[]): boolean {
    this.write(2, changes);
    const sending = changes.flatMap(({ direction, index }) => (direction === "egress" ? [index] : []));
    const without = bitsFrom(this.universe.classes.length, sending);
    const changed = changes.map((change) => this.recount(change, without));
    this.write(1, changes);
    return changed.includes(true);
  }

  figures(): SlotFigures {
    return { ...changeCountsOf(this.totals), unchanged: this.totals[figure.pairs] === 0 };
  }

  private write(view: 1 | 2, changes: readonly Replacement[]): void {
    for (const { direction, index, row } of changes) {
      this.rows[direction][view][index] = row;
      this.across[direction].update(index);
      // What is the slot before from now on was the slot in hand until now.
      if (view === 2) this.across[direction].add(index, row);
    }
  }

  /** Flows from classes in `sending`, which send otherwise, are counted there. */
  private recount({ direction, index }: Replacement, sending: Bits): boolean {
    const own = this.universe.classes[index];
    if (!own) return false;
    const rows = this.rows[direction].map((view) => view[index] ?? null);
    const [across, without] =
      direction === "egress" ? [this.across.ingress, null] : [this.across.egress, sending];
    const anchor = { own, direction, rows, across, without };
    let changed = false;
    for (const cell of this.cells.of(anchor)) {
      const turn = this.turn(cell.halves);
      const shares = turn ? this.division.of(anchor, cell) : [];
      for (const { flows, points } of shares) this.count(turn, points, flows);
      changed ||= shares.length > 0 && this.differs(cell.halves);
    }
    for (const { halves, points, flows } of direction === "egress" ? this.toOwnNode(own, rows) : []) {
      const turn = this.turn(halves);
      this.count(turn, points, flows);
      changed ||= this.differs(halves);
    }
    return changed;
  }

  private count(turn: Turn | null, points: readonly number[], flows: number): void {
    if (!turn || turn.old.changes === turn.now.changes) return;
    this.add(this.figuresOf.effectOf(turn.old, points), -flows);
    this.add(this.figuresOf.effectOf(turn.now, points), flows);
  }

  private differs([, old, now]: readonly Halves[]): boolean {
    return old !== undefined && now !== undefined && this.figuresOf.differ(old, now);
  }

  /** Remembered for the lists that cells share. */
  private turn(halves: readonly Halves[]): Turn | null {
    const known = this.turns.get(halves);
    if (known !== undefined) return known;
    const [base, old, now] = halves;
    const found =
      base && old && now
        ? {
            old: this.figuresOf.change(base, old),
            now: this.figuresOf.change(base, now),
          }
        : null;
    this.turns.set(halves, found);
    return found;
  }

  /** A pod and its own node: only the pod is judged. Neighbour discovery apart, its answer is that of others. */
  private toOwnNode(own: EndClass, rows: readonly (Row | null)[]): readonly Counted[] {
    const { pairs } = this.base.bench;
    return [...pairs.apartFrom(own)].flatMap((index): readonly Counted[] => {
      const to = this.universe.classes[index];
      const specials = to ? pairs.specials(own, to) : [];
      const flows = specials.filter(({ kinds }) => kinds[0] === "to-own-node").length;
      if (!to || flows === 0) return [];
      const halves = rows.map((row) => ({ egress: row?.at(index) ?? silence, ingress: silence }));
      return [{ halves, points: this.figuresOf.known.between(own, to), flows }];
    });
  }

  private add(effect: Effect | null, flows: number): void {
    if (!effect) return;
    for (const kind of effect.kinds) this.increase(kind, flows);
    if (effect.elsewhere) this.increase(figure.otherPorts, flows);
    this.increase(figure.pairs, flows);
  }

  private increase(at: number, flows: number): void {
    this.totals[at] = (this.totals[at] ?? 0) + flows;
  }
}
