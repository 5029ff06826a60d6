/**
 * What each policy has to say to a flow when it is asked alone. Whether a rule matches does not depend on where its
 * policy stands, so one walk over all of them answers for every order they could be put in.
 */
import {
  resolve,
  trace,
  type Cluster,
  type Direction,
  type DirectionTrace,
  type Flow,
  type Policy,
  type PolicyId,
  type Rule,
  type Scope,
} from "#src/engine/index.ts";

/** `decides`: a rule matches, or cannot be told not to. `applies`: it only makes its tier count. */
export type Saying = "decides" | "applies";

/** Policies that do not apply are left out. */
export type Sayings = Readonly<Record<Direction, ReadonlyMap<PolicyId, Saying>>>;

const directions: readonly Direction[] = ["egress", "ingress"];

export function sayingsOf(cluster: Cluster, flow: Flow, scope: Scope): Sayings {
  const found = { egress: new Map<PolicyId, Saying>(), ingress: new Map<PolicyId, Saying>() };
  let rest = cluster.policies;
  while (rest.length > 0) {
    const walked = trace(resolve(oneByOne(cluster, rest)), flow, scope);
    const asked = directions.map((direction) => hear(walked[direction], found[direction]));
    // A policy whose answer cannot be known ends the walk: those behind it are asked in another.
    rest = rest.slice(Math.min(...asked));
  }
  return found;
}

/** Every policy in a tier of its own, in order, and none of them ends the walk. */
function oneByOne(cluster: Cluster, policies: readonly Policy[]): Cluster {
  const passing = (rule: Rule): Rule => (rule.action === "Log" ? rule : { ...rule, action: "Pass" });
  return {
    ...cluster,
    tiers: policies.map((_, order) => {
      return { name: String(order), order, defaultAction: "Pass", defined: true, builtIn: false };
    }),
    policies: policies.map((policy, order) => ({
      ...policy,
      tier: String(order),
      ingress: policy.ingress.map(passing),
      egress: policy.egress.map(passing),
    })),
  };
}

/** Notes what was said; returns how many policies were asked. */
function hear(walked: DirectionTrace | null, found: Map<PolicyId, Saying>): number {
  if (walked === null) return Infinity;
  for (const [index, { policies }] of walked.tiers.entries()) {
    const [said] = policies;
    if (said === undefined || said.state === "does-not-apply") continue;
    if (said.state === "not-reached") return index;
    found.set(said.policy, said.state === "no-match" ? "applies" : "decides");
    if (said.state === "undecidable") return index + 1;
  }
  return Infinity;
}
