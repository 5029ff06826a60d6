/** Counts what changes between two policy sets: known flows by kind of change, by place and by decider. */
import type { PolicySet } from "../resolve/policy-set.ts";
import { visitChanges } from "./changes.ts";
import { byDecider, type DecidedFlow, Deciders } from "./deciders.ts";
import { viewsOf } from "./difference.ts";
import { Division, endsOf } from "./division.ts";
import { changeCountsOf, figure, figureCount, Figures } from "./figures.ts";
import type { Outcomes } from "./outcomes.ts";
import { increase, PlaceCounts, Places } from "./places.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked, ChangeCensus, DeciderChange } from "./types.ts";
import type { EndClass } from "./universe.ts";
import { type Halves, solve, type View } from "./view.ts";
import { workbenchForBoth } from "./workbench.ts";

/** Flows between endpoints that both sets have, and the outside; a flow is known if either set knows it. */
export function* changeCensus(before: PolicySet, after: PolicySet, asked: Asked): Steps<ChangeCensus> {
  const bench = yield* within(workbenchForBoth(before, after), 0, 0.3);
  const { one, other } = viewsOf(bench, { before, after, asked });
  return yield* within(countChanges(one, other, before), 0.3, 1);
}

/** Both views belong to the same workbench; `set` names the places. */
export function* countChanges(before: View, after: View, set: PolicySet): Steps<ChangeCensus> {
  yield* within(solve(before), 0, 0.3);
  yield* within(solve(after), 0.3, 0.6);
  const figures = new Figures(before, after);
  const places = new Places(before.bench.universe.classes, set);
  const tally = new ChangeTally(figures, places, before.bench.universe.outcomes);
  // Who decides a half that stays counts too: the same policy may decide the other one.
  const division = new Division(before.bench, figures.known, places.numbers);
  const visited = visitChanges(before, after, {
    leftOut: "rules",
    visitor: {
      cell: ({ anchor, cell, old, now }) => {
        for (const { peer, flows, points } of division.of(anchor, cell)) {
          const [from, to] = endsOf(anchor, peer);
          tally.add({ from, to, old, now, flows, points });
        }
      },
      special: ({ from, to, old, now }) => {
        tally.add({ from, to, old, now, flows: 1, points: figures.known.between(from, to) });
      },
    },
  });
  yield* within(visited, 0.6, 1);
  return tally.result();
}

/** Flows between two classes, or some that are like them, that are answered alike. */
interface ChangedFlows {
  readonly from: EndClass;
  readonly to: EndClass;
  readonly old: Halves;
  readonly now: Halves;
  /** Pairs of ends. */
  readonly flows: number;
  /** Numbers of the known points. */
  readonly points: readonly number[];
}

class ChangeTally {
  private readonly figures: Figures;
  private readonly deciders: Deciders;
  private readonly places: PlaceCounts;
  private readonly totals = new Float64Array(figureCount);
  private readonly lost: number[] = [];
  private readonly gained: number[] = [];

  constructor(figures: Figures, places: Places, outcomes: Outcomes) {
    this.figures = figures;
    this.deciders = new Deciders(outcomes);
    this.places = new PlaceCounts(places, figureCount);
  }

  add(pair: ChangedFlows): void {
    const { from, to, old, now, flows, points } = pair;
    const effect = this.figures.effect(old, now, points);
    if (!effect) return;
    const counts = this.places.between(from, to);
    const count = (kind: number): void => {
      increase(this.totals, kind, flows);
      increase(counts, kind, flows);
    };
    for (const point of points) {
      const kind = this.figures.kindAt(old, now, point);
      if (kind < 0) continue;
      count(kind);
      this.addDeciders(pair, point);
    }
    if (effect.elsewhere) count(figure.otherPorts);
    count(figure.pairs);
  }

  result(): ChangeCensus {
    const value = (number: number): DeciderChange | null => {
      const [lost, gained] = [this.lost[number] ?? 0, this.gained[number] ?? 0];
      return lost + gained > 0 ? { lost, gained } : null;
    };
    return {
      totals: { ...changeCountsOf(this.totals), unchanged: this.totals[figure.pairs] === 0 },
      places: this.places.result(changeCountsOf),
      ...byDecider(this.deciders, value),
    };
  }

  private addDeciders({ old, now, flows }: ChangedFlows, point: number): void {
    const [was, is]: [DecidedFlow, DecidedFlow] = [
      { first: -1, second: -1 },
      { first: -1, second: -1 },
    ];
    this.deciders.of(this.figures.at(old.egress, point), this.figures.at(old.ingress, point), was);
    this.deciders.of(this.figures.at(now.egress, point), this.figures.at(now.ingress, point), is);
    for (const number of [was.first, was.second]) {
      if (number >= 0 && number !== is.first && number !== is.second) add(this.lost, number, flows);
    }
    for (const number of [is.first, is.second]) {
      if (number >= 0 && number !== was.first && number !== was.second) add(this.gained, number, flows);
    }
  }
}

function add(counts: number[], at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) + by;
}
