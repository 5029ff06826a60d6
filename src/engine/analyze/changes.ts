/** Flows that two views of one workbench answer differently, class by class. */
import type { Direction } from "../model/policy.ts";
import { type Bits, bitsFrom, hasBit } from "../resolve/bits.ts";
import { Across } from "./across.ts";
import { type Anchor, type Cell, Cells } from "./cells.ts";
import { HalfChanges } from "./half-changes.ts";
import type { SpecialPair } from "./pairs.ts";
import type { LeftOut } from "./reduction.ts";
import { type Row, type RowsByView, sameRow } from "./row.ts";
import type { Steps } from "./steps.ts";
import type { EndClass } from "./universe.ts";
import type { Halves, View } from "./view.ts";

/** Some flows of one class that are answered alike before, and alike after. */
interface ChangedCell {
  readonly anchor: Anchor;
  readonly cell: Cell;
  readonly old: Halves;
  readonly now: Halves;
}

/** One pair of ends that is special. */
interface ChangedSpecial {
  readonly from: EndClass;
  readonly to: EndClass;
  readonly pair: SpecialPair;
  readonly old: Halves;
  readonly now: Halves;
}

interface ChangeVisitor {
  readonly cell: (changed: ChangedCell) => void;
  readonly special: (changed: ChangedSpecial) => void;
}

interface Visit {
  readonly leftOut: LeftOut;
  readonly visitor: ChangeVisitor;
}

/** Everything that differs, each flow once. Both views are solved. */
export function* visitChanges(before: View, after: View, { leftOut, visitor }: Visit): Steps<void> {
  const { bench } = before;
  const { classes } = bench.universe;
  const changes = new HalfChanges(bench.reduction(leftOut));
  const cells = new Cells(bench, changes);
  const rows = { egress: rowsIn("egress", [before, after]), ingress: rowsIn("ingress", [before, after]) };
  const changed = { egress: changedIn(rows.egress), ingress: changedIn(rows.ingress) };
  for (const direction of ["egress", "ingress"] as const) {
    const own = classes.filter(({ index }) => hasBit(changed[direction], index));
    if (own.length === 0) continue;
    const across = new Across(rows[direction === "egress" ? "ingress" : "egress"], changes);
    // Flows from classes that send otherwise than before have all been visited there.
    const without = direction === "egress" ? null : changed.egress;
    for (const [at, one] of own.entries()) {
      if (at % 32 === 0) yield { share: (at / own.length + (without ? 1 : 0)) / 2 };
      const ownRows = rows[direction].map((view) => view[one.index] ?? null);
      const anchor: Anchor = { own: one, direction, rows: ownRows, across, without };
      for (const cell of cells.of(anchor)) {
        const [old, now] = cell.halves;
        if (old && now) visitor.cell({ anchor, cell, old, now });
      }
    }
  }
  visitSpecials(before, after, { changed, leftOut, visitor });
}

type ByDirection<Value> = Readonly<Record<Direction, Value>>;

/** Classes whose row is another one. */
function changedIn([before = [], after = []]: RowsByView): Bits {
  const changed = before.flatMap((row, index) => (sameRow(row, after[index] ?? null) ? [] : [index]));
  return bitsFrom(before.length, changed);
}

function rowsIn(direction: Direction, views: readonly View[]): readonly (readonly (Row | null)[])[] {
  return views.map((view) => view.bench.universe.classes.map(({ index }) => view.row(direction, index)));
}

/** Nodes of pods may differ between two loaded sets, never between two arrangements of one. */
function visitSpecials(
  before: View,
  after: View,
  {
    changed,
    leftOut,
    visitor,
  }: {
    readonly changed: ByDirection<Bits>;
    readonly leftOut: LeftOut;
    readonly visitor: ChangeVisitor;
  },
): void {
  const everywhere = before.side !== after.side;
  const reduction = before.bench.reduction(leftOut);
  for (const { from, to, pairs } of before.bench.pairs.allSpecials()) {
    if (!everywhere && !hasBit(changed.egress, from.index) && !hasBit(changed.ingress, to.index)) continue;
    for (const pair of pairs) {
      const [one, other] = [pair.kinds[before.side], pair.kinds[after.side]];
      if (!one || !other || one === "none" || other === "none") continue;
      const old = before.halves(from.index, to.index, one);
      const now = after.halves(from.index, to.index, other);
      if (old.egress === now.egress && old.ingress === now.ingress) continue;
      visitor.special({ from, to, pair, ...reduction.ofBoth(old, now) });
    }
  }
}
