/**
 * What several views of one workbench answer for flows between one class and all others: found by comparing rows of
 * numbers and handed out in few cells, never class by class.
 */
import type { Direction } from "../model/policy.ts";
import { type Bits, emptyBits, setBit } from "../resolve/bits.ts";
import { silence } from "./answers.ts";
import { Crosstab } from "./crosstab.ts";
import type { KnownFlows } from "./known.ts";
import type { Reduction } from "./reduction.ts";
import type { Row } from "./solve.ts";
import type { EndClass } from "./universe.ts";
import type { Halves } from "./view.ts";
import type { Workbench } from "./workbench.ts";

/** Plain flows that every view answers alike. */
export interface Cell {
  /** By view, reduced. */
  readonly halves: readonly Halves[];
  /** Numbers of the known points. */
  readonly points: readonly number[];
  /** Pairs of ends, at least one. */
  readonly flows: number;
  /** One of the classes at the other end. */
  readonly peer: EndClass;
  /** All of them. */
  readonly peers: () => Bits;
  /** Some pairs of ends of the two classes are special: then they are the only ones in the cell. */
  readonly apart: boolean;
}

/** A class, the half at its own end, and what the views say. */
export interface Anchor {
  readonly own: EndClass;
  /** `egress`: the flows start at the class. */
  readonly direction: Direction;
  /** Its rows, by view. */
  readonly rows: readonly (Row | null)[];
  /** Rows of all classes in the other direction, by view. */
  readonly others: readonly (readonly (Row | null)[])[];
  /** Per class: not zero for those that are left out. */
  readonly without: Uint8Array | null;
}

export interface CellOptions {
  readonly bench: Workbench;
  /** Null: cells are not divided by what is known of them, and have no points. */
  readonly known: KnownFlows | null;
  readonly reduction: Reduction;
  /** Per class: classes with different numbers are in different cells. */
  readonly kinds?: Int32Array;
}

export class Cells {
  private readonly options: CellOptions;
  private readonly found: Int32Array;

  constructor(options: CellOptions) {
    this.options = options;
    this.found = new Int32Array(options.bench.universe.classes.length);
  }

  /** Flows for which the last two views may differ. */
  of(anchor: Anchor): readonly Cell[] {
    const peers = this.differing(anchor);
    if (peers.length === 0) return [];
    const { bench, known, kinds } = this.options;
    const table = new Crosstab(peers.length);
    if (known) table.split(read(anchor.direction === "egress" ? known.receivers : known.senders, peers));
    if (kinds) table.split(read(kinds, peers));
    this.splitByAnswers(table, this.ownHalf(anchor, peers));
    this.splitByAnswers(table, this.otherHalf(anchor, peers));
    const apart = bench.pairs.apartFrom(anchor.own);
    if (apart.size > 0) table.split(peers.map((peer) => (apart.has(peer) ? peer + 1 : 0)));
    return this.cells(anchor, table, peers);
  }

  /** Numbers of the peers that the last two views answer differently. */
  private differing({ own, rows, others, without }: Anchor): Int32Array {
    const { found } = this;
    const { reduction, bench } = this.options;
    const same = (one = silence, other = silence): boolean =>
      one === other || reduction.of(one) === reduction.of(other);
    const [row, newRow] = [rows.at(-2), rows.at(-1)];
    const [across, newAcross] = [others.at(-2), others.at(-1)];
    let count = 0;
    for (const peer of bench.pairs.peersOf(own)) {
      if (without !== null && without[peer] !== 0) continue;
      if (same(row?.[peer], newRow?.[peer])) {
        const [one, other] = [across?.[peer], newAcross?.[peer]];
        if (one === other || same(one?.[own.index], other?.[own.index])) continue;
      }
      found[count] = peer;
      count += 1;
    }
    return found.slice(0, count);
  }

  /** Answers by view, of each peer. */
  private ownHalf({ rows }: Anchor, peers: Int32Array): readonly Int32Array[] {
    return distinct(rows).map((row) => (row ? read(row, peers) : new Int32Array(peers.length).fill(silence)));
  }

  private otherHalf({ own, others }: Anchor, peers: Int32Array): readonly Int32Array[] {
    return distinct(others).map((rows) => {
      const found = new Int32Array(peers.length);
      for (let at = 0; at < peers.length; at += 1) found[at] = rows[peers[at] ?? 0]?.[own.index] ?? silence;
      return found;
    });
  }

  /** A half that stays is one of those that stay, however it is answered. The answers are written over. */
  private splitByAnswers(table: Crosstab, views: readonly Int32Array[]): void {
    const { reduction } = this.options;
    const [first = new Int32Array(0), ...more] = views;
    const stays = new Uint8Array(first.length).fill(1);
    for (let at = 0; at < first.length; at += 1) {
      const answer = reduction.of(first[at] ?? silence);
      for (const other of more) {
        const own = reduction.of(other[at] ?? silence);
        if (own !== answer) stays[at] = 0;
        other[at] = own + 1;
      }
      first[at] = stays[at] === 1 ? reduction.ofStaying(answer) : answer;
    }
    table.split(first);
    for (const other of more) {
      for (let at = 0; at < other.length; at += 1) if (stays[at] === 1) other[at] = 0;
      table.split(other);
    }
  }

  private cells(anchor: Anchor, { codes, firsts }: Crosstab, peers: Int32Array): readonly Cell[] {
    const { bench, known } = this.options;
    const { classes } = bench.universe;
    const flows = this.flows(anchor, codes, peers);
    const size = classes.length;
    let bits: readonly Bits[] | null = null;
    return firsts.flatMap((at, code): readonly Cell[] => {
      const peer = classes[peers[at] ?? -1];
      const [from, to] = anchor.direction === "egress" ? [anchor.own, peer] : [peer, anchor.own];
      if (!from || !to || !peer) return [];
      const apart = bench.pairs.apartFrom(anchor.own).has(peer.index);
      const pairs = apart ? bench.pairs.plain(from, to) : (flows[code] ?? 0);
      if (pairs === 0) return [];
      const all = (): Bits =>
        (bits ??= bitsOf(codes, peers, { count: firsts.length, size }))[code] ?? emptyBits(size);
      const halves = this.halves(anchor, peer.index);
      return [{ halves, points: known?.between(from, to) ?? [], flows: pairs, peer, peers: all, apart }];
    });
  }

  /** Pairs of ends by code; an end has no flow to itself. */
  private flows({ own }: Anchor, codes: Int32Array, peers: Int32Array): Float64Array {
    const { classes } = this.options.bench.universe;
    const weights = new Float64Array(peers.length);
    for (let at = 0; at < peers.length; at += 1) {
      const peer = peers[at] ?? 0;
      const self = peer === own.index ? 1 : 0;
      const code = codes[at] ?? 0;
      weights[code] = (weights[code] ?? 0) + own.weight * ((classes[peer]?.weight ?? 0) - self);
    }
    return weights;
  }

  private halves({ own, direction, rows, others }: Anchor, peer: number): readonly Halves[] {
    const mine = this.options.reduction.ofHalf(rows.map((row) => row?.[peer] ?? silence));
    const theirs = this.options.reduction.ofHalf(
      others.map((across) => across[peer]?.[own.index] ?? silence),
    );
    const [egress, ingress] = direction === "egress" ? [mine, theirs] : [theirs, mine];
    return egress.map((answer, view) => ({ egress: answer, ingress: ingress[view] ?? silence }));
  }
}

/** Views that share their rows say the same. */
function distinct<Value>(views: readonly Value[]): readonly Value[] {
  return views.every((view) => view === views[0]) ? views.slice(0, 1) : views;
}

function read(values: Int32Array, at: Int32Array): Int32Array {
  const found = new Int32Array(at.length);
  for (let index = 0; index < at.length; index += 1) found[index] = values[at[index] ?? 0] ?? 0;
  return found;
}

function bitsOf(
  codes: Int32Array,
  peers: Int32Array,
  { count, size }: { readonly count: number; readonly size: number },
): readonly Bits[] {
  const bits = Array.from({ length: count }, () => emptyBits(size));
  for (let at = 0; at < peers.length; at += 1) {
    const own = bits[codes[at] ?? 0];
    if (own) setBit(own, peers[at] ?? 0);
  }
  return bits;
}
