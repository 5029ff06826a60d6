/** Counts known flows: how many are allowed and denied, and who decides how many. */
import type { PolicyId, Scope } from "../model/policy.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { KnownFlows } from "./known.ts";
import { conjunction } from "./outcomes.ts";
import { Points } from "./points.ts";
import { type Steps, within } from "./steps.ts";
import type { EndClass } from "./universe.ts";
import { arrangementOf, type Halves, View } from "./view.ts";
import { type Workbench, workbenchFor } from "./workbench.ts";

export interface FlowCounts {
  readonly allowed: number;
  readonly denied: number;
  readonly unknown: number;
}

/** Where known flows start or end: a namespace, all host endpoints, or the outside. */
export type Place =
  | { readonly kind: "namespace"; readonly namespace: string }
  | { readonly kind: "hosts" }
  | { readonly kind: "outside" };

export interface Census {
  readonly totals: FlowCounts;
  /**
   * Flows that a policy's rules decide at either end, each counted once; a flow that egress denies is not
   * handed over, so its ingress half decides nothing. Policies that decide none are absent.
   */
  readonly policies: ReadonlyMap<PolicyId, number>;
  /** The same for the ends of tiers, by tier. */
  readonly endsOfTier: ReadonlyMap<string, number>;
  readonly places: readonly (FlowCounts & { readonly from: Place; readonly to: Place })[];
}

export function* census(set: PolicySet, scope: Scope): Steps<Census> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const view = new View({ bench, side: 0, scope, tiers: arrangementOf(set) });
  const tally = new Tally(view, scope, set);
  const { classes } = bench.universe;
  for (const [at, to] of classes.entries()) {
    if (at % 16 === 0) yield { share: 0.3 + (0.7 * at) / classes.length };
    for (const from of classes) tally.pair(from, to);
  }
  return tally.result();
}

const verdicts = ["allow", "deny", "undecidable"] as const;

interface Between {
  readonly from: Place;
  readonly to: Place;
  readonly counts: Float64Array;
}

class Tally {
  private readonly view: View;
  private readonly bench: Workbench;
  private readonly known: KnownFlows;
  private readonly points: Points;
  private readonly places: readonly number[];
  private readonly placeList: Place[] = [];
  private readonly between: (Between | undefined)[] = [];
  /** Flows by the outcomes of their halves: one number for both, so that deciders are looked up once at the end. */
  private readonly counts = new Map<number, number>();

  constructor(view: View, scope: Scope, set: PolicySet) {
    this.view = view;
    this.bench = view.bench;
    const [side] = this.bench.universe.sides;
    if (!side) throw new Error("a universe has at least one side");
    this.known = new KnownFlows(this.bench.universe, side, scope);
    this.points = new Points(this.bench.universe.answers, this.known.points);
    const numbers = new Map<string, number>();
    this.places = this.bench.universe.classes.map((own) => this.placeOf(own, set, numbers));
  }

  pair(from: EndClass, to: EndClass): void {
    const { pairs } = this.bench;
    if (!pairs.meet(from, to)) return;
    const points = this.known.between(from, to);
    if (points.length === 0) return;
    const plain = pairs.plain(from, to);
    if (plain > 0)
      this.add(from, to, { points, halves: this.view.halves(from.index, to.index, "plain"), flows: plain });
    for (const { kinds } of pairs.specials(from, to)) {
      const [kind] = kinds;
      if (!kind || kind === "none") continue;
      this.add(from, to, { points, halves: this.view.halves(from.index, to.index, kind), flows: 1 });
    }
  }

  result(): Census {
    const totals = new Float64Array(3);
    const policies = new Map<PolicyId, number>();
    const endsOfTier = new Map<string, number>();
    const { outcomes } = this.bench.universe;
    for (const [key, flows] of this.counts) {
      const egress = outcomes.get(Math.floor(key / outcomeLimit));
      const ingress = outcomes.get(key % outcomeLimit);
      const at = verdicts.indexOf(conjunction(egress, ingress));
      totals[at] = (totals[at] ?? 0) + flows;
      const handedOver = egress.verdict !== "deny" && egress.verdict !== "bypass";
      const halves = handedOver ? [egress, ingress] : [egress];
      const deciders = halves.map(({ by }) => by);
      for (const policy of new Set(deciders.flatMap((by) => (by.kind === "policy" ? [by.policy] : [])))) {
        policies.set(policy, (policies.get(policy) ?? 0) + flows);
      }
      for (const tier of new Set(deciders.flatMap((by) => (by.kind === "tier" ? [by.tier] : [])))) {
        endsOfTier.set(tier, (endsOfTier.get(tier) ?? 0) + flows);
      }
    }
    const places = this.between.flatMap((entry) =>
      entry ? [{ from: entry.from, to: entry.to, ...countsOf(entry.counts) }] : [],
    );
    return { totals: countsOf(totals), policies, endsOfTier, places };
  }

  private add(
    from: EndClass,
    to: EndClass,
    {
      points,
      halves,
      flows,
    }: { readonly points: readonly number[]; readonly halves: Halves; readonly flows: number },
  ): void {
    const { outcomes } = this.bench.universe;
    for (const point of points) {
      const egress = this.points.at(halves.egress, point);
      const ingress = this.points.at(halves.ingress, point);
      const key = egress * outcomeLimit + ingress;
      this.counts.set(key, (this.counts.get(key) ?? 0) + flows);
      const at = verdicts.indexOf(conjunction(outcomes.get(egress), outcomes.get(ingress)));
      const { counts } = this.entry(from, to);
      counts[at] = (counts[at] ?? 0) + flows;
    }
  }

  private entry(from: EndClass, to: EndClass): Between {
    const one = this.places[from.index] ?? 0;
    const other = this.places[to.index] ?? 0;
    const at = one * this.placeList.length + other;
    const known = this.between[at];
    if (known) return known;
    const [source, target] = [this.placeList[one], this.placeList[other]];
    const outside: Place = { kind: "outside" };
    const entry = { from: source ?? outside, to: target ?? outside, counts: new Float64Array(3) };
    this.between[at] = entry;
    return entry;
  }

  private placeOf({ first }: EndClass, set: PolicySet, numbers: Map<string, number>): number {
    const own = set.compiled.objects.endpoints[first.sides[0]?.object ?? -1];
    const place: Place =
      own?.kind === "pod"
        ? { kind: "namespace", namespace: own.namespace }
        : { kind: own ? "hosts" : "outside" };
    const key = JSON.stringify(place);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    this.placeList.push(place);
    return numbers.size - 1;
  }
}

/** More outcomes than any set has: two of them fit into one exact number. */
const outcomeLimit = 2 ** 26;

function countsOf([allowed = 0, denied = 0, unknown = 0]: Float64Array): FlowCounts {
  return { allowed, denied, unknown };
}
