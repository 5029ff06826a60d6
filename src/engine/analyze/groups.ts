/** Flows with the same answer, put together to groups: everyone of `from` to everyone of `to`. */
import type { Direction } from "../model/policy.ts";
import type { EndpointId } from "../model/cluster.ts";
import type { Flow } from "../model/trace.ts";
import type { Address, Family } from "../net/address.ts";
import type { Prefix } from "../net/prefix.ts";
import { type Bits, emptyBits, addAllTo, setBit, unite } from "../resolve/bits.ts";
import { ClassSets } from "./class-sets.ts";
import type { Region } from "./regions.ts";
import { FlowBlock, type GroupingContext } from "./flow-block.ts";
import { KnownCount } from "./known-count.ts";
import type { KnownFlows } from "./known.ts";
import type { EndPair } from "./pairs.ts";
import { rectanglesOf } from "./rectangles.ts";
import type { Interval } from "./traffic.ts";
import type { EndClass } from "./universe.ts";
import type { Workbench } from "./workbench.ts";

/** One end of a group's flows. */
export type GroupEnd =
  | {
      readonly kind: "endpoint";
      readonly endpoint: EndpointId;
      /** Null: its first address of the family, or an unknown one. Else a further address. */
      readonly address: Address | null;
    }
  /** Every address of the prefix. */
  | { readonly kind: "range"; readonly range: Prefix };

/** Flows from every one of `from` to every one of `to`; an endpoint has no flows to itself. */
export interface FlowGroup {
  readonly from: readonly GroupEnd[];
  readonly to: readonly GroupEnd[];
  readonly family: Family;
  /** Null: every protocol that `exceptProtocols` does not list. */
  readonly protocol: number | null;
  readonly exceptProtocols: readonly number[];
  /** Destination ports; `[0, 0]` for protocols without ports. */
  readonly ports: readonly Interval[];
  /** Absent: from any source port. */
  readonly sourcePorts?: readonly Interval[];
  /** Only for ICMP, and only where types differ. */
  readonly icmp?: { readonly types: readonly Interval[]; readonly codes: Interval };
  /** Pairs of ends; ranges outside that no rule tells apart count as one end. */
  readonly pairs: number;
  /** One flow of the group. */
  readonly witness: Flow;
}

interface Bucket<Value> {
  readonly region: Region<Value>;
  readonly family: Family;
  /** Whole classes: by one side's class, those at the other. */
  readonly paired: Readonly<Record<Direction, Map<number, Bits>>>;
  readonly single: EndPair[];
}

/** Collects flows of classes and of single ends, and hands them out in groups. Equal regions are the same object. */
export class Grouping<Value> {
  private readonly bench: Workbench;
  private readonly context: GroupingContext;
  private readonly buckets: Readonly<Record<Family, Map<Region<Value>, Bucket<Value>>>> = {
    4: new Map(),
    6: new Map(),
  };
  /** Sets that nobody else has, so that they can be written to. */
  private readonly united = new Set<Bits>();

  constructor(bench: Workbench, known: () => KnownFlows) {
    this.bench = bench;
    const { universe } = bench;
    this.context = { bench, sets: new ClassSets(universe), known: new KnownCount(universe, known) };
  }

  /** All plain flows between two classes. */
  add(region: Region<Value>, from: EndClass, to: EndClass): void {
    if (this.bench.pairs.specials(from, to).length > 0) {
      this.addApart(region, from, to);
      return;
    }
    const bits = emptyBits(this.bench.universe.classes.length);
    setBit(bits, to.index);
    this.addAll(region, { own: from, direction: "egress", peers: bits });
  }

  /** The same for a class and several others without special pairs. `egress`: flows start at the class. */
  addAll(
    region: Region<Value>,
    {
      own,
      direction,
      peers,
    }: { readonly own: EndClass; readonly direction: Direction; readonly peers: Bits },
  ): void {
    const paired = this.bucket(region, own.family).paired[direction];
    const before = paired.get(own.index);
    if (before === undefined) paired.set(own.index, peers);
    else if (this.united.has(before)) addAllTo(before, peers);
    else {
      const both = unite(before, peers);
      this.united.add(both);
      paired.set(own.index, both);
    }
  }

  /** The same for two classes some of whose pairs are special. */
  addApart(region: Region<Value>, from: EndClass, to: EndClass): void {
    const [one, other] = [
      { own: from, members: from.members },
      { own: to, members: to.members },
    ];
    this.bucket(region, from.family).single.push(...this.bench.pairs.plainPairs(one, other));
  }

  addPair(region: Region<Value>, pair: EndPair): void {
    this.bucket(region, pair.from.family).single.push(pair);
  }

  *groups(): Generator<{ readonly flows: FlowBlock; readonly value: Value }> {
    const buckets = [...this.buckets[4].values(), ...this.buckets[6].values()];
    for (const { region, family, paired, single } of buckets) {
      const sides = { bySource: paired.egress, byDestination: paired.ingress };
      for (const rectangle of rectanglesOf(this.context.sets, sides)) {
        const flows = new FlowBlock(this.context, { region, family, rectangle });
        // An end and itself is no pair.
        if (flows.pairs > 0) yield { flows, value: region.value };
      }
      for (const pairs of alike(single)) {
        yield { flows: new FlowBlock(this.context, { region, family, pairs }), value: region.value };
      }
    }
  }

  private bucket(region: Region<Value>, family: Family): Bucket<Value> {
    const known = this.buckets[family].get(region);
    if (known) return known;
    const paired = { egress: new Map<number, Bits>(), ingress: new Map<number, Bits>() };
    const bucket: Bucket<Value> = { region, family, paired, single: [] };
    this.buckets[family].set(region, bucket);
    return bucket;
  }
}

/** Sources with the same destinations together. */
function alike(pairs: readonly EndPair[]): readonly (readonly EndPair[])[] {
  const targets = new Map<EndPair["from"], EndPair[]>();
  for (const pair of pairs) {
    const own = targets.get(pair.from) ?? [];
    targets.set(pair.from, own);
    own.push(pair);
  }
  const numbers = new Map<EndPair["to"], number>();
  const numberOf = (end: EndPair["to"]): number => {
    const number = numbers.get(end) ?? numbers.size;
    numbers.set(end, number);
    return number;
  };
  const merged = new Map<string, EndPair[]>();
  for (const own of targets.values()) {
    const sorted = own.map((pair) => ({ pair, at: numberOf(pair.to) })).sort((a, b) => a.at - b.at);
    const key = sorted.map(({ at }) => at).join();
    const found = merged.get(key) ?? [];
    merged.set(key, found);
    found.push(...sorted.map(({ pair }) => pair));
  }
  return [...merged.values()];
}
