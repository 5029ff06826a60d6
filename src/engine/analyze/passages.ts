/**
 * What a census leaves out: known flows that pass at the end of a tier, and known flows that profiles decide. A flow
 * whose half cannot be decided passes nowhere and is decided by nobody in that half.
 */
import { hasPorts } from "../net/protocol.ts";
import { noProfileHit, profileTier } from "../resolve/hits.ts";
import { ephemeral } from "../resolve/ports.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { KnownFlows } from "./known.ts";
import type { List } from "./lists.ts";
import type { Outcome } from "./outcomes.ts";
import type { KnownPoint } from "./points.ts";
import type { Table } from "./solve.ts";
import { type Steps, within } from "./steps.ts";
import { type Atoms, isIcmp, restProtocol } from "./traffic.ts";
import type { Asked } from "./types.ts";
import type { EndClass } from "./universe.ts";
import { baseView, type View } from "./view.ts";
import { type Lookout, walkStages } from "./walk.ts";
import { type Workbench, workbenchFor } from "./workbench.ts";

/**
 * Each flow counts once, whether it does so at one end or at both; at the destination only if the source lets it go.
 * What no flow does is absent.
 */
export interface Passages {
  /** Flows that come to the end of a tier and go on to the next, by tier. */
  readonly passes: ReadonlyMap<string, number>;
  /** Flows that a profile allows or denies, by profile. */
  readonly profiles: ReadonlyMap<string, number>;
  /** Flows denied because no profile matched. */
  readonly unmatched: number;
  /** Flows that some profile, or none, decides. */
  readonly behindTiers: number;
}

/** Cost: every list walked once more, then as much as a census. */
export function* passages(set: PolicySet, asked: Asked): Steps<Passages> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const counting = new Counting(baseView(bench, set, asked));
  const { classes } = bench.universe;
  for (const [at, from] of classes.entries()) {
    if (at % 8 === 0) yield { share: 0.3 + (0.7 * at) / classes.length };
    counting.from(from);
  }
  return counting.result();
}

/** One half of a flow: `events` happen to it on its way. */
interface Way {
  readonly verdict: Outcome["verdict"];
  readonly events: readonly string[];
}

const nowhere: Way = { verdict: "unjudged", events: [] };
const passing = "pass ";
const profiled = "profile ";
const unmatched = "unmatched";

/** Ways by number; 0 is the one on which nothing happens. */
class Ways {
  readonly list: Way[] = [nowhere];
  private readonly numbers = new Map<string, number>([[JSON.stringify(nowhere), 0]]);

  number(way: Way): number {
    const key = JSON.stringify(way);
    const known = this.numbers.get(key) ?? this.list.length;
    if (known === this.list.length) this.list.push(way);
    this.numbers.set(key, known);
    return known;
  }
}

class Counting {
  private readonly view: View;
  private readonly bench: Workbench;
  private readonly known: KnownFlows;
  private readonly ways = new Ways();
  private readonly lists = new Map<string, ListWays | null>();
  /** By class. */
  private readonly ingress: readonly (ListWays | null)[];
  /** Flows by the ways of their halves. */
  private readonly flows = new Map<number, Map<number, number>>();

  constructor(view: View) {
    this.view = view;
    this.bench = view.bench;
    this.known = new KnownFlows([view]);
    this.ingress = this.bench.universe.classes.map(({ index }) => this.waysOf("ingress", index, false));
  }

  from(own: EndClass): void {
    const { pairs, universe } = this.bench;
    const egress = this.waysOf("egress", own.index, false);
    for (const to of universe.classes) {
      const points = this.known.between(own, to);
      if (points.length === 0) continue;
      const ingress = this.ingress[to.index] ?? null;
      const plain = pairs.plain(own, to);
      if (plain > 0) this.add({ points, flows: plain, own, to }, { egress, ingress });
      for (const { kinds } of pairs.specials(own, to)) {
        const [kind] = kinds;
        if (kind === "plain") this.add({ points, flows: 1, own, to }, { egress, ingress });
        if (kind !== "to-own-node") continue;
        const atNode = this.waysOf("egress", own.index, true);
        this.add({ points, flows: 1, own, to }, { egress: atNode, ingress: null });
      }
    }
  }

  result(): Passages {
    const counts = new Map<string, number>();
    let behindTiers = 0;
    for (const [one, others] of this.flows) {
      for (const [other, flows] of others) {
        const events = this.eventsOf(one, other);
        for (const event of events) counts.set(event, (counts.get(event) ?? 0) + flows);
        if ([...events].some((event) => !event.startsWith(passing))) behindTiers += flows;
      }
    }
    const named = (start: string): ReadonlyMap<string, number> =>
      new Map(
        [...counts].flatMap(([event, flows]) =>
          event.startsWith(start) ? [[event.slice(start.length), flows] as const] : [],
        ),
      );
    const alone = counts.get(unmatched) ?? 0;
    return { passes: named(passing), profiles: named(profiled), unmatched: alone, behindTiers };
  }

  private eventsOf(egress: number, ingress: number): ReadonlySet<string> {
    const [out, into] = [this.ways.list[egress] ?? nowhere, this.ways.list[ingress] ?? nowhere];
    const stops = out.verdict === "deny" || out.verdict === "bypass";
    return new Set(stops ? out.events : [...out.events, ...into.events]);
  }

  private add(
    { points, flows, own, to }: { points: readonly number[]; flows: number; own: EndClass; to: EndClass },
    { egress, ingress }: { egress: ListWays | null; ingress: ListWays | null },
  ): void {
    for (const number of points) {
      const point = this.known.points[number];
      if (!point) continue;
      const one = egress?.at(to.index, number, point) ?? 0;
      const other = ingress?.at(own.index, number, point) ?? 0;
      if (one === 0 && other === 0) continue;
      const others = this.flows.get(one) ?? new Map<number, number>();
      this.flows.set(one, others);
      others.set(other, (others.get(other) ?? 0) + flows);
    }
  }

  /** Null for a class outside the cluster: nobody judges it. */
  private waysOf(direction: "ingress" | "egress", index: number, toOwnNode: boolean): ListWays | null {
    const spec = this.view.spec(direction, index, toOwnNode);
    if (!spec) return null;
    const key = this.bench.key(spec);
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    const made = this.bench.table(spec);
    const fresh = made && new ListWays(made, this.bench, this.ways);
    this.lists.set(key, fresh);
    return fresh;
  }
}

/** The ways of one list, walked when they are first asked for. */
class ListWays {
  private readonly list: List;
  private readonly table: Table;
  private readonly bench: Workbench;
  private readonly ways: Ways;
  /** By point, by block: way + 1; 0: not walked yet. */
  private readonly known: Int32Array[] = [];

  constructor({ list, table }: { list: List; table: Table }, bench: Workbench, ways: Ways) {
    this.list = list;
    this.table = table;
    this.bench = bench;
    this.ways = ways;
  }

  at(peer: number, number: number, point: KnownPoint): number {
    const block = this.table.classes.of[peer] ?? -1;
    if (block < 0) return 0;
    const row = this.known[number] ?? new Int32Array(this.table.blocks.length);
    this.known[number] = row;
    const known = row[block] ?? 0;
    if (known > 0) return known - 1;
    const way = this.wayOf(block, point);
    row[block] = way + 1;
    return way;
  }

  /** From any ephemeral source port: where their verdicts differ nobody knows what happens, else the lowest stands for all. */
  private wayOf(block: number, point: KnownPoint): number {
    const walks = atomsAt(this.table.atoms, point).map((atom) => this.walk(block, atom));
    const [first = nowhere] = walks;
    const same = walks.every(({ verdict }) => verdict === first.verdict);
    return same && first.verdict !== "undecidable" ? this.ways.number(first) : 0;
  }

  private walk(number: number, atom: number): Way {
    const block = this.table.blocks[number];
    if (!block) return nowhere;
    const { outcomes } = this.bench.universe;
    const settled = block.settled[atom] ?? -1;
    if (settled >= 0) return { verdict: outcomes.get(settled).verdict, events: [] };
    const events: string[] = [];
    const lookout: Lookout = {
      met: () => undefined,
      ended: ({ tier, stage, end }) => {
        if (tier && stage === "normal" && end.kind === "pass") events.push(`${passing}${tier.name}`);
      },
    };
    const { final } = this.list;
    const outcome = outcomes.get(walkStages(block.stages, atom, { outcomes, final, lookout }));
    return { verdict: outcome.verdict, events: [...events, ...profileOf(outcome)] };
  }
}

/** What the last entry of Calico's trace says of profiles. */
function profileOf({ last }: Outcome): readonly string[] {
  const [, tier, policy = ""] = last?.split("|") ?? [];
  if (tier !== profileTier || !policy.startsWith("pro:")) return [];
  return [policy === noProfileHit.policy ? unmatched : `${profiled}${policy.slice("pro:".length)}`];
}

/** Boxes that hold packets of a known flow, lowest source port first. */
function atomsAt({ grids }: Atoms, { protocol, port, code }: KnownPoint): readonly number[] {
  let offset = 0;
  for (const grid of grids) {
    const { xs, ys } = grid;
    if (grid.protocol === restProtocol) return [offset];
    if (grid.protocol !== protocol) {
      offset += xs.length * ys.length;
      continue;
    }
    const column = offset + xs.findLastIndex((start) => start <= port) * ys.length;
    const row = (value: number): number => ys.findLastIndex((start) => start <= value);
    const [low, high] = hasPorts(protocol)
      ? [row(ephemeral.low), row(ephemeral.high)]
      : [row(isIcmp(protocol) ? code : 0), row(isIcmp(protocol) ? code : 0)];
    return Array.from({ length: high - low + 1 }, (_, index) => column + low + index);
  }
  return [];
}
