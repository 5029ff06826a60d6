/**
 * What several views of one workbench answer for flows between one class and all others, handed out in few cells.
 * Most classes get what most classes get: they are found by sets of bits, and only the others are looked at one by one.
 */
import type { Direction } from "../model/policy.ts";
import {
  type Bits,
  bitsFrom,
  hasBit,
  intersect,
  isEmpty,
  setBit,
  subtract,
  writeBit,
} from "../resolve/bits.ts";
import type { Across } from "./across.ts";
import { silence } from "./answers.ts";
import type { HalfChange, HalfChanges } from "./half-changes.ts";
import type { Row } from "./row.ts";
import type { EndClass } from "./universe.ts";
import type { Halves } from "./view.ts";
import type { Workbench } from "./workbench.ts";

/** Plain flows that every view answers alike. */
export interface Cell {
  /** By view, reduced; the same list for everything that gets the same. */
  readonly halves: readonly Halves[];
  /** Classes at the other end, at least one. */
  readonly peers: Bits;
  /** Null: no end of a class has anything special with one of another. Else the only class in the cell. */
  readonly apart: EndClass | null;
}

/** A class, the half at its own end, and what the views say. */
export interface Anchor {
  readonly own: EndClass;
  /** `egress`: the flows start at the class. */
  readonly direction: Direction;
  /** Its rows, by view. */
  readonly rows: readonly (Row | null)[];
  /** Rows of all classes in the other direction. */
  readonly across: Across;
  /** Classes that are left out. */
  readonly without: Bits | null;
}

/** Classes by what the views answer at the own end, then at the other. */
type Found = Map<HalfChange, Map<HalfChange, Bits>>;

export class Cells {
  private readonly bench: Workbench;
  private readonly changes: HalfChanges;
  /** By what the egress and the ingress half come to. */
  private readonly lists = new Map<HalfChange, Map<HalfChange, readonly Halves[]>>();

  constructor(bench: Workbench, changes: HalfChanges) {
    this.bench = bench;
    this.changes = changes;
  }

  /** Flows for which the last two views may differ. */
  of(anchor: Anchor): readonly Cell[] {
    const { own, rows, across, without } = anchor;
    const { pairs } = this.bench;
    const usual = without ? subtract(pairs.peersOf(own), without) : pairs.peersOf(own).slice();
    // An end has no flow to itself.
    if (own.weight === 1) writeBit(usual, own.index, false);
    const take = (peers: Iterable<number>): readonly number[] => {
      const taken: number[] = [];
      for (const peer of peers) {
        if (!hasBit(usual, peer)) continue;
        writeBit(usual, peer, false);
        taken.push(peer);
      }
      return taken;
    };
    const apart = take(pairs.apartFrom(own)).flatMap((peer) => this.apart(anchor, peer));
    const unusual = [...rows.map((row) => take(row?.unusual ?? [])), take(across.unusual(own.index))].flat();
    return [...apart, ...this.cells(anchor, this.found(anchor, usual, unusual))];
  }

  /** Classes that answer and are answered as most do, and some that are looked at one by one. */
  private found({ own, rows, across }: Anchor, usual: Bits, unusual: readonly number[]): Found {
    const found: Found = new Map();
    const mine = this.changes.usual(rows);
    for (const [theirs, alike] of across.parts) {
      if (!mine.differs && !theirs.differs) continue;
      const peers = intersect(usual, alike);
      if (!isEmpty(peers)) beside(found, mine).set(theirs, peers);
    }
    for (const peer of unusual) {
      const half = this.changes.at(rows, peer);
      const theirs = across.at(peer, own.index);
      if (!half.differs && !theirs.differs) continue;
      const byTheirs = beside(found, half);
      const peers = byTheirs.get(theirs) ?? new Uint32Array(usual.length);
      byTheirs.set(theirs, peers);
      setBit(peers, peer);
    }
    return found;
  }

  private apart({ own, direction, rows, across }: Anchor, peer: number): readonly Cell[] {
    const apart = this.bench.universe.classes[peer];
    const [mine, theirs] = [this.changes.at(rows, peer), across.at(peer, own.index)];
    if (!apart || (!mine.differs && !theirs.differs)) return [];
    const peers = bitsFrom(this.bench.universe.classes.length, [peer]);
    return [{ halves: this.halves(direction, mine, theirs), peers, apart }];
  }

  private cells({ direction }: Anchor, found: Found): readonly Cell[] {
    const cells: Cell[] = [];
    for (const [mine, byTheirs] of found) {
      for (const [theirs, peers] of byTheirs) {
        cells.push({ halves: this.halves(direction, mine, theirs), peers, apart: null });
      }
    }
    return cells;
  }

  private halves(direction: Direction, mine: HalfChange, theirs: HalfChange): readonly Halves[] {
    const [egress, ingress] = direction === "egress" ? [mine, theirs] : [theirs, mine];
    const byIngress = this.lists.get(egress) ?? new Map<HalfChange, readonly Halves[]>();
    this.lists.set(egress, byIngress);
    const known = byIngress.get(ingress) ?? halvesOf(egress, ingress);
    byIngress.set(ingress, known);
    return known;
  }
}

function beside(found: Found, mine: HalfChange): Map<HalfChange, Bits> {
  const known = found.get(mine) ?? new Map<HalfChange, Bits>();
  found.set(mine, known);
  return known;
}

function halvesOf(egress: HalfChange, ingress: HalfChange): readonly Halves[] {
  return egress.answers.map((answer, view) => ({
    egress: answer,
    ingress: ingress.answers[view] ?? silence,
  }));
}
