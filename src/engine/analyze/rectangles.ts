/** Pairs of classes as few rectangles: everyone on one side with everyone on the other. */
import type { Direction } from "../model/policy.ts";
import {
  addAllTo,
  type Bits,
  type BitShelf,
  isEmpty,
  meets,
  removeAllFrom,
  writeShared,
} from "../resolve/bits.ts";
import type { ClassSet, ClassSets } from "./class-sets.ts";

export interface Rectangle {
  readonly from: ClassSet;
  readonly to: ClassSet;
}

/** A class and those at the other side that it is paired with. */
export interface Line {
  readonly own: number;
  readonly peers: Bits;
  /** The same, as soon as somebody asks: most lines come again for other packets. */
  set: ClassSet | null;
}

/** Sources with their destinations (`egress`), and destinations with their sources, in the order of their numbers. */
export type Paired = Readonly<Record<Direction, readonly Line[]>>;

/** One side's classes, and all that each of them is paired with. */
interface Strip {
  readonly own: ClassSet;
  readonly peers: ClassSet;
}

export class Rectangles {
  private readonly sets: ClassSets;
  private readonly known = new Map<Paired, readonly Rectangle[]>();

  constructor(sets: ClassSets) {
    this.sets = sets;
  }

  /** Of all pairs in some parts. Those of a single part are remembered. */
  of(parts: readonly Paired[]): readonly Rectangle[] {
    const [first] = parts;
    if (!first || parts.length > 1) return this.find(this.together(parts));
    const known = this.known.get(first) ?? this.find(first);
    this.known.set(first, known);
    return known;
  }

  private find({ egress, ingress }: Paired): readonly Rectangle[] {
    return [
      ...strips(this.sets, egress).map(({ own, peers }) => ({ from: own, to: peers })),
      ...strips(this.sets, ingress).map(({ own, peers }) => ({ from: peers, to: own })),
    ];
  }

  private together(parts: readonly Paired[]): Paired {
    const egress: Line[] = [];
    const ingress: Line[] = [];
    for (const part of parts) {
      for (const line of part.egress) egress.push(line);
      for (const line of part.ingress) ingress.push(line);
    }
    return { egress: this.merged(egress), ingress: this.merged(ingress) };
  }

  /** One line for each class. */
  private merged(lines: Line[]): readonly Line[] {
    lines.sort((one, other) => one.own - other.own);
    const merged: Line[] = [];
    const same: Line[] = [];
    for (const [at, line] of lines.entries()) {
      same.push(line);
      if (lines[at + 1]?.own === line.own) continue;
      merged.push(same.length === 1 ? line : { own: line.own, peers: this.union(same), set: null });
      same.length = 0;
    }
    return merged;
  }

  private union(lines: readonly Line[]): Bits {
    const all = this.sets.shelf.empty();
    for (const { peers } of lines) addAllTo(all, peers);
    return all;
  }
}

/** Classes with the same peers together, or peers with the same classes, whichever makes fewer. */
function strips(sets: ClassSets, lines: readonly Line[]): readonly Strip[] {
  const found = alike(sets, lines);
  const pieces = found.length < 2 ? null : piecesOf(found, sets.shelf);
  return pieces?.map(({ own, peers }) => ({ own: sets.of(own), peers: sets.of(peers) })) ?? found;
}

function alike(sets: ClassSets, lines: readonly Line[]): readonly Strip[] {
  const [first] = lines;
  if (first && lines.length === 1) return [{ own: sets.ofOne(first.own), peers: setOf(sets, first) }];
  const found = new Map<ClassSet, number[]>();
  for (const line of lines) {
    const peers = setOf(sets, line);
    const list = found.get(peers);
    if (list) list.push(line.own);
    else found.set(peers, [line.own]);
  }
  return [...found].map(([peers, list]) => ({ own: sets.ofNumbers(list), peers }));
}

function setOf(sets: ClassSets, line: Line): ClassSet {
  return (line.set ??= sets.of(line.peers));
}

interface Piece {
  readonly own: Bits;
  /** Nobody else has them, so that they can be written to. */
  readonly peers: Bits;
}

/** Peers that are in the same strips together. Null as soon as they are no fewer than the strips. */
function piecesOf(strips: readonly Strip[], shelf: BitShelf): readonly Piece[] | null {
  let pieces: readonly Piece[] = [];
  for (const { own, peers } of strips) {
    const next: Piece[] = [];
    const left = shelf.empty();
    left.set(peers.bits);
    for (const piece of pieces) {
      if (!meets(piece.peers, left)) {
        next.push(piece);
        continue;
      }
      const shared = shelf.empty();
      writeShared(shared, piece.peers, left);
      removeAllFrom(piece.peers, shared);
      removeAllFrom(left, shared);
      if (!isEmpty(piece.peers)) next.push(piece);
      const both = shelf.empty();
      both.set(piece.own);
      addAllTo(both, own.bits);
      next.push({ own: both, peers: shared });
    }
    if (!isEmpty(left)) next.push({ own: own.bits, peers: left });
    if (next.length >= strips.length) return null;
    pieces = next;
  }
  return pieces;
}
