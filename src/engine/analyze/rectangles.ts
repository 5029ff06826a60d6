/** Pairs of classes as few rectangles: everyone on one side with everyone on the other. */
import { type Bits, intersect, isEmpty, meets, removeAllFrom, unite } from "../resolve/bits.ts";
import type { ClassSet, ClassSets } from "./class-sets.ts";

export interface Rectangle {
  readonly from: ClassSet;
  readonly to: ClassSet;
}

/** By class, those it is paired with. */
type Paired = ReadonlyMap<number, Bits>;

/** One side's classes, and all that each of them is paired with. */
interface Strip {
  readonly own: ClassSet;
  readonly peers: ClassSet;
}

export function rectanglesOf(
  sets: ClassSets,
  { bySource, byDestination }: { readonly bySource: Paired; readonly byDestination: Paired },
): readonly Rectangle[] {
  return [
    ...strips(sets, bySource).map(({ own, peers }) => ({ from: own, to: peers })),
    ...strips(sets, byDestination).map(({ own, peers }) => ({ from: peers, to: own })),
  ];
}

/** Classes with the same peers together, or peers with the same classes, whichever makes fewer. */
function strips(sets: ClassSets, paired: Paired): readonly Strip[] {
  const found = alike(sets, paired);
  const pieces = found.length < 2 ? null : piecesOf(found);
  return pieces?.map(({ own, peers }) => ({ own: sets.of(own), peers: sets.of(peers) })) ?? found;
}

function alike(sets: ClassSets, paired: Paired): readonly Strip[] {
  const found = new Map<ClassSet, number[]>();
  for (const [own, bits] of paired) {
    const peers = sets.of(bits);
    const list = found.get(peers);
    if (list) list.push(own);
    else found.set(peers, [own]);
  }
  return [...found].map(([peers, list]) => ({ own: sets.ofNumbers(list), peers }));
}

interface Piece {
  readonly own: Bits;
  /** Nobody else has them, so that they can be written to. */
  readonly peers: Bits;
}

/** Peers that are in the same strips together. Null as soon as they are no fewer than the strips. */
function piecesOf(strips: readonly Strip[]): readonly Piece[] | null {
  let pieces: readonly Piece[] = [];
  for (const { own, peers } of strips) {
    const next: Piece[] = [];
    const left = peers.bits.slice();
    for (const piece of pieces) {
      if (!meets(piece.peers, left)) {
        next.push(piece);
        continue;
      }
      const shared = intersect(piece.peers, left);
      removeAllFrom(piece.peers, shared);
      removeAllFrom(left, shared);
      if (!isEmpty(piece.peers)) next.push(piece);
      next.push({ own: unite(piece.own, own.bits), peers: shared });
    }
    if (!isEmpty(left)) next.push({ own: own.bits, peers: left });
    if (next.length >= strips.length) return null;
    pieces = next;
  }
  return pieces;
}
