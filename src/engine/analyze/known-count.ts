/** How many known flows are among some packets between some classes: class sizes × ports, no pair is listed. */
import { hasPorts } from "../net/protocol.ts";
import type { ClassSet } from "./class-sets.ts";
import type { Region } from "./regions.ts";
import type { KnownFlows } from "./known.ts";
import type { EndPair } from "./pairs.ts";
import type { EndClass, Universe } from "./universe.ts";

/** Classes that have the same known flows with anyone. */
interface Kind {
  readonly first: EndClass;
  weight: number;
}

export class KnownCount {
  private readonly universe: Universe;
  private readonly make: () => KnownFlows;
  private made: KnownFlows | null = null;
  private readonly sources = new WeakMap<ClassSet, readonly Kind[]>();
  private readonly destinations = new WeakMap<ClassSet, readonly Kind[]>();

  /** `make` is called when something is counted for the first time. */
  constructor(universe: Universe, make: () => KnownFlows) {
    this.universe = universe;
    this.make = make;
  }

  /** Between everyone and everyone, but for an end and itself. */
  between(region: Region<unknown>, from: ClassSet, to: ClassSet): number {
    let count = 0;
    for (const one of this.kinds(this.sources, from, this.known.senders)) {
      for (const other of this.kinds(this.destinations, to, this.known.receivers)) {
        count += one.weight * other.weight * this.pointsIn(region, one.first, other.first);
      }
    }
    const targets = new Set(to.classes);
    for (const own of from.classes) {
      if (targets.has(own)) count -= own.weight * this.pointsIn(region, own, own);
    }
    return count;
  }

  ofPairs(region: Region<unknown>, pairs: readonly EndPair[]): number {
    const { classes, classOf } = this.universe;
    return pairs.reduce((sum, { from, to }) => {
      const [one, other] = [classes[classOf.get(from) ?? -1], classes[classOf.get(to) ?? -1]];
      return one && other ? sum + this.pointsIn(region, one, other) : sum;
    }, 0);
  }

  private get known(): KnownFlows {
    this.made ??= this.make();
    return this.made;
  }

  private pointsIn({ packets, counts }: Region<unknown>, from: EndClass, to: EndClass): number {
    const { protocol, except, y } = packets;
    return this.known.between(from, to).filter((number) => {
      const point = this.known.points[number];
      if (!point) return false;
      if (protocol === null) return !except.includes(point.protocol);
      if (protocol !== point.protocol) return false;
      const inside = counts.some(([low, high]) => low <= point.port && point.port <= high);
      return inside && (hasPorts(protocol) || (y[0] <= point.code && point.code <= y[1]));
    }).length;
  }

  private kinds(
    found: WeakMap<ClassSet, readonly Kind[]>,
    set: ClassSet,
    numbers: Int32Array,
  ): readonly Kind[] {
    const known = found.get(set);
    if (known) return known;
    const kinds = new Map<number, Kind>();
    for (const own of set.classes) {
      const number = numbers[own.index] ?? 0;
      const kind = kinds.get(number) ?? { first: own, weight: 0 };
      kind.weight += own.weight;
      kinds.set(number, kind);
    }
    const list = [...kinds.values()];
    found.set(set, list);
    return list;
  }
}
