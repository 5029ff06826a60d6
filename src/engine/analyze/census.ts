/** Counts known flows: how many are allowed and denied, and who decides how many. */
import type { PolicyId } from "../model/policy.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { silence } from "./answers.ts";
import { byDecider, type DecidedFlow, Deciders } from "./deciders.ts";
import { KnownFlows } from "./known.ts";
import { increase, PlaceCounts, Places } from "./places.ts";
import { Points } from "./points.ts";
import type { Row } from "./row.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked, FlowCounts, Place } from "./types.ts";
import type { EndClass } from "./universe.ts";
import { baseView, type Halves, solve, type View } from "./view.ts";
import { type Workbench, workbenchFor } from "./workbench.ts";

export interface Census {
  readonly totals: FlowCounts;
  /**
   * Flows that a policy's rules decide at either end, each counted once; a flow that egress denies is not
   * handed over, so its ingress half decides nothing. Policies that decide none are absent.
   */
  readonly policies: ReadonlyMap<PolicyId, number>;
  /** The same for the ends of tiers, by tier. */
  readonly endsOfTier: ReadonlyMap<string, number>;
  /** By where they start and end; pairs of places without known flows are absent. */
  readonly places: readonly (FlowCounts & { readonly from: Place; readonly to: Place })[];
}

/** Cost: every list solved once, then a few array reads per pair of classes and port. */
export function* census(set: PolicySet, asked: Asked): Steps<Census> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const view = baseView(bench, set, asked);
  const { classes } = bench.universe;
  yield* within(solve(view), 0.3, 0.7);
  const tally = new Tally(view, set);
  for (const [at, from] of classes.entries()) {
    if (at % 32 === 0) yield { share: 0.7 + (0.3 * at) / classes.length };
    tally.from(from);
  }
  return tally.result();
}

class Tally {
  private readonly view: View;
  private readonly bench: Workbench;
  private readonly known: KnownFlows;
  private readonly points: Points;
  private readonly places: PlaceCounts;
  private readonly ingress: readonly (Row | null)[];
  private readonly totals = new Float64Array(3);
  private readonly deciders: Deciders;
  private readonly decided: number[] = [];
  /** Written for every flow, so it is made once. */
  private readonly flow: DecidedFlow = { first: -1, second: -1 };

  constructor(view: View, set: PolicySet) {
    this.view = view;
    this.bench = view.bench;
    const { universe } = this.bench;
    this.known = new KnownFlows([view]);
    this.points = new Points(universe.answers, this.known.points);
    this.places = new PlaceCounts(new Places(universe.classes, set), 3);
    this.ingress = universe.classes.map(({ index }) => view.row("ingress", index));
    this.deciders = new Deciders(universe.outcomes);
  }

  from(own: EndClass): void {
    const { pairs, universe } = this.bench;
    const egress = this.view.row("egress", own.index);
    for (const to of universe.classes) {
      const points = this.known.between(own, to);
      if (points.length === 0) continue;
      const flows = pairs.plain(own, to);
      const halves = {
        egress: egress?.at(to.index) ?? silence,
        ingress: this.ingress[to.index]?.at(own.index) ?? silence,
      };
      if (flows > 0) this.add({ points, flows, counts: this.places.between(own, to) }, halves);
      for (const { kinds } of pairs.specials(own, to)) {
        const [kind] = kinds;
        if (!kind || kind === "none") continue;
        const special = this.view.halves(own.index, to.index, kind);
        this.add({ points, flows: 1, counts: this.places.between(own, to) }, special);
      }
    }
  }

  result(): Census {
    return {
      totals: countsOf(this.totals),
      ...byDecider(this.deciders, (number) => this.decided[number] ?? null),
      places: this.places.result(countsOf),
    };
  }

  private add(
    { points, flows, counts }: { points: readonly number[]; flows: number; counts: Float64Array },
    halves: Halves,
  ): void {
    const { flow } = this;
    for (const point of points) {
      const egress = this.points.at(halves.egress, point);
      const ingress = this.points.at(halves.ingress, point);
      const at = this.bench.universe.outcomes.conjunction(egress, ingress);
      increase(this.totals, at, flows);
      increase(counts, at, flows);
      this.deciders.of(egress, ingress, flow);
      this.count(flow.first, flows);
      this.count(flow.second, flows);
    }
  }

  private count(decider: number, flows: number): void {
    if (decider >= 0) this.decided[decider] = (this.decided[decider] ?? 0) + flows;
  }
}

export function countsOf([allowed = 0, denied = 0, unknown = 0]: Float64Array): FlowCounts {
  return { allowed, denied, unknown };
}
