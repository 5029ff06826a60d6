/**
 * Policies that never decide anything, because earlier rules take every packet theirs would match. Rules that only log
 * decide nothing anyway; a policy without other rules is not shadowed, it was never meant to decide.
 */
import type { Direction, Policy, PolicyId, PolicySet, RuleName, Unreachable } from "#src/engine/index.ts";
import type { Shadows } from "./types.ts";

export function shadowsOf({ cluster }: PolicySet, { rules, policies }: Unreachable): Shadows {
  const before = new Map<PolicyId, Set<PolicyId>>();
  const add = (policy: PolicyId, by: readonly PolicyId[]): void => {
    const known = before.get(policy) ?? new Set();
    before.set(policy, known);
    for (const other of by) if (other !== policy) known.add(other);
  };
  const dead = new Set<string>();
  for (const rule of rules) {
    if (rule.state === "redundant") continue;
    dead.add(keyOf(rule));
    if (rule.state === "shadowed")
      add(
        rule.policy,
        rule.by.map(({ policy }) => policy),
      );
  }
  const never = new Set(policies.filter(({ state }) => state === "shadowed").map(({ policy }) => policy));
  for (const { policy, by } of policies) if (never.has(policy)) add(policy, by);
  const names = new Map(cluster.policies.map((policy) => [policy.id, nameOf(policy)]));
  const shadowed = cluster.policies.filter(
    (policy) => never.has(policy.id) || ((before.get(policy.id)?.size ?? 0) > 0 && isDead(policy, dead)),
  );
  return new Map(
    shadowed.map(({ id }) => [id, [...(before.get(id) ?? [])].map((other) => names.get(other) ?? other)]),
  );
}

const keyOf = ({ policy, direction, rule }: Pick<RuleName, "policy" | "direction" | "rule">): string =>
  `${policy} ${direction} ${rule}`;

function isDead(policy: Policy, dead: ReadonlySet<string>): boolean {
  const directions: readonly Direction[] = ["ingress", "egress"];
  return directions
    .filter((direction) => policy.governs[direction])
    .every((direction) =>
      policy[direction].every(
        ({ action }, rule) => action === "Log" || dead.has(keyOf({ policy: policy.id, direction, rule })),
      ),
    );
}

function nameOf({ namespace, name }: Policy): string {
  return namespace === null ? name : `${namespace}/${name}`;
}
