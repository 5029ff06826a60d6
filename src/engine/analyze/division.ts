/** Cells divided by what is known of their flows, and by place, and counted. */
import type { Direction } from "../model/policy.ts";
import { visit } from "../resolve/bits.ts";
import type { Anchor, Cell } from "./cells.ts";
import type { KnownFlows } from "./known.ts";
import type { EndClass } from "./universe.ts";
import type { Workbench } from "./workbench.ts";

/** Flows of a cell that are known on the same points. */
export interface Share {
  /** One of the classes at the other end. */
  readonly peer: EndClass;
  /** Pairs of ends, at least one. */
  readonly flows: number;
  /** Numbers of the known points. */
  readonly points: readonly number[];
}

export class Division {
  private readonly bench: Workbench;
  private readonly known: KnownFlows;
  /** By direction of the anchor and class at the other end: classes with the same number are not divided. */
  private readonly numbers: Readonly<Record<Direction, Int32Array>>;
  /** By such a number: its share in the cell in hand, -1 for none. */
  private readonly shares: Int32Array;

  /** `kinds`: per class; those with different numbers are divided too. */
  constructor(bench: Workbench, known: KnownFlows, kinds?: Int32Array) {
    this.bench = bench;
    this.known = known;
    this.numbers = { egress: paired(known.receivers, kinds), ingress: paired(known.senders, kinds) };
    this.shares = new Int32Array(bench.universe.classes.length).fill(-1);
  }

  of(anchor: Anchor, { apart, peers }: Cell): readonly Share[] {
    if (apart) {
      const [from, to] = endsOf(anchor, apart);
      return [this.share(anchor, apart, this.bench.pairs.plain(from, to))].filter(({ flows }) => flows > 0);
    }
    const { own, direction } = anchor;
    const { classes } = this.bench.universe;
    const numbers = this.numbers[direction];
    const found: { readonly peer: EndClass; flows: number; readonly points: readonly number[] }[] = [];
    visit(peers, (index) => {
      const peer = classes[index];
      if (!peer) return;
      const number = numbers[index] ?? 0;
      let at = this.shares[number] ?? -1;
      if (at < 0) {
        at = found.push(this.share(anchor, peer, 0)) - 1;
        this.shares[number] = at;
      }
      const share = found[at];
      // An end has no flow to itself.
      if (share) share.flows += own.weight * (peer === own ? peer.weight - 1 : peer.weight);
    });
    for (const { peer } of found) this.shares[numbers[peer.index] ?? 0] = -1;
    return found.every(({ flows }) => flows > 0) ? found : found.filter(({ flows }) => flows > 0);
  }

  private share({ own, direction }: Anchor, peer: EndClass, flows: number): Share {
    const points = direction === "egress" ? this.known.between(own, peer) : this.known.between(peer, own);
    return { peer, flows, points };
  }
}

/** Source and destination of an anchor's flows with a class. */
export function endsOf({ own, direction }: Anchor, peer: EndClass): readonly [EndClass, EndClass] {
  return direction === "egress" ? [own, peer] : [peer, own];
}

/** Numbers that are equal where both are, from 0. */
function paired(one: Int32Array, other: Int32Array | undefined): Int32Array {
  if (!other) return one;
  const width = other.reduce((most, number) => Math.max(most, number), 0) + 1;
  const known = new Map<number, number>();
  return one.map((number, index) => {
    const key = number * width + (other[index] ?? 0);
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  });
}
