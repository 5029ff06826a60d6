/** The rules that decide, with their places in the user's text. */
import type { DirectionTrace } from "#src/engine/index.ts";
import { placeOf } from "#src/manifest/index.ts";
import type { DecidingRule } from "../types.ts";
import type { FlowContext } from "./context.ts";

/** Egress first. A half that nothing decides, and one that would only be decided, has none. */
export function decidingOf(context: FlowContext): readonly DecidingRule[] {
  const { egress, ingress } = context.trace;
  const counted = egress?.outcome === "deny" ? [egress] : [egress, ingress];
  return counted.flatMap((half) => (half ? decidingRule(context, half) : []));
}

function decidingRule({ names, reading }: FlowContext, half: DirectionTrace): readonly DecidingRule[] {
  const { decider, direction } = half;
  const nobody = { direction, policy: null, tier: null, place: null };
  switch (decider?.kind) {
    case undefined:
      return [];
    case "rule": {
      const { policy, tier, by } = decider;
      const place = placeOf(reading, policy, `spec.${direction}[${by.written}]`);
      return [
        {
          direction,
          policy,
          title: `${names.policy(policy)}, ${direction} rule ${by.written + 1}`,
          tier,
          place,
        },
      ];
    }
    case "end-of-tier": {
      const { tier } = decider;
      const place = placeOf(reading, `Tier ${tier}`, "spec.defaultAction");
      return [{ ...nobody, title: `end of tier ${tier}`, tier, place }];
    }
    case "profile":
      return [{ ...nobody, title: `profile ${decider.profile}` }];
    case "no-profile":
      return [{ ...nobody, title: "no profile allows it" }];
    case "failsafe":
      return [{ ...nobody, title: "failsafe port" }];
  }
}
