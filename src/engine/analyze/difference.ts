/**
 * Which flows two arrangements of policies answer differently: exact, over every pair of ends and every packet.
 * Only what meets another list than before is compared, so the cost follows the change.
 */
import type { Direction, PolicyId } from "../model/policy.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { type Changed, Comparison, type Judged } from "./compare.ts";
import { type FlowGroup, Grouping } from "./groups.ts";
import type { PairKind } from "./pairs.ts";
import type { Row } from "./solve.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked } from "./types.ts";
import type { EndClass } from "./universe.ts";
import { arrangementOf, baseView, type Met, questionOf, View } from "./view.ts";
import { type Workbench, workbenchFor, workbenchForBoth } from "./workbench.ts";

/** `decider`: the verdict stays, somebody else gives it. `unknown`: undecidable before or after, not both. */
export type Change = "denied" | "allowed" | "decider" | "unknown";

export interface ChangeGroup extends FlowGroup {
  readonly change: Change;
  readonly before: Judged;
  readonly after: Judged;
}

export interface Difference {
  /** Every flow that changes is in exactly one; verdict changes before those of the decider alone. */
  readonly groups: readonly ChangeGroup[];
  /** Endpoints loaded in only one of the sets: their flows are not compared. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/** Flows between endpoints that both sets have, and the outside. Equal outcomes for every packet: no groups. */
export function* difference(before: PolicySet, after: PolicySet, asked: Asked): Steps<Difference> {
  const bench = yield* within(workbenchForBoth(before, after), 0, 0.3);
  const { one, other } = viewsOf(bench, { before, after, asked });
  const groups = yield* within(compareViews(one, other), 0.3, 1);
  return { groups, onlyBefore: missing(before, after), onlyAfter: missing(after, before) };
}

/** Both sets as they are, in a workbench for both. */
export function viewsOf(
  bench: Workbench,
  { before, after, asked }: { readonly before: PolicySet; readonly after: PolicySet; readonly asked: Asked },
): { readonly one: View; readonly other: View } {
  const question = questionOf(asked);
  const side = before === after ? 0 : 1;
  return {
    one: new View({ bench, side: 0, question, tiers: arrangementOf(before) }),
    other: new View({ bench, side, question, tiers: arrangementOf(after) }),
  };
}

/** What removing a policy would change; empty groups mean that nobody would notice. */
export function* necessity(set: PolicySet, policy: PolicyId, asked: Asked): Steps<Difference> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const one = baseView(bench, set, asked);
  const removed = (direction: Direction): ReadonlyMap<number, readonly Met[]> =>
    new Map(
      [...one.lanes[direction].entries()]
        .filter(([, lane]) => lane.some((met) => met.policy.policy.id === policy))
        .map(([index, lane]) => [index, lane.filter((met) => met.policy.policy.id !== policy)]),
    );
  const other = one.with({ ingress: removed("ingress"), egress: removed("egress") });
  const groups = yield* within(compareViews(one, other), 0.3, 1);
  return { groups, onlyBefore: [], onlyAfter: [] };
}

/** Both views belong to the same workbench. */
export function* compareViews(before: View, after: View): Steps<readonly ChangeGroup[]> {
  const { bench } = before;
  const comparison = new Comparison(bench.universe);
  const grouping = new Grouping<Changed>(bench);
  const collector = new Collector({ before, after, comparison, grouping });
  const { classes } = bench.universe;
  for (const [at, own] of classes.entries()) {
    if (at % 32 === 0) yield { share: (0.9 * at) / classes.length };
    collector.from(own);
  }
  yield { share: 0.9 };
  const groups = [...grouping.groups()].map(({ group, value }) => ({
    change: kindOf(value),
    ...group,
    before: value.before,
    after: value.after,
  }));
  return groups.sort((a, b) => rank[a.change] - rank[b.change]);
}

const rank: Readonly<Record<Change, number>> = { denied: 0, allowed: 1, unknown: 2, decider: 3 };

export function kindOf({ before, after }: Changed): Change {
  if (before.verdict === after.verdict) return "decider";
  if (before.verdict === "undecidable" || after.verdict === "undecidable") return "unknown";
  return after.verdict === "deny" ? "denied" : "allowed";
}

interface Parts {
  readonly before: View;
  readonly after: View;
  readonly comparison: Comparison;
  readonly grouping: Grouping<Changed>;
}

class Collector {
  private readonly parts: Parts;
  private readonly bench: Workbench;
  /** Destination classes whose ingress answers differ for some source. */
  private readonly changedIngress: readonly EndClass[];

  constructor(parts: Parts) {
    this.parts = parts;
    this.bench = parts.before.bench;
    this.changedIngress = this.bench.universe.classes.filter(
      ({ index }) => !sameRow(parts.before.row("ingress", index), parts.after.row("ingress", index)),
    );
  }

  /** Everything that starts at a class. */
  from(own: EndClass): void {
    const { before, after } = this.parts;
    const [one, other] = [before.row("egress", own.index), after.row("egress", own.index)];
    const targets =
      sameRow(one, other) && !this.kindsDiffer ? this.changedIngress : this.bench.universe.classes;
    for (const to of targets) this.pair(own, to);
  }

  /** Nodes of pods may differ between two loaded sets, never between two arrangements of one. */
  private get kindsDiffer(): boolean {
    return this.parts.before.side !== this.parts.after.side;
  }

  private pair(from: EndClass, to: EndClass): void {
    const { before, after, grouping } = this.parts;
    const { pairs } = this.bench;
    if (!pairs.meet(from, to)) return;
    if (pairs.plain(from, to) > 0) {
      for (const region of this.changes(from, to, ["plain", "plain"])) grouping.add(region, from, to);
    }
    for (const special of pairs.specials(from, to)) {
      const kinds = [special.kinds[before.side], special.kinds[after.side]] as const;
      const [one, other] = kinds;
      if (!one || !other || one === "none" || other === "none") continue;
      for (const region of this.changes(from, to, [one, other])) grouping.addPair(region, special);
    }
  }

  private changes(
    from: EndClass,
    to: EndClass,
    [one, other]: readonly [PairKind, PairKind],
  ): ReturnType<Comparison["changes"]> {
    const old = this.parts.before.halves(from.index, to.index, one);
    const now = this.parts.after.halves(from.index, to.index, other);
    if (old.egress === now.egress && old.ingress === now.ingress) return [];
    return this.parts.comparison.changes(old, now);
  }
}

export function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  return one.every((answer, index) => answer === other[index]);
}

function missing(here: PolicySet, there: PolicySet): readonly string[] {
  const { indexOf } = there.compiled.objects;
  return here.cluster.endpoints.filter(({ id }) => !indexOf.has(id)).map(({ id }) => id);
}
