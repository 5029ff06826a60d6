/** Pairs of ends with the same answer, put together to groups: everyone of `from` to everyone of `to`. */
import type { EndpointId } from "../model/cluster.ts";
import type { Flow } from "../model/trace.ts";
import type { Address, Family } from "../net/address.ts";
import type { Prefix } from "../net/prefix.ts";
import { hasPorts } from "../net/protocol.ts";
import { examplePoint, type Region } from "./compare.ts";
import { type End, firstAtLeast } from "./ends.ts";
import { NumberLists } from "./number-lists.ts";
import { prefixesOf, without } from "./numbers.ts";
import { type EndPair, sameEndpoint } from "./pairs.ts";
import { extent, type Interval, isIcmp, type Packets } from "./traffic.ts";
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
  /** Whole classes. */
  readonly plain: Map<number, number[]>;
  readonly single: EndPair[];
}

interface Rectangle {
  readonly from: readonly End[];
  readonly to: readonly End[];
  readonly pairs: number;
}

/** Collects pairs of classes and of single ends, and hands them out in groups. */
export class Grouping<Value> {
  private readonly bench: Workbench;
  private readonly buckets = new Map<string, Bucket<Value>>();
  /** The same by region, to save writing keys: regions are made once for many pairs of classes. */
  private readonly byRegion: Readonly<Record<Family, Map<Region<Value>, Bucket<Value>>>> = {
    4: new Map(),
    6: new Map(),
  };
  /** Members of classes, by the numbers of the classes; and their places, by the list of members. */
  private readonly memberLists = new NumberLists<readonly End[]>();
  private readonly placeLists = new Map<readonly End[], readonly GroupEnd[]>();
  private readonly places = new Map<End, readonly GroupEnd[]>();

  constructor(bench: Workbench) {
    this.bench = bench;
  }

  /** All plain flows between two classes. */
  add(region: Region<Value>, from: EndClass, to: EndClass): void {
    const { plain, single } = this.bucket(region, from.family);
    const specials = this.bench.pairs.specials(from, to);
    if (specials.length > 0) {
      single.push(
        ...this.bench.pairs.plainPairs(
          { own: from, members: from.members },
          { own: to, members: to.members },
        ),
      );
      return;
    }
    const own = plain.get(from.index) ?? [];
    plain.set(from.index, own);
    own.push(to.index);
  }

  addPair(region: Region<Value>, pair: EndPair): void {
    this.bucket(region, pair.from.family).single.push(pair);
  }

  *groups(): Generator<{ readonly group: FlowGroup; readonly value: Value }> {
    for (const bucket of this.buckets.values()) {
      const { region, family } = bucket;
      for (const rectangle of [...this.whole(bucket.plain), ...singles(bucket.single)]) {
        yield { group: this.groupOf(region.packets, family, rectangle), value: region.value };
      }
    }
  }

  private bucket(region: Region<Value>, family: Family): Bucket<Value> {
    const known = this.byRegion[family].get(region);
    if (known) return known;
    const bucket = this.bucketByKey(region, family);
    this.byRegion[family].set(region, bucket);
    return bucket;
  }

  private bucketByKey(region: Region<Value>, family: Family): Bucket<Value> {
    const key = `${family} ${region.key}`;
    const known = this.buckets.get(key);
    if (known) return known;
    const bucket: Bucket<Value> = { region, family, plain: new Map(), single: [] };
    this.buckets.set(key, bucket);
    return bucket;
  }

  /** Sources with the same destinations together. */
  private whole(plain: ReadonlyMap<number, number[]>): readonly Rectangle[] {
    const known = new NumberLists<{ readonly from: number[]; readonly to: readonly number[] }>();
    const found = new Set<{ readonly from: number[]; readonly to: readonly number[] }>();
    for (const [from, targets] of plain) {
      const to = targets.sort((a, b) => a - b);
      const own = known.get(to, () => ({ from: [], to }));
      own.from.push(from);
      found.add(own);
    }
    return [...found].map(({ from, to }) => ({
      from: this.members(from),
      to: this.members(to),
      pairs: this.pairsBetween(from, to),
    }));
  }

  /** The same list for the same classes: groups share what they have in common. */
  private members(classes: readonly number[]): readonly End[] {
    return this.memberLists.get(classes, () =>
      classes.flatMap((index) => this.bench.universe.classes[index]?.members ?? []),
    );
  }

  /** Special pairs are never among whole classes, so that only an end and itself is no pair. */
  private pairsBetween(from: readonly number[], to: readonly number[]): number {
    const { classes } = this.bench.universe;
    const weigh = (list: readonly number[]): number =>
      list.reduce((sum, index) => sum + (classes[index]?.weight ?? 0), 0);
    const targets = new Set(to);
    return weigh(from) * weigh(to) - weigh(from.filter((index) => targets.has(index)));
  }

  private groupOf(packets: Packets, family: Family, { from, to, pairs }: Rectangle): FlowGroup {
    return {
      from: this.placesOfAll(from),
      to: this.placesOfAll(to),
      family,
      ...describePackets(packets),
      pairs,
      witness: witnessOf(from, to, packets),
    };
  }

  private placesOfAll(ends: readonly End[]): readonly GroupEnd[] {
    const known = this.placeLists.get(ends);
    if (known) return known;
    const places = ends.flatMap((end) => this.placesOf(end));
    this.placeLists.set(ends, places);
    return places;
  }

  private placesOf(end: End): readonly GroupEnd[] {
    const known = this.places.get(end);
    if (known) return known;
    const places = placesOf(end, this.bench.universe.ends.held.get(end.family) ?? []);
    this.places.set(end, places);
    return places;
  }
}

function describePackets({
  protocol,
  except,
  xs,
  y,
}: Packets): Pick<FlowGroup, "protocol" | "exceptProtocols" | "ports" | "sourcePorts" | "icmp"> {
  const base = { protocol, exceptProtocols: except };
  if (protocol === null) return { ...base, ports: [[0, 65535]] };
  const all = extent(protocol);
  if (isIcmp(protocol)) {
    const whole = covers(xs, all) && covers([y], all);
    return { ...base, ports: [[0, 0]], ...(whole ? {} : { icmp: { types: xs, codes: y } }) };
  }
  return { ...base, ports: xs, ...(covers([y], all) ? {} : { sourcePorts: [y] }) };
}

function covers(intervals: readonly Interval[], all: Interval): boolean {
  const [only] = intervals;
  return intervals.length === 1 && only?.[0] === all[0] && only[1] === all[1];
}

function singles(pairs: readonly EndPair[]): readonly Rectangle[] {
  const targets = new Map<End, End[]>();
  for (const { from, to } of pairs) {
    const own = targets.get(from) ?? [];
    targets.set(from, own);
    own.push(to);
  }
  const numbers = new Map<End, number>();
  const numberOf = (end: End): number => {
    const number = numbers.get(end) ?? numbers.size;
    numbers.set(end, number);
    return number;
  };
  const merged = new Map<string, { from: End[]; to: readonly End[] }>();
  for (const [from, to] of targets) {
    const key = to
      .map(numberOf)
      .sort((a, b) => a - b)
      .join();
    const own = merged.get(key) ?? { from: [], to };
    merged.set(key, own);
    own.from.push(from);
  }
  return [...merged.values()].map(({ from, to }) => ({ from, to, pairs: from.length * to.length }));
}

export function placesOf(end: End, held: readonly bigint[]): readonly GroupEnd[] {
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

/** A flow from the first of some ends to the first other of some ends. */
export function witnessOf(from: readonly End[], to: readonly End[], packets: Packets): Flow {
  const [source, destination] = firstPair(from, to);
  const { protocol, x, y } = examplePoint(packets);
  const ends = { from: flowEnd(source), to: flowEnd(destination), protocol };
  if (isIcmp(protocol)) return { ...ends, srcPort: 0, dstPort: 0, icmpType: x, icmpCode: y };
  return { ...ends, srcPort: hasPorts(protocol) ? y : 0, dstPort: x };
}

function firstPair(from: readonly End[], to: readonly End[]): readonly [End | undefined, End | undefined] {
  for (const one of from) {
    const other = to.find((end) => !sameEndpoint(one, end));
    if (other) return [one, other];
  }
  return [from[0], to[0]];
}

function flowEnd(end: End | undefined): Flow["from"] {
  const [first] = end?.sides ?? [];
  const moved = end?.sides.some(({ address }) => (address === null) !== (first?.address === null));
  return { endpoint: end?.endpoint ?? null, address: moved ? null : (first?.address ?? null) };
}
