/** Who can reach whom: every flow between two groups of ends, by verdict. */
import type { EndpointId } from "../model/cluster.ts";
import type { Prefix } from "../net/prefix.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import type { Comparison } from "./compare.ts";
import type { End } from "./ends.ts";
import { type FlowGroup, Grouping } from "./groups.ts";
import { rangeOf } from "./numbers.ts";
import { KnownFlows } from "./known.ts";
import type { Verdict } from "./outcomes.ts";
import type { PairKind } from "./pairs.ts";
import type { Region } from "./regions.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked } from "./types.ts";
import type { EndClass } from "./universe.ts";
import { baseView, solve, type View } from "./view.ts";
import { workbenchFor } from "./workbench.ts";

/** Some ends. Ranges stand for the pieces of the outside that touch them, cut where rules cut. */
export type EndSelection =
  | { readonly kind: "everything" }
  | { readonly kind: "some"; readonly endpoints: readonly EndpointId[]; readonly ranges: readonly Prefix[] };

export interface ConnectivityQuestion {
  readonly from: EndSelection;
  readonly to: EndSelection;
  readonly scope: Asked;
}

export interface ConnectivityGroup extends FlowGroup {
  readonly verdict: Verdict;
}

/** Every flow between the two is in exactly one group. */
export function* connectivity(
  set: PolicySet,
  { from, to, scope }: ConnectivityQuestion,
): Steps<readonly ConnectivityGroup[]> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const view = baseView(bench, set, scope);
  yield* within(solve(view), 0.3, 0.6);
  const { classes } = bench.universe;
  const sources = classes.flatMap((own) => part(own, from));
  const targets = classes.flatMap((own) => part(own, to));
  const grouping = new Grouping<Verdict>(bench, () => new KnownFlows([view]));
  const listing = new Listing(view, grouping);
  for (const [at, source] of sources.entries()) {
    if (at % 8 === 0) yield { share: 0.6 + (0.3 * at) / sources.length };
    for (const target of targets) listing.add(source, target);
  }
  return [...grouping.groups()].map(({ flows, value }) => {
    const { family, pairs, from, to, witness } = flows;
    return { ...flows.packets, verdict: value, family, pairs, from, to, witness };
  });
}

/** The chosen members of a class. */
interface Chosen {
  readonly own: EndClass;
  readonly members: readonly End[];
}

function part(own: EndClass, selection: EndSelection): readonly Chosen[] {
  if (selection.kind === "everything") return [{ own, members: own.members }];
  const wanted = new Set(selection.endpoints);
  const ranges = selection.ranges
    .filter(({ address }) => address.family === own.family)
    .map((prefix) => rangeOf(prefix));
  const members = own.members.filter(({ endpoint, range }) =>
    range
      ? ranges.some(({ low, high }) => low <= range.high && range.low <= high)
      : endpoint !== null && wanted.has(endpoint),
  );
  return members.length > 0 ? [{ own, members }] : [];
}

class Listing {
  private readonly view: View;
  private readonly grouping: Grouping<Verdict>;
  private readonly comparison: Comparison;
  private readonly known = new Map<string, readonly Region<Verdict>[]>();

  constructor(view: View, grouping: Grouping<Verdict>) {
    this.view = view;
    this.grouping = grouping;
    this.comparison = view.bench.comparison("changes");
  }

  add(from: Chosen, to: Chosen): void {
    const { pairs } = this.view.bench;
    if (!pairs.meet(from.own, to.own)) return;
    const whole = from.members === from.own.members && to.members === to.own.members;
    const regions = this.regions(from.own, to.own, "plain");
    if (whole && pairs.plain(from.own, to.own) > 0) {
      this.grouping.add(regions, from.own, to.own);
    } else if (!whole) {
      for (const pair of pairs.plainPairs(from, to)) this.grouping.addPair(regions, pair);
    }
    this.addSpecials(from, to);
  }

  private addSpecials(from: Chosen, to: Chosen): void {
    for (const pair of this.view.bench.pairs.specials(from.own, to.own)) {
      const [kind] = pair.kinds;
      if (!kind || kind === "none" || !from.members.includes(pair.from) || !to.members.includes(pair.to))
        continue;
      this.grouping.addPair(this.regions(from.own, to.own, kind), pair);
    }
  }

  private regions(from: EndClass, to: EndClass, kind: PairKind): readonly Region<Verdict>[] {
    const halves = this.view.halves(from.index, to.index, kind);
    const key = `${halves.egress} ${halves.ingress}`;
    const known = this.known.get(key);
    if (known) return known;
    const found = this.comparison.verdicts(halves);
    this.known.set(key, found);
    return found;
  }
}
