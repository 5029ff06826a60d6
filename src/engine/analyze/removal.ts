/** What removing one policy would change, counted. The groups of flows that change are told by `necessity`. */
import type { Direction, PolicyId } from "../model/policy.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { countChanges } from "./change-census.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked, ChangeCensus } from "./types.ts";
import { baseView, type Met, type View } from "./view.ts";
import { workbenchFor } from "./workbench.ts";

/** Law: as `changeCensus` of the set and the same without the policy, but in the set's own workbench. */
export function* removalCensus(set: PolicySet, policy: PolicyId, asked: Asked): Steps<ChangeCensus> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const view = baseView(bench, set, asked);
  return yield* within(countChanges(view, withoutPolicy(view, policy), set), 0.3, 1);
}

/** A tier that nothing else of applies is skipped then, its end too. */
function withoutPolicy(view: View, policy: PolicyId): View {
  const lanes = (direction: Direction): ReadonlyMap<number, readonly Met[]> =>
    new Map(
      view.lanes[direction].flatMap((lane, index) => {
        const rest = lane.filter((met) => met.policy.policy.id !== policy);
        return rest.length === lane.length ? [] : [[index, rest] as const];
      }),
    );
  return view.with({ ingress: lanes("ingress"), egress: lanes("egress") });
}
