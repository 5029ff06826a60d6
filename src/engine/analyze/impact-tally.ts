/**
 * Running figures of a move: which known flows change, and whether anything else does. Only pairs whose answers
 * change from one slot to the next are counted anew.
 */
import type { Direction } from "../model/policy.ts";
import { silence } from "./answers.ts";
import { type Cell, Cells } from "./cells.ts";
import { changeCountsOf, type Effect, figure, figureCount, type Figures, figuresFor } from "./figures.ts";
import type { Row } from "./solve.ts";
import type { SlotFigures } from "./types.ts";
import type { EndClass, Universe } from "./universe.ts";
import type { View } from "./view.ts";

export interface Replacement {
  readonly direction: Direction;
  readonly index: number;
  readonly row: Row | null;
}

/** Flows that the base, the slot before and this one answer alike. */
type Counted = Pick<Cell, "halves" | "points" | "flows">;

type Rows = Readonly<Record<Direction, (Row | null)[]>>;

export class ImpactTally {
  private readonly base: View;
  private readonly universe: Universe;
  private readonly figuresOf: Figures;
  private readonly cells: Cells;
  /** By class: its row in the base, and in the slot in hand. */
  private readonly start: Rows;
  private readonly rows: Rows;
  private readonly totals = new Float64Array(figureCount);

  constructor(base: View) {
    this.base = base;
    const { bench } = base;
    this.universe = bench.universe;
    this.figuresOf = figuresFor(base);
    this.cells = new Cells({ bench, known: this.figuresOf.known, reduction: bench.reduction("stayers") });
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
    const before = { egress: [...this.rows.egress], ingress: [...this.rows.ingress] };
    for (const { direction, index, row } of changes) this.rows[direction][index] = row;
    const sending = new Uint8Array(this.universe.classes.length);
    for (const { direction, index } of changes) if (direction === "egress") sending[index] = 1;
    let changed = false;
    for (const { direction, index } of changes) {
      const own = this.universe.classes[index];
      if (!own) continue;
      const views = [this.start, before, this.rows];
      const others = views.map((view) => view[direction === "egress" ? "ingress" : "egress"]);
      const rows = views.map((view) => view[direction][index] ?? null);
      // Flows from classes that send otherwise are counted there.
      const without = direction === "egress" ? null : sending;
      for (const cell of this.cells.of({ own, direction, rows, others, without })) {
        this.count(cell);
        changed ||= this.differs(cell);
      }
      for (const cell of direction === "egress" ? this.toOwnNode(own, rows) : []) {
        this.count(cell);
        changed ||= this.differs(cell);
      }
    }
    return changed;
  }

  figures(): SlotFigures {
    return { ...changeCountsOf(this.totals), unchanged: this.totals[figure.pairs] === 0 };
  }

  private count({ halves: [base, old, now], points, flows }: Counted): void {
    if (!base || !old || !now) return;
    this.add(this.figuresOf.effect(base, old, points), -flows);
    this.add(this.figuresOf.effect(base, now, points), flows);
  }

  private differs({ halves: [, old, now] }: Counted): boolean {
    return old !== undefined && now !== undefined && this.figuresOf.differ(old, now);
  }

  /** A pod and its own node: only the pod is judged. Neighbour discovery apart, its answer is that of others. */
  private toOwnNode(own: EndClass, rows: readonly (Row | null)[]): readonly Counted[] {
    const { pairs } = this.base.bench;
    return [...pairs.apartFrom(own)].flatMap((index): readonly Counted[] => {
      const to = this.universe.classes[index];
      const specials = to ? pairs.specials(own, to) : [];
      const flows = specials.filter(({ kinds }) => kinds[0] === "to-own-node").length;
      if (!to || flows === 0) return [];
      const halves = rows.map((row) => ({ egress: row?.[index] ?? silence, ingress: silence }));
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
