/** Sets of classes as groups of flows have them at either side, each kept once and listed when it is looked at. */
import { type Bits, BitShelf, members, setBit } from "../resolve/bits.ts";
import { type End, firstAtLeast } from "./ends.ts";
import type { GroupEnd } from "./groups.ts";
import { NumberLists } from "./number-lists.ts";
import { prefixesOf, without } from "./numbers.ts";
import type { EndClass, Universe } from "./universe.ts";
import { Weights } from "./weights.ts";

export class ClassSet {
  readonly bits: Bits;
  /** How many ends they count as. */
  readonly weight: number;
  private readonly universe: Universe;
  private readonly weights: Weights;
  private classList: readonly EndClass[] | null = null;
  private placeList: readonly GroupEnd[] | null = null;

  constructor(universe: Universe, weights: Weights, bits: Bits) {
    this.universe = universe;
    this.weights = weights;
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
    return this.weights.ofShared(this.bits, bits);
  }
}

export class ClassSets {
  /** For sets that come here. */
  readonly shelf: BitShelf;
  private readonly universe: Universe;
  private readonly weights: Weights;
  private readonly known = new NumberLists<ClassSet>();
  private readonly singles: ClassSet[] = [];

  constructor(universe: Universe) {
    this.universe = universe;
    this.weights = new Weights(universe.classes);
    this.shelf = new BitShelf(universe.classes.length);
  }

  /** The same object for the same classes. The bits are not written to afterwards. */
  of(bits: Bits): ClassSet {
    return this.known.get(bits, () => new ClassSet(this.universe, this.weights, bits));
  }

  ofOne(index: number): ClassSet {
    return (this.singles[index] ??= this.ofNumbers([index]));
  }

  ofNumbers(classes: readonly number[]): ClassSet {
    const bits = this.shelf.empty();
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
