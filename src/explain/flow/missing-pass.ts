/** For an end-of-tier deny: what would happen if the tier ended in Pass. The commonest real fault. */
import { resolve, trace } from "#src/engine/index.ts";
import type { Cluster, DirectionTrace } from "#src/engine/index.ts";
import { placeName } from "../words/list-name.ts";
import type { FlowContext } from "./context.ts";

/** Null unless a half ends in a tier's Deny. Re-traces the flow over a copy of the cluster: one `resolve`. */
export function missingPassOf(context: FlowContext): string | null {
  const { egress, ingress, flow, scope } = context.trace;
  const half = [egress, ingress].find((one) => one?.outcome === "deny");
  if (half?.decider?.kind !== "end-of-tier") return null;
  const { tier } = half.decider;
  const then = trace(resolve(withPass(context.set.cluster, tier)), flow, scope)[half.direction];
  if (!then) return null;
  const lead = `With Pass at the end of ${tier}`;
  if (then.outcome === "undecidable") return `${lead} it could not be said whether the flow is allowed.`;
  if (then.outcome === "deny") return `${lead} the flow would still be denied${byWords(context, then)}.`;
  const other = egress?.outcome === "deny" && ingress?.outcome === "deny" && half === egress;
  const rest = other ? " at the source, and denied at the destination" : "";
  return `${lead} the flow would be allowed${byWords(context, then)}${rest}.`;
}

function withPass(cluster: Cluster, name: string): Cluster {
  const known = cluster.tiers.some((tier) => tier.name === name);
  const tiers = cluster.tiers.map((tier) =>
    tier.name === name ? { ...tier, defaultAction: "Pass" as const } : tier,
  );
  const missing = { name, order: Infinity, defaultAction: "Pass" as const, defined: false, builtIn: false };
  return { ...cluster, tiers: known ? tiers : [...tiers, missing] };
}

function byWords(context: FlowContext, { decider, direction }: DirectionTrace): string {
  switch (decider?.kind) {
    case "rule": {
      const { tier, policy, by, stage } = decider;
      return ` by ${context.names.policy(policy)}, ${direction} rule ${by.written + 1}, in ${placeName(tier, stage)}`;
    }
    case "end-of-tier":
      return ` at the end of ${decider.tier}`;
    case "profile":
      return ` by profile ${decider.profile}`;
    case "no-profile":
      return ": no profile allows it";
    default:
      return "";
  }
}
