/** Flows that two views of one workbench answer differently, class by class. */
import type { Direction } from "../model/policy.ts";
import { type Anchor, type Cell, Cells, type CellOptions } from "./cells.ts";
import type { SpecialPair } from "./pairs.ts";
import type { Reduction } from "./reduction.ts";
import type { Row } from "./solve.ts";
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
  readonly options: Omit<CellOptions, "bench">;
  readonly visitor: ChangeVisitor;
}

/** Everything that differs, each flow once. Both views are solved. */
export function* visitChanges(before: View, after: View, { options, visitor }: Visit): Steps<void> {
  const { bench } = before;
  const { classes } = bench.universe;
  const cells = new Cells({ ...options, bench });
  const changed = {
    egress: changedIn("egress", before, after),
    ingress: changedIn("ingress", before, after),
  };
  const rows = { egress: rowsIn("egress", [before, after]), ingress: rowsIn("ingress", [before, after]) };
  for (const direction of ["egress", "ingress"] as const) {
    // Flows from classes that send otherwise than before have all been visited there.
    const without = direction === "egress" ? null : changed.egress;
    const others = rows[direction === "egress" ? "ingress" : "egress"];
    for (const own of classes) {
      if (own.index % 32 === 0) yield { share: (own.index / classes.length + (without ? 1 : 0)) / 2 };
      if (changed[direction][own.index] === 0) continue;
      const ownRows = rows[direction].map((view) => view[own.index] ?? null);
      const anchor: Anchor = { own, direction, rows: ownRows, others, without };
      for (const cell of cells.of(anchor)) {
        const [old, now] = cell.halves;
        if (old && now) visitor.cell({ anchor, cell, old, now });
      }
    }
  }
  visitSpecials(before, after, { changed, reduction: options.reduction, visitor });
}

type ByDirection<Value> = Readonly<Record<Direction, Value>>;

/** Per class: 1 where its row is another one. */
function changedIn(direction: Direction, before: View, after: View): Uint8Array {
  return Uint8Array.from(before.bench.universe.classes, ({ index }) =>
    sameRow(before.row(direction, index), after.row(direction, index)) ? 0 : 1,
  );
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
    reduction,
    visitor,
  }: {
    readonly changed: ByDirection<Uint8Array>;
    readonly reduction: Reduction;
    readonly visitor: ChangeVisitor;
  },
): void {
  const everywhere = before.side !== after.side;
  for (const { from, to, pairs } of before.bench.pairs.allSpecials()) {
    if (!everywhere && changed.egress[from.index] === 0 && changed.ingress[to.index] === 0) continue;
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

export function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
