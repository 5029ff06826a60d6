/** Counts known flows: how many are allowed and denied, and who decides how many. */
import type { PolicyId } from "../model/policy.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { silence } from "./answers.ts";
import { KnownFlows } from "./known.ts";
import { Points } from "./points.ts";
import type { Row } from "./solve.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked, FlowCounts, Place } from "./types.ts";
import type { EndClass } from "./universe.ts";
import { baseView, type Halves, type View } from "./view.ts";
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
  for (const { index } of classes) {
    if (index % 32 === 0) yield { share: 0.3 + (0.4 * index) / classes.length };
    view.row("egress", index);
    view.row("ingress", index);
  }
  const tally = new Tally(view, set);
  for (const [at, from] of classes.entries()) {
    if (at % 32 === 0) yield { share: 0.7 + (0.3 * at) / classes.length };
    tally.from(from);
  }
  return tally.result();
}

/** What an outcome adds to the figures, as numbers: who decides, or -1. */
interface Codes {
  readonly policy: Int32Array;
  readonly tier: Int32Array;
  /** 1 where the flow is not handed over to the other end. */
  readonly stops: Uint8Array;
}

class Tally {
  private readonly view: View;
  private readonly bench: Workbench;
  private readonly known: KnownFlows;
  private readonly points: Points;
  private readonly places: Places;
  private readonly ingress: readonly (Row | null)[];
  private readonly totals = new Float64Array(3);
  private readonly policies: PolicyId[] = [];
  private readonly tiers: string[] = [];
  private readonly codes: Codes;
  private readonly byPolicy: Float64Array;
  private readonly byTier: Float64Array;

  constructor(view: View, set: PolicySet) {
    this.view = view;
    this.bench = view.bench;
    const { universe } = this.bench;
    this.known = new KnownFlows([view]);
    this.points = new Points(universe.answers, this.known.points);
    this.places = new Places(universe.classes, set);
    this.ingress = universe.classes.map(({ index }) => view.row("ingress", index));
    this.codes = this.makeCodes();
    this.byPolicy = new Float64Array(this.policies.length);
    this.byTier = new Float64Array(this.tiers.length);
  }

  from(own: EndClass): void {
    const { pairs, universe } = this.bench;
    const egress = this.view.row("egress", own.index);
    for (const to of universe.classes) {
      const points = this.known.between(own, to);
      if (points.length === 0) continue;
      const flows = pairs.plain(own, to);
      const halves = {
        egress: egress ? (egress[to.index] ?? silence) : silence,
        ingress: this.ingress[to.index]?.[own.index] ?? silence,
      };
      if (flows > 0) this.add({ points, flows, counts: this.places.counts(own, to) }, halves);
      for (const { kinds } of pairs.specials(own, to)) {
        const [kind] = kinds;
        if (!kind || kind === "none") continue;
        const special = this.view.halves(own.index, to.index, kind);
        this.add({ points, flows: 1, counts: this.places.counts(own, to) }, special);
      }
    }
  }

  result(): Census {
    const policies = this.policies.map((policy, index) => [policy, this.byPolicy[index] ?? 0] as const);
    const tiers = this.tiers.map((tier, index) => [tier, this.byTier[index] ?? 0] as const);
    return {
      totals: countsOf(this.totals),
      policies: new Map(policies.filter(([, flows]) => flows > 0)),
      endsOfTier: new Map(tiers.filter(([, flows]) => flows > 0)),
      places: this.places.result(),
    };
  }

  private add(
    { points, flows, counts }: { points: readonly number[]; flows: number; counts: Float64Array },
    halves: Halves,
  ): void {
    const { policy, tier, stops } = this.codes;
    for (const point of points) {
      const egress = this.points.at(halves.egress, point);
      const ingress = this.points.at(halves.ingress, point);
      const at = this.bench.universe.outcomes.conjunction(egress, ingress);
      increase(this.totals, at, flows);
      increase(counts, at, flows);
      const [onePolicy, oneTier] = [policy[egress] ?? -1, tier[egress] ?? -1];
      increase(this.byPolicy, onePolicy, flows);
      increase(this.byTier, oneTier, flows);
      if (stops[egress] === 1) continue;
      const [otherPolicy, otherTier] = [policy[ingress] ?? -1, tier[ingress] ?? -1];
      if (otherPolicy !== onePolicy) increase(this.byPolicy, otherPolicy, flows);
      if (otherTier !== oneTier) increase(this.byTier, otherTier, flows);
    }
  }

  private makeCodes(): Codes {
    const { list } = this.bench.universe.outcomes;
    const policies = new Map<PolicyId, number>();
    const tiers = new Map<string, number>();
    const policy = new Int32Array(list.length).fill(-1);
    const tier = new Int32Array(list.length).fill(-1);
    const stops = new Uint8Array(list.length);
    for (const [index, { by, verdict }] of list.entries()) {
      if (by.kind === "policy") policy[index] = numberIn(policies, by.policy, this.policies);
      if (by.kind === "tier") tier[index] = numberIn(tiers, by.tier, this.tiers);
      stops[index] = verdict === "deny" || verdict === "bypass" ? 1 : 0;
    }
    return { policy, tier, stops };
  }
}

function increase(counts: Float64Array, at: number, by: number): void {
  if (at >= 0) counts[at] = (counts[at] ?? 0) + by;
}

function numberIn<Key>(numbers: Map<Key, number>, key: Key, list: Key[]): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, list.length);
  list.push(key);
  return list.length - 1;
}

/** Figures per pair of places. */
class Places {
  private readonly numbers: readonly number[];
  private readonly list: Place[] = [];
  /** By the numbers of both places. */
  private readonly rows = new Map<number, Float64Array>();

  constructor(classes: readonly EndClass[], set: PolicySet) {
    const known = new Map<string, number>();
    this.numbers = classes.map(({ first }) => {
      const own = set.compiled.objects.endpoints[first.sides[0]?.object ?? -1];
      const place: Place =
        own?.kind === "pod"
          ? { kind: "namespace", namespace: own.namespace }
          : { kind: own ? "hosts" : "outside" };
      const key = JSON.stringify(place);
      const number = known.get(key) ?? this.list.push(place) - 1;
      known.set(key, number);
      return number;
    });
  }

  /** Allowed, denied and unknown flows between the places of two classes; to be added to. */
  counts(from: EndClass, to: EndClass): Float64Array {
    const at = (this.numbers[from.index] ?? 0) * this.list.length + (this.numbers[to.index] ?? 0);
    const known = this.rows.get(at);
    if (known) return known;
    const counts = new Float64Array(3);
    this.rows.set(at, counts);
    return counts;
  }

  result(): Census["places"] {
    const outside: Place = { kind: "outside" };
    return [...this.rows].map(([at, counts]) => {
      const from = this.list[Math.floor(at / this.list.length)] ?? outside;
      const to = this.list[at % this.list.length] ?? outside;
      return { from, to, ...countsOf(counts) };
    });
  }
}

function countsOf([allowed = 0, denied = 0, unknown = 0]: Float64Array): FlowCounts {
  return { allowed, denied, unknown };
}
