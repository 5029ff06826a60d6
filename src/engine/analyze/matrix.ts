/**
 * Known flows end by end, from one place to another. Endpoints that nothing tells apart, in either address family,
 * are one row; a cell counts all flows between two rows.
 */
import type { Family } from "../net/address.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { countsOf } from "./census.ts";
import { viewsOf } from "./difference.ts";
import type { End } from "./ends.ts";
import { changeCountsOf, figure, figureCount, Figures } from "./figures.ts";
import { placesOf } from "./class-sets.ts";
import { KnownFlows } from "./known.ts";
import type { PairKind } from "./pairs.ts";
import { placeOf, samePlace } from "./places.ts";
import { Points } from "./points.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked, ChangeCounts, FlowCounts, Matrix, MatrixEnd, Place, PlacePair } from "./types.ts";
import type { EndClass } from "./universe.ts";
import { baseView, solve } from "./view.ts";
import { type Workbench, workbenchFor, workbenchForBoth } from "./workbench.ts";

/** By verdict. */
export function* matrix(set: PolicySet, places: PlacePair, asked: Asked): Steps<Matrix<FlowCounts>> {
  const bench = yield* within(workbenchFor(set), 0, 0.4);
  const view = baseView(bench, set, asked);
  yield* within(solve(view), 0.4, 0.5);
  const known = new KnownFlows([view]);
  const points = new Points(bench.universe.answers, known.points);
  const { outcomes } = bench.universe;
  const count = ({ from, to, kinds, flows }: Meeting, counts: Float64Array): void => {
    const [kind] = kinds;
    if (!kind || kind === "none") return;
    const { egress, ingress } = view.halves(from.index, to.index, kind);
    for (const point of known.between(from, to)) {
      const at = outcomes.conjunction(points.at(egress, point), points.at(ingress, point));
      counts[at] = (counts[at] ?? 0) + flows;
    }
  };
  return yield* within(cells(new Rows(bench, set), places, { size: 3, count, read: countsOf }), 0.5, 1);
}

/** By how they change; cells without a change are absent. */
export function* changeMatrix(
  before: PolicySet,
  after: PolicySet,
  { places, asked }: { readonly places: PlacePair; readonly asked: Asked },
): Steps<Matrix<ChangeCounts>> {
  const bench = yield* within(workbenchForBoth(before, after), 0, 0.3);
  const { one, other } = viewsOf(bench, { before, after, asked });
  yield* within(solve(one), 0.3, 0.4);
  yield* within(solve(other), 0.4, 0.5);
  const figures = new Figures(one, other);
  const count = ({ from, to, kinds, flows }: Meeting, counts: Float64Array): void => {
    const [was, is] = [kinds[one.side], kinds[other.side]];
    if (!was || !is || was === "none" || is === "none") return;
    const old = one.halves(from.index, to.index, was);
    const now = other.halves(from.index, to.index, is);
    if (old.egress === now.egress && old.ingress === now.ingress) return;
    const points = figures.known.between(from, to);
    for (const point of points) {
      const kind = figures.kindAt(old, now, point);
      if (kind >= 0) counts[kind] = (counts[kind] ?? 0) + flows;
    }
    if (figures.pairDiffersElsewhere(old, now, points)) {
      counts[figure.otherPorts] = (counts[figure.otherPorts] ?? 0) + flows;
    }
  };
  const rows = new Rows(bench, before);
  return yield* within(cells(rows, places, { size: figureCount, count, read: changeCountsOf }), 0.5, 1);
}

/** Pairs of ends of two classes. */
interface Meeting {
  readonly from: EndClass;
  readonly to: EndClass;
  /** Per set. */
  readonly kinds: readonly (PairKind | "none")[];
  readonly flows: number;
}

/** Ends of one row in one family: some members of a class. */
interface Part {
  readonly own: EndClass;
  readonly members: ReadonlySet<End>;
}

interface Row {
  readonly place: Place;
  readonly ends: MatrixEnd["ends"];
  readonly parts: readonly Part[];
}

interface Counting<Counts> {
  readonly size: number;
  readonly count: (meeting: Meeting, counts: Float64Array) => void;
  readonly read: (counts: Float64Array) => Counts;
}

function* cells<Counts>(
  rows: Rows,
  { from, to }: PlacePair,
  { size, count, read }: Counting<Counts>,
): Steps<Matrix<Counts>> {
  const [sources, targets] = [rows.at(from), rows.at(to)];
  const found: (Counts & { from: number; to: number })[] = [];
  for (const [row, source] of sources.entries()) {
    if (row % 8 === 0) yield { share: row / sources.length };
    for (const [column, target] of targets.entries()) {
      const counts = new Float64Array(size);
      for (const meeting of rows.meetings(source, target)) count(meeting, counts);
      if (counts.some((flows) => flows > 0)) found.push({ ...read(counts), from: row, to: column });
    }
  }
  const ends = (list: readonly Row[]): readonly MatrixEnd[] => list.map((row) => ({ ends: row.ends }));
  return { from: ends(sources), to: ends(targets), cells: found };
}

class Rows {
  private readonly bench: Workbench;
  private readonly rows: readonly Row[];

  constructor(bench: Workbench, set: PolicySet) {
    this.bench = bench;
    this.rows = this.makeRows(set);
  }

  at(place: Place | null): readonly Row[] {
    return place ? this.rows.filter((row) => samePlace(row.place, place)) : this.rows;
  }

  *meetings(from: Row, to: Row): Generator<Meeting> {
    const { pairs, universe } = this.bench;
    const plain = universe.sides.map(() => "plain" as const);
    for (const source of from.parts) {
      for (const target of to.parts) {
        if (!pairs.meet(source.own, target.own)) continue;
        const specials = pairs
          .specials(source.own, target.own)
          .filter((pair) => source.members.has(pair.from) && target.members.has(pair.to));
        const all = weightOf(source) * weightOf(target) - (source === target ? weightOf(source) : 0);
        const classes = { from: source.own, to: target.own };
        if (all > specials.length) yield { ...classes, kinds: plain, flows: all - specials.length };
        for (const { kinds } of specials) yield { ...classes, kinds, flows: 1 };
      }
    }
  }

  /** Endpoints by the classes of their first addresses; each class of the outside is a row. */
  private makeRows(set: PolicySet): readonly Row[] {
    const { classes, classOf, ends } = this.bench.universe;
    const byEndpoint = new Map<string, End[]>();
    for (const end of ends.ends) {
      if (end.endpoint === null || end.ordinal > 0) continue;
      const own = byEndpoint.get(end.endpoint) ?? [];
      byEndpoint.set(end.endpoint, own);
      own.push(end);
    }
    const byClasses = new Map<string, End[][]>();
    for (const own of byEndpoint.values()) {
      const key = own.map((end) => classOf.get(end) ?? -1).join();
      const alike = byClasses.get(key) ?? [];
      byClasses.set(key, alike);
      alike.push(own);
    }
    const inside = [...byClasses.values()].map((alike) => this.rowOf(alike, set));
    const outside = classes
      .filter(({ first }) => first.kind === "range")
      .map((own) => ({
        place: placeOf(own, set),
        ends: own.members.flatMap((end) => this.placesOf(end)),
        parts: [{ own, members: new Set(own.members) }],
      }));
    return [...inside, ...outside];
  }

  /** `alike`: per endpoint, its end of each family. */
  private rowOf(alike: readonly (readonly End[])[], set: PolicySet): Row {
    const { classes, classOf } = this.bench.universe;
    const families = (alike[0] ?? []).map(({ family }) => family);
    const members = (family: Family): readonly End[] =>
      alike.flatMap((own) => own.filter((end) => end.family === family));
    const parts = families.flatMap((family): readonly Part[] => {
      const [first] = members(family);
      const own = first && classes[classOf.get(first) ?? -1];
      return own ? [{ own, members: new Set(members(family)) }] : [];
    });
    const [part] = parts;
    const place: Place = part ? placeOf(part.own, set) : { kind: "outside" };
    return { place, ends: alike.flatMap(([end]) => (end ? this.placesOf(end) : [])), parts };
  }

  private placesOf(end: End): MatrixEnd["ends"] {
    return placesOf(end, this.bench.universe.ends.held.get(end.family) ?? []);
  }
}

function weightOf({ own, members }: Part): number {
  return own.first.kind === "range" ? own.weight : members.size;
}
