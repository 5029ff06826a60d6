/**
 * What several views of one workbench answer for flows between one class and all others, handed out in few cells.
 * Most classes get what most classes get: they are found by sets of bits, and only the others are looked at one by one.
 */
import type { Direction } from "../model/policy.ts";
import {
  type Bits,
  BitShelf,
  emptyBits,
  hasBit,
  meets,
  removeAllFrom,
  setBit,
  writeBit,
  writeShared,
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

/** What the views answer at both ends of some flows of an anchor. */
interface Ends {
  readonly direction: Direction;
  readonly mine: HalfChange;
  readonly theirs: HalfChange;
}

/** Flows that the views answer alike at both ends. */
interface Kind {
  readonly halves: readonly Halves[];
  /** Of the cell that was last made. */
  peers: Bits;
  /** Number of the anchor that it was made for. */
  turn: number;
}

/** Cells in hand, by what the views answer at the own end. */
type Found = Map<HalfChange, Cell[]>;

export class Cells {
  private readonly bench: Workbench;
  private readonly changes: HalfChanges;
  private readonly shelf: BitShelf;
  /** By what the egress and the ingress half come to. */
  private readonly kinds = new Map<HalfChange, Map<HalfChange, Kind>>();
  /** Of the anchor in hand: classes at the other end that are not in a cell yet. */
  private readonly left: Bits;
  private turn = 0;

  constructor(bench: Workbench, changes: HalfChanges) {
    this.bench = bench;
    this.changes = changes;
    const { length } = bench.universe.classes;
    this.shelf = new BitShelf(length);
    this.left = emptyBits(length);
  }

  /** Flows for which the last two views may differ. Nobody else has the sets of peers. */
  of(anchor: Anchor): readonly Cell[] {
    const { own, rows, across, without } = anchor;
    const { pairs } = this.bench;
    this.turn += 1;
    this.left.set(pairs.peersOf(own));
    if (without) removeAllFrom(this.left, without);
    // An end has no flow to itself.
    if (own.weight === 1) writeBit(this.left, own.index, false);
    const apart: number[] = [];
    const unusual: number[] = [];
    this.take(pairs.apartFrom(own), apart);
    for (const row of rows) this.take(row?.unusual ?? [], unusual);
    this.take(across.unusual(own.index), unusual);
    const others = this.others(anchor, unusual);
    return apart.length === 0 ? others : [...apart.flatMap((peer) => this.apart(anchor, peer)), ...others];
  }

  private take(peers: Iterable<number>, into: number[]): void {
    for (const peer of peers) {
      if (!hasBit(this.left, peer)) continue;
      writeBit(this.left, peer, false);
      into.push(peer);
    }
  }

  /** Classes that answer and are answered as most do, and some that are looked at one by one. */
  private others({ own, direction, rows, across }: Anchor, unusual: readonly number[]): readonly Cell[] {
    const found: Found = new Map();
    const usual = this.changes.usual(rows);
    for (const [theirs, alike] of across.parts) {
      if (!usual.differs && !theirs.differs) continue;
      if (meets(this.left, alike)) {
        writeShared(this.peers(found, { direction, mine: usual, theirs }), this.left, alike);
      }
    }
    for (const peer of unusual) {
      const mine = this.changes.at(rows, peer);
      const theirs = across.at(peer, own.index);
      if (mine.differs || theirs.differs) setBit(this.peers(found, { direction, mine, theirs }), peer);
    }
    const all: Cell[] = [];
    for (const cells of found.values()) for (const cell of cells) all.push(cell);
    return all;
  }

  private apart({ own, direction, rows, across }: Anchor, peer: number): readonly Cell[] {
    const apart = this.bench.universe.classes[peer];
    const [mine, theirs] = [this.changes.at(rows, peer), across.at(peer, own.index)];
    if (!apart || (!mine.differs && !theirs.differs)) return [];
    const peers = this.shelf.empty();
    setBit(peers, peer);
    return [{ halves: this.kind({ direction, mine, theirs }).halves, peers, apart }];
  }

  /** Of the cell of a kind; to be written to. */
  private peers(found: Found, ends: Ends): Bits {
    const kind = this.kind(ends);
    if (kind.turn === this.turn) return kind.peers;
    kind.turn = this.turn;
    kind.peers = this.shelf.empty();
    const cell = { halves: kind.halves, peers: kind.peers, apart: null };
    const cells = found.get(ends.mine);
    if (cells) cells.push(cell);
    else found.set(ends.mine, [cell]);
    return kind.peers;
  }

  private kind({ direction, mine, theirs }: Ends): Kind {
    const [egress, ingress] = direction === "egress" ? [mine, theirs] : [theirs, mine];
    const byIngress = this.kinds.get(egress) ?? new Map<HalfChange, Kind>();
    this.kinds.set(egress, byIngress);
    const known = byIngress.get(ingress);
    if (known) return known;
    const kind = { halves: halvesOf(egress, ingress), peers: this.left, turn: 0 };
    byIngress.set(ingress, kind);
    return kind;
  }
}

function halvesOf(egress: HalfChange, ingress: HalfChange): readonly Halves[] {
  return egress.answers.map((answer, view) => ({
    egress: answer,
    ingress: ingress.answers[view] ?? silence,
  }));
}
