/** Flows with the same answer, put together to groups: everyone of `from` to everyone of `to`. */
import type { Direction } from "../model/policy.ts";
import type { EndpointId } from "../model/cluster.ts";
import type { Flow } from "../model/trace.ts";
import type { Address, Family } from "../net/address.ts";
import type { Prefix } from "../net/prefix.ts";
import { type Bits, addAllTo, setBit } from "../resolve/bits.ts";
import { ClassSets } from "./class-sets.ts";
import type { Region } from "./regions.ts";
import { describePackets, FlowBlock, type GroupingContext } from "./flow-block.ts";
import { KnownCount } from "./known-count.ts";
import type { KnownFlows } from "./known.ts";
import type { EndPair } from "./pairs.ts";
import { type Line, type Paired, Rectangles } from "./rectangles.ts";
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

/** What flows come to: the same object for the same flows of a question, however often it is asked. */
type Regions<Value> = readonly Region<Value>[];

type Part = Readonly<Record<Direction, Line[]>>;

/** Packets that read the same, and who sends them. */
interface Bucket<Value> {
  readonly region: Region<Value>;
  readonly family: Family;
  /** Whole classes: those whose flows come to this region, together with the same others. */
  readonly parts: Paired[];
  readonly single: EndPair[];
}

/**
 * Collects flows of classes and of single ends, and hands them out in groups. Equal regions are the same object. Whole
 * classes come in the order of their numbers.
 */
export class Grouping<Value> {
  private readonly bench: Workbench;
  private readonly context: GroupingContext;
  private readonly buckets: Readonly<Record<Family, Map<Region<Value>, Bucket<Value>>>> = {
    4: new Map(),
    6: new Map(),
  };
  /** By all regions that their flows come to: whole classes. */
  private readonly parts: Readonly<Record<Family, Map<Regions<Value>, Part>>> = {
    4: new Map(),
    6: new Map(),
  };

  constructor(bench: Workbench, known: () => KnownFlows) {
    this.bench = bench;
    const { universe } = bench;
    this.context = { bench, sets: new ClassSets(universe), known: new KnownCount(universe, known) };
  }

  /** All plain flows between two classes. */
  add(regions: Regions<Value>, from: EndClass, to: EndClass): void {
    if (this.bench.pairs.specials(from, to).length > 0) {
      this.addApart(regions, from, to);
      return;
    }
    const bits = this.context.sets.shelf.empty();
    setBit(bits, to.index);
    this.addAll(regions, { own: from, direction: "egress", peers: bits });
  }

  /**
   * The same for a class and several others without special pairs, a set that nobody else has. `egress`: flows start at
   * the class.
   */
  addAll(
    regions: Regions<Value>,
    {
      own,
      direction,
      peers,
    }: { readonly own: EndClass; readonly direction: Direction; readonly peers: Bits },
  ): void {
    const lines = this.part(regions, own.family)[direction];
    const last = lines.at(-1);
    if (last?.own === own.index) addAllTo(last.peers, peers);
    else lines.push({ own: own.index, peers, set: null });
  }

  /** The same for two classes some of whose pairs are special. */
  addApart(regions: Regions<Value>, from: EndClass, to: EndClass): void {
    const [one, other] = [
      { own: from, members: from.members },
      { own: to, members: to.members },
    ];
    const pairs = this.bench.pairs.plainPairs(one, other);
    for (const region of regions) this.bucket(region, from.family).single.push(...pairs);
  }

  addPair(regions: Regions<Value>, pair: EndPair): void {
    for (const region of regions) this.bucket(region, pair.from.family).single.push(pair);
  }

  *groups(): Generator<{ readonly flows: FlowBlock; readonly value: Value }> {
    const buckets = [...this.buckets[4].values(), ...this.buckets[6].values()];
    const rectangles = new Rectangles(this.context.sets);
    for (const { region, family, parts, single } of buckets) {
      const packets = describePackets(region.packets);
      for (const rectangle of rectangles.of(parts)) {
        const flows = new FlowBlock(this.context, { region, packets, family, rectangle });
        // An end and itself is no pair.
        if (flows.pairs > 0) yield { flows, value: region.value };
      }
      for (const pairs of single.length === 0 ? [] : alike(single)) {
        const flows = new FlowBlock(this.context, { region, packets, family, pairs });
        yield { flows, value: region.value };
      }
    }
  }

  private bucket(region: Region<Value>, family: Family): Bucket<Value> {
    const known = this.buckets[family].get(region);
    if (known) return known;
    const bucket: Bucket<Value> = { region, family, parts: [], single: [] };
    this.buckets[family].set(region, bucket);
    return bucket;
  }

  private part(regions: Regions<Value>, family: Family): Part {
    const known = this.parts[family].get(regions);
    if (known) return known;
    const part: Part = { egress: [], ingress: [] };
    this.parts[family].set(regions, part);
    for (const region of regions) this.bucket(region, family).parts.push(part);
    return part;
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
