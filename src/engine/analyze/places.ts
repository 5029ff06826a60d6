/** Where classes of ends belong: a namespace, the host endpoints, the outside. And counts for pairs of such places. */
import type { PolicySet } from "../resolve/policy-set.ts";
import type { Place } from "./types.ts";
import type { EndClass } from "./universe.ts";

export class Places {
  readonly list: Place[] = [];
  /** By class: position in the list. */
  readonly numbers: Int32Array;

  constructor(classes: readonly EndClass[], set: PolicySet) {
    const known = new Map<string, number>();
    this.numbers = Int32Array.from(classes, (own) => {
      const place = placeOf(own, set);
      const key = keyOf(place);
      const number = known.get(key) ?? this.list.push(place) - 1;
      known.set(key, number);
      return number;
    });
  }

  /** Position in the list. */
  of({ index }: EndClass): number {
    return this.numbers[index] ?? 0;
  }
}

export function placeOf({ first }: EndClass, set: PolicySet): Place {
  const own = set.compiled.objects.endpoints[first.sides[0]?.object ?? -1];
  return own?.kind === "pod"
    ? { kind: "namespace", namespace: own.namespace }
    : { kind: own ? "hosts" : "outside" };
}

export function samePlace(one: Place, other: Place): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(place: Place): string {
  return place.kind === "namespace" ? `namespace ${place.namespace}` : place.kind;
}

/** Some numbers for each pair of places. */
export class PlaceCounts {
  private readonly places: Places;
  private readonly size: number;
  /** By the numbers of both places. */
  private readonly rows: Float64Array[] = [];

  constructor(places: Places, size: number) {
    this.places = places;
    this.size = size;
  }

  /** To be added to. */
  between(from: EndClass, to: EndClass): Float64Array {
    const at = this.places.of(from) * this.places.list.length + this.places.of(to);
    return (this.rows[at] ??= new Float64Array(this.size));
  }

  /** Only pairs that were asked for. */
  result<Counts>(read: (counts: Float64Array) => Counts): readonly (Counts & { from: Place; to: Place })[] {
    const { list } = this.places;
    const outside: Place = { kind: "outside" };
    const asked = [...this.rows.entries()].filter(([, counts]: readonly [number, Float64Array?]) => counts);
    return asked.map(([at, counts]) => ({
      from: list[Math.floor(at / list.length)] ?? outside,
      to: list[at % list.length] ?? outside,
      ...read(counts),
    }));
  }
}

export function increase(counts: Float64Array, at: number, by: number): void {
  if (at >= 0) counts[at] = (counts[at] ?? 0) + by;
}
