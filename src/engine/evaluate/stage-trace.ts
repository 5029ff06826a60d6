/** The lists that a host endpoint is asked before its tiers, with every reason (semantics §7). */
import type { DirectionTrace, StageTrace, TierTrace } from "../model/trace.ts";
import { type EarlyStage, earlyStages, type LaneTier } from "../resolve/lanes.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { stateOf, type TraceContext, tracePolicy } from "./policy-trace.ts";
import type { StageWalk, Walk } from "./walk.ts";

/** Without the field where no policy of such a stage is in scope. */
export function traceStages(
  set: PolicySet,
  walk: Walk,
  context: TraceContext,
): Pick<DirectionTrace, "stages"> {
  const stages = earlyStages(set.compiled, walk.endpoint).flatMap((stage): readonly StageTrace[] => {
    const lanes = set.compiled.lanes
      .get(walk.endpoint, walk.direction, stage)
      .filter((lane) => lane.inScope[context.scope].policies.length > 0);
    return lanes.length > 0 ? [traceStage(stage, lanes, { walk, context })] : [];
  });
  return stages.length > 0 ? { stages } : {};
}

interface Asked {
  readonly walk: Walk;
  readonly context: TraceContext;
}

function traceStage(stage: EarlyStage, lanes: readonly LaneTier[], { walk, context }: Asked): StageTrace {
  const done = walk.stages.find((one) => one.stage === stage);
  const tiers = lanes.map((lane) => traceTier(lane, done, context));
  return { stage, outcome: done ? (done.outcome ?? "undecided") : "not-reached", tiers };
}

function traceTier(lane: LaneTier, done: StageWalk | undefined, context: TraceContext): TierTrace {
  const tier = lane.tier.tier.name;
  const step = done?.tiers.find((one) => one.tier === lane.tier);
  const { policies } = lane.inScope[context.scope];
  return step
    ? { tier, policies: policies.map((policy) => tracePolicy(policy, step, context)), state: stateOf(step) }
    : {
        tier,
        policies: policies.map(({ policy }) => ({ policy: policy.id, state: "not-reached" })),
        state: { kind: "not-reached" },
      };
}
