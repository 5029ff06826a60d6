/** Some packets between everyone of some ends and everyone of others; listed, counted and shown when asked. */
import type { Flow } from "../model/trace.ts";
import type { Family } from "../net/address.ts";
import { type ClassSets, placesOf } from "./class-sets.ts";
import type { End } from "./ends.ts";
import type { FlowGroup, GroupEnd } from "./groups.ts";
import type { KnownCount } from "./known-count.ts";
import { type EndPair, sameEndpoint } from "./pairs.ts";
import type { Judged } from "./outcomes.ts";
import type { Rectangle } from "./rectangles.ts";
import type { Region } from "./regions.ts";
import { extent, type Interval, isIcmp, type Packets } from "./traffic.ts";
import type { View } from "./view.ts";
import { examplePoint, witnessOf } from "./witness.ts";
import type { Workbench } from "./workbench.ts";

/** What blocks share. */
export interface GroupingContext {
  readonly bench: Workbench;
  readonly sets: ClassSets;
  readonly known: KnownCount;
}

interface Contents {
  readonly region: Region<unknown>;
  /** Of the region: many blocks are about the same. */
  readonly packets: PacketFields;
  readonly family: Family;
  /** Every pair between two sets of classes, but an end and itself. */
  readonly rectangle?: Rectangle;
  /** Or these, which are every pair of their ends. */
  readonly pairs?: readonly EndPair[];
}

const none: readonly EndPair[] = [];

export class FlowBlock {
  readonly family: Family;
  readonly packets: PacketFields;
  /** Pairs of ends; ranges outside that no rule tells apart count as one end. */
  readonly pairs: number;
  private readonly context: GroupingContext;
  private readonly region: Region<unknown>;
  private readonly rectangle: Rectangle | null;
  private readonly single: readonly EndPair[];

  constructor(context: GroupingContext, { region, packets, family, rectangle, pairs = none }: Contents) {
    this.context = context;
    this.region = region;
    this.packets = packets;
    this.family = family;
    this.rectangle = rectangle ?? null;
    this.single = pairs;
    this.pairs = rectangle ? pairsIn(rectangle) : pairs.length;
  }

  get from(): readonly GroupEnd[] {
    return this.rectangle?.from.places ?? this.places(({ from }) => from);
  }

  get to(): readonly GroupEnd[] {
    return this.rectangle?.to.places ?? this.places(({ to }) => to);
  }

  /** Known flows among them. */
  get known(): number {
    const { known } = this.context;
    return this.rectangle
      ? known.between(this.region, this.rectangle.from, this.rectangle.to)
      : known.ofPairs(this.region, this.single);
  }

  /** From the first end to the first other. */
  get witness(): Flow {
    return witnessOf(this.example(), this.region.packets);
  }

  /** What the witness gets. */
  judged(view: View): Judged {
    const { universe, pairs } = this.context.bench;
    const { from, to } = this.example();
    const [one, other] = [universe.classOf.get(from) ?? 0, universe.classOf.get(to) ?? 0];
    const [own, peer] = [universe.classes[one], universe.classes[other]];
    const special =
      own && peer && pairs.specials(own, peer).find((pair) => pair.from === from && pair.to === to);
    const kind = special?.kinds[view.side] ?? "plain";
    const halves = view.halves(one, other, kind === "none" ? "plain" : kind);
    const point = examplePoint(this.region.packets);
    const [egress, ingress] = [
      universe.answers.at(halves.egress, point),
      universe.answers.at(halves.ingress, point),
    ];
    return universe.outcomes.judge(egress, ingress);
  }

  private example(): EndPair {
    const [first] = this.single;
    if (first) return first;
    const { from, to } = this.rectangle ?? { from: null, to: null };
    for (const one of endsOf(from))
      for (const other of endsOf(to)) if (!sameEndpoint(one, other)) return { from: one, to: other };
    throw new Error("a group without flows");
  }

  private places(endOf: (pair: EndPair) => End): readonly GroupEnd[] {
    const { held } = this.context.bench.universe.ends;
    return [...new Set(this.single.map(endOf))].flatMap((end) => placesOf(end, held.get(end.family) ?? []));
  }
}

function* endsOf(set: Rectangle["from"] | null): Generator<End> {
  for (const { members } of set?.classes ?? []) yield* members;
}

/** Special pairs are never in a rectangle, so that only an end and itself is no pair. */
function pairsIn({ from, to }: Rectangle): number {
  return from.weight * to.weight - from.weightOfShared(to);
}

type PacketFields = Pick<FlowGroup, "protocol" | "exceptProtocols" | "ports" | "sourcePorts" | "icmp">;

export function describePackets({ protocol, except, xs, y }: Packets): PacketFields {
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
