/** Pairs of classes as few rectangles: everyone on one side with everyone on the other. */
import { type Bits, emptyBits } from "../resolve/bits.ts";
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
  if (found.length < 2) return found;
  const turned = alike(sets, turn(found));
  return turned.length < found.length ? turned.map(({ own, peers }) => ({ own: peers, peers: own })) : found;
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

/** By peer, the classes it is paired with. */
function turn(strips: readonly Strip[]): Paired {
  const found = new Map<number, Bits>();
  for (const { own, peers } of strips) {
    for (const { index } of peers.classes) {
      const bits = found.get(index) ?? emptyBits(own.bits.length * 32);
      found.set(index, bits);
      for (let word = 0; word < bits.length; word += 1)
        bits[word] = (bits[word] ?? 0) | (own.bits[word] ?? 0);
    }
  }
  return found;
}
