/** Who decided one direction of a flow, from the last entry of its trace in Calico's notation. */
import { type Direction, type PolicySet, policyText } from "#src/engine/index.ts";

const known = new WeakMap<PolicySet, ReadonlyMap<string, string>>();

/**
 * `GlobalNetworkPolicy deny-all, ingress rule 2`, `end of tier team`, `profile kns.shop`, `a failsafe port`.
 * Rules count from 1 as they are written. What the set does not know stays as it is noted.
 */
export function deciderWords(set: PolicySet, direction: Direction, last: string): string {
  const [, tier = "", policy = "", , rule = ""] = last.split("|");
  if (tier === "__FAILSAFE__") return "a failsafe port";
  if (policy === "pro:__NO_MATCH__") return "no profile";
  if (tier === "__PROFILE__") return `profile ${policy.replace(/^pro:/, "")}`;
  if (rule === "-1") return `end of tier ${tier}`;
  const key = `${tier} ${policy} ${direction} ${rule}`;
  return (known.get(set) ?? learn(set)).get(key) ?? last;
}

function learn(set: PolicySet): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const policy of set.cluster.policies) {
    for (const direction of ["ingress", "egress"] as const) {
      for (const [index, { written }] of policy[direction].entries()) {
        const key = `${policy.tier} ${policyText(policy)} ${direction} ${String(index)}`;
        words.set(key, `${policy.id}, ${direction} rule ${String(written + 1)}`);
      }
    }
  }
  known.set(set, words);
  return words;
}
