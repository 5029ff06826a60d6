/**
 * What all other classes answer about one, in several views: what most rows say about everybody, and the few classes
 * whose rows say something else about the one in question.
 */
import { type Bits, emptyBits, setBit, writeBit } from "../resolve/bits.ts";
import type { HalfChange, HalfChanges } from "./half-changes.ts";
import type { Row, RowsByView } from "./row.ts";

export class Across {
  private readonly views: RowsByView;
  private readonly changes: HalfChanges;
  /** By class: what its rows say about most others. */
  private readonly usual: HalfChange[] = [];
  private readonly alike = new Map<HalfChange, Bits>();
  /** By class: those that may say something else about it than about most. */
  private readonly others: number[][];

  /** The rows may be replaced, each followed by `update`; rows that are new here by `add` too. */
  constructor(views: RowsByView, changes: HalfChanges) {
    this.views = views;
    this.changes = changes;
    const size = views[0]?.length ?? 0;
    this.others = Array.from({ length: size }, () => []);
    for (let index = 0; index < size; index += 1) {
      this.update(index);
      for (const [view, row] of this.rowsOf(index).entries()) {
        if (row !== views[view - 1]?.[index]) this.add(index, row);
      }
    }
  }

  /** Classes by what they say about everybody that they are not `unusual` for. */
  get parts(): ReadonlyMap<HalfChange, Bits> {
    return this.alike;
  }

  /** Classes that may say something else about this one; some more than once. */
  unusual(about: number): readonly number[] {
    return this.others[about] ?? [];
  }

  /** What a class says about another. */
  at(index: number, about: number): HalfChange {
    return this.changes.across(this.views, index, about);
  }

  /** To be called when a row of a class was replaced. */
  update(index: number): void {
    const rows = this.rowsOf(index);
    const before = this.usual[index];
    const change = this.changes.usual(rows);
    if (change !== before) {
      const bits = before && this.alike.get(before);
      if (bits) writeBit(bits, index, false);
      setBit(this.part(change), index);
      this.usual[index] = change;
    }
  }

  /** To be called when a class got a row that it had in no view. */
  add(index: number, row: Row | null): void {
    for (const about of row?.unusual ?? []) this.others[about]?.push(index);
  }

  private rowsOf(index: number): readonly (Row | null)[] {
    return this.views.map((rows) => rows[index] ?? null);
  }

  private part(change: HalfChange): Bits {
    const bits = this.alike.get(change) ?? emptyBits(this.others.length);
    this.alike.set(change, bits);
    return bits;
  }
}
