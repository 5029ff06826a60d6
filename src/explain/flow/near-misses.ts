/** Rules that could have decided and did not, nearest first. */
import type { Action, DirectionTrace } from "#src/engine/index.ts";
import type { NearMiss, RuleLine } from "../types.ts";
import { count, verb } from "../words/text.ts";
import type { FlowContext } from "./context.ts";
import { policyOf } from "./context.ts";
import { listed, listsOf } from "./lists.ts";
import { ruleLines } from "./rule-lines.ts";

/** Of the halves that deny; of both where the flow is allowed. Log rules decide nothing and are left out. */
export function nearMissesOf(context: FlowContext): readonly NearMiss[] {
  const { egress, ingress, verdict } = context.trace;
  const halves = [egress, ingress].filter((half): half is DirectionTrace => half !== null);
  const told = verdict === "deny" ? halves.filter((half) => half.outcome === "deny") : halves;
  return told
    .flatMap((half) => missesOfHalf(context, half))
    .map((miss, order) => ({ miss, order }))
    .sort((a, b) => a.miss.line.failures - b.miss.line.failures || a.order - b.order)
    .map(({ miss }) => miss);
}

function missesOfHalf(context: FlowContext, half: DirectionTrace): readonly NearMiss[] {
  const looked = listsOf(half).flatMap(({ list, tiers }) =>
    tiers.flatMap((tier) => tier.policies.map((trace) => ({ trace, list }))),
  );
  return looked.flatMap(({ trace, list }) => {
    const policy = policyOf(context, trace.policy);
    if (!policy || !("rules" in trace)) return [];
    return ruleLines(policy, half.direction, trace.rules)
      .filter((line) => line.state === "no-match" && line.failures > 0)
      .map((line) => ({ line, action: actionOf(policy[half.direction], line) }))
      .filter(({ action }) => action !== "Log")
      .map(({ line, action }) => nearMiss(half, { policy: policy.id, ...listed(list), line, action }));
  });
}

function actionOf(
  rules: readonly { readonly written: number; readonly action: Action }[],
  line: RuleLine,
): Action {
  return rules.find((rule) => rule.written === line.ref.written)?.action ?? "Allow";
}

type Miss = Omit<NearMiss, "badge" | "direction">;

function nearMiss(half: DirectionTrace, miss: Miss): NearMiss {
  return { ...miss, direction: half.direction, badge: badgeOf(half.outcome, miss) };
}

/** `source label app: …`, `source namespace label zone: …` */
const aboutOneLabel = /^(source|destination) (namespace )?label \S+: /;

/** A rule that would give the same outcome says so; any other says how far away it is. */
function badgeOf(outcome: DirectionTrace["outcome"], { action, line }: Miss): string {
  if (action === "Deny" && outcome === "deny") return "would deny";
  if (action === "Allow" && outcome === "allow") return "would allow";
  if (line.failures > 1) return `${count(line.failures, "test")} ${verb(line.failures, "fail")}`;
  return aboutOneLabel.test(line.reason) ? "1 label away" : "1 test fails";
}
