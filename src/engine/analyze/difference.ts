/**
 * Which flows two arrangements of policies answer differently: exact, over every pair of ends and every packet.
 * Only what meets another list than before is compared, so the cost follows the change.
 */
import type { Direction, PolicyId } from "../model/policy.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { visitChanges } from "./changes.ts";
import { type Changed, type Telling, tellingOf } from "./compare.ts";
import { endsOf } from "./division.ts";
import type { FlowBlock } from "./flow-block.ts";
import { type FlowGroup, Grouping } from "./groups.ts";
import { KnownFlows } from "./known.ts";
import type { Judged } from "./outcomes.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked } from "./types.ts";
import { arrangementOf, baseView, type Met, questionOf, solve, View } from "./view.ts";
import { type Workbench, workbenchFor, workbenchForBoth } from "./workbench.ts";

/** `decider`: the verdict stays, somebody else gives it. `unknown`: undecidable before or after, not both. */
export type Change = "denied" | "allowed" | "decider" | "unknown";

/** Much of it is worked out when it is read, and lost where it is copied by spreading. */
export interface ChangeGroup extends FlowGroup {
  readonly change: Change;
  /** Known flows among those of the group. */
  readonly known: number;
  /** What every flow of the group gets; but for the half that is kept, where it is what the witness gets. */
  readonly before: Judged;
  readonly after: Judged;
  /** This half is decided as before, by whomever: it need not be the same for all flows of the group. */
  readonly kept: Direction | null;
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
  const groups = yield* within(compareViews(one, other, tellingOf(asked, "by-trace")), 0.3, 1);
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
  const groups = yield* within(compareViews(one, other, tellingOf(asked, "by-trace")), 0.3, 1);
  return { groups, onlyBefore: [], onlyAfter: [] };
}

/** Both views belong to the same workbench. */
export function* compareViews(before: View, after: View, telling: Telling): Steps<readonly ChangeGroup[]> {
  yield* within(solve(before), 0, 0.2);
  yield* within(solve(after), 0.2, 0.4);
  const grouping = yield* within(changesBetween(before, after, telling), 0.4, 0.9);
  const groups: ChangeGroup[] = [];
  for (const { flows, value } of grouping.groups()) {
    if (groups.length % 64 === 0) yield { share: 0.9 };
    groups.push(new Changes(flows, value, { before, after }));
  }
  return groups.sort((a, b) => rank[a.change] - rank[b.change]);
}

function* changesBetween(before: View, after: View, telling: Telling): Steps<Grouping<Changed>> {
  const { bench } = before;
  const comparison = bench.comparison(telling);
  const grouping = new Grouping<Changed>(bench, () => new KnownFlows([before, after]));
  yield* visitChanges(before, after, {
    leftOut: telling === "changes" ? "stayers" : "nothing",
    visitor: {
      cell: ({ anchor, cell, old, now }) => {
        const { own, direction } = anchor;
        const regions = comparison.changes(old, now);
        if (!cell.apart) grouping.addAll(regions, { own, direction, peers: cell.peers });
        else grouping.addApart(regions, ...endsOf(anchor, cell.apart));
      },
      special: ({ pair, old, now }) => {
        grouping.addPair(comparison.changes(old, now), pair);
      },
    },
  });
  return grouping;
}

/** Works out most of it when it is asked: of a long list little is ever looked at. */
class Changes implements ChangeGroup {
  readonly change: Change;
  readonly kept: Direction | null;
  readonly family: FlowGroup["family"];
  readonly protocol: FlowGroup["protocol"];
  readonly exceptProtocols: FlowGroup["exceptProtocols"];
  readonly ports: FlowGroup["ports"];
  declare readonly sourcePorts?: NonNullable<FlowGroup["sourcePorts"]>;
  declare readonly icmp?: NonNullable<FlowGroup["icmp"]>;
  readonly pairs: number;
  readonly #flows: FlowBlock;
  readonly #views: { readonly before: View; readonly after: View };

  constructor(flows: FlowBlock, value: Changed, views: { readonly before: View; readonly after: View }) {
    const { protocol, exceptProtocols, ports, sourcePorts, icmp } = flows.packets;
    this.change = kindOf(value);
    this.kept = value.kept;
    this.family = flows.family;
    this.protocol = protocol;
    this.exceptProtocols = exceptProtocols;
    this.ports = ports;
    if (sourcePorts) this.sourcePorts = sourcePorts;
    if (icmp) this.icmp = icmp;
    this.pairs = flows.pairs;
    this.#flows = flows;
    this.#views = views;
  }

  get from(): FlowGroup["from"] {
    return this.#flows.from;
  }

  get to(): FlowGroup["to"] {
    return this.#flows.to;
  }

  get known(): number {
    return this.#flows.known;
  }

  get before(): Judged {
    return this.#flows.judged(this.#views.before);
  }

  get after(): Judged {
    return this.#flows.judged(this.#views.after);
  }

  get witness(): FlowGroup["witness"] {
    return this.#flows.witness;
  }
}

const rank: Readonly<Record<Change, number>> = { denied: 0, allowed: 1, unknown: 2, decider: 3 };

export function kindOf({ before, after }: Pick<Changed, "before" | "after">): Change {
  if (before === after) return "decider";
  if (before === "undecidable" || after === "undecidable") return "unknown";
  return after === "deny" ? "denied" : "allowed";
}

function missing(here: PolicySet, there: PolicySet): readonly string[] {
  const { indexOf } = there.compiled.objects;
  return here.cluster.endpoints.filter(({ id }) => !indexOf.has(id)).map(({ id }) => id);
}
