/** Sets of classes as groups of flows have them at either side, each kept once and listed when it is looked at. */
import { type Bits, emptyBits, members, setBit } from "../resolve/bits.ts";
import { type End, firstAtLeast } from "./ends.ts";
import type { GroupEnd } from "./groups.ts";
import { NumberLists } from "./number-lists.ts";
import { prefixesOf, without } from "./numbers.ts";
import type { EndClass, Universe } from "./universe.ts";

export class ClassSet {
  readonly bits: Bits;
  /** How many ends they count as. */
  readonly weight: number;
  private readonly universe: Universe;
  private classList: readonly EndClass[] | null = null;
  private placeList: readonly GroupEnd[] | null = null;

  constructor(universe: Universe, bits: Bits) {
    this.universe = universe;
    this.bits = bits;
    this.weight = this.weightOfShared(this);
  }

  /** In the order of their numbers. */
  get classes(): readonly EndClass[] {
    this.classList ??= members(this.bits).flatMap((index) => this.universe.classes[index] ?? []);
    return this.classList;
  }

  get places(): readonly GroupEnd[] {
    this.placeList ??= this.classes.flatMap((own) =>
      own.members.flatMap((end) => placesOf(end, this.universe.ends.held.get(end.family) ?? [])),
    );
    return this.placeList;
  }

  /** How many ends the classes in both count as. */
  weightOfShared({ bits }: ClassSet): number {
    const { classes } = this.universe;
    let weight = 0;
    for (let word = 0; word < bits.length; word += 1) {
      for (let rest = (bits[word] ?? 0) & (this.bits[word] ?? 0); rest !== 0; rest &= rest - 1) {
        weight += classes[word * 32 + 31 - Math.clz32(rest & -rest)]?.weight ?? 0;
      }
    }
    return weight;
  }
}

export class ClassSets {
  private readonly universe: Universe;
  private readonly known = new NumberLists<ClassSet>();
  /** The same by object, to save comparing: most bits come again for other packets. */
  private readonly byObject = new Map<Bits, ClassSet>();

  constructor(universe: Universe) {
    this.universe = universe;
  }

  /** The same object for the same classes. The bits are not written to afterwards. */
  of(bits: Bits): ClassSet {
    const seen = this.byObject.get(bits);
    if (seen) return seen;
    const set = this.known.get(bits, () => new ClassSet(this.universe, bits));
    this.byObject.set(bits, set);
    return set;
  }

  ofNumbers(classes: readonly number[]): ClassSet {
    const bits = emptyBits(this.universe.classes.length);
    for (const index of classes) setBit(bits, index);
    return this.of(bits);
  }
}

/** Many sets have the same ends. */
const places = new WeakMap<End, readonly GroupEnd[]>();

/** `held`: addresses of the family that somebody has, ascending; they are no part of the outside. */
export function placesOf(end: End, held: readonly bigint[]): readonly GroupEnd[] {
  const known = places.get(end) ?? findPlaces(end, held);
  places.set(end, known);
  return known;
}

function findPlaces(end: End, held: readonly bigint[]): readonly GroupEnd[] {
  if (end.endpoint !== null) {
    const address = end.ordinal === 0 ? null : (end.sides[0]?.address ?? null);
    return [{ kind: "endpoint", endpoint: end.endpoint, address }];
  }
  if (!end.range) return [];
  const { low, high } = end.range;
  const holes = held.slice(firstAtLeast(held, low), firstAtLeast(held, high + 1n));
  return without(end.range, holes)
    .flatMap((range) => prefixesOf(end.family, range))
    .map((range) => ({ kind: "range", range }));
}
