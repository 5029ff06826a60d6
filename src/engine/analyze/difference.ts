/**
 * Which flows two arrangements of policies answer differently: exact, over every pair of ends and every packet.
 * Only what meets another list than before is compared, so the cost follows the change.
 */
import type { Direction, PolicyId } from "../model/policy.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { ChangedPairs } from "./changes.ts";
import { type Changed, Comparison, type Judged } from "./compare.ts";
import { type FlowGroup, Grouping } from "./groups.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked } from "./types.ts";
import { arrangementOf, baseView, type Met, questionOf, solve, View } from "./view.ts";
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
  yield* within(solve(before), 0, 0.2);
  yield* within(solve(after), 0.2, 0.4);
  const comparison = new Comparison(bench.universe, before.question.positions);
  const grouping = new Grouping<Changed>(bench);
  const changed = new ChangedPairs(before, after);
  const { classes } = bench.universe;
  for (const [at, own] of classes.entries()) {
    if (at % 32 === 0) yield { share: 0.4 + (0.5 * at) / classes.length };
    changed.from(own, ({ from, to, old, now, special }) => {
      for (const region of comparison.changes(old, now)) {
        if (special) grouping.addPair(region, special);
        else grouping.add(region, from, to);
      }
    });
  }
  const groups: ChangeGroup[] = [];
  for (const { group, value } of grouping.groups()) {
    if (groups.length % 64 === 0) yield { share: 0.9 };
    groups.push({ change: kindOf(value), ...group, before: value.before, after: value.after });
  }
  return groups.sort((a, b) => rank[a.change] - rank[b.change]);
}

const rank: Readonly<Record<Change, number>> = { denied: 0, allowed: 1, unknown: 2, decider: 3 };

export function kindOf({ before, after }: Changed): Change {
  if (before.verdict === after.verdict) return "decider";
  if (before.verdict === "undecidable" || after.verdict === "undecidable") return "unknown";
  return after.verdict === "deny" ? "denied" : "allowed";
}

function missing(here: PolicySet, there: PolicySet): readonly string[] {
  const { indexOf } = there.compiled.objects;
  return here.cluster.endpoints.filter(({ id }) => !indexOf.has(id)).map(({ id }) => id);
}
