/** Connectivity and rules without effect, against single traces of every flow. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cluster,
  connectivity,
  type Direction,
  type EndSelection,
  finish,
  type Flow,
  type FlowTrace,
  type Policy,
  prefixContains,
  resolve,
  type Rule,
  type RuleTrace,
  type Scope,
  type TierTrace,
  trace,
  unreachable,
} from "#src/engine/index.ts";
import { prefixOf } from "../generators/cluster.ts";
import { clusters } from "./clusters.ts";
import { allFlows, answer, isIn, rememberFirst } from "./flows.ts";
import { law } from "./law.ts";

const scope = fc.constantFrom<Scope>("enforced", "pending");
const directions = ["ingress", "egress"] as const;

describe("connectivity", () => {
  test("has every flow between two groups exactly once, with its verdict, and no other", () => {
    const seen = new Set<string>();
    law(
      fc.property(clusters, scope, fc.nat({ max: 3 }), (cluster, asked, which) => {
        const endpoints = cluster.endpoints.slice(which).map(({ id }) => id);
        const range = prefixOf("10.0.1.0/24");
        const to: EndSelection = { kind: "some", endpoints, ranges: [range] };
        const set = resolve(cluster);
        const groups = finish(connectivity(set, { from: { kind: "everything" }, to, scope: asked }));
        rememberFirst(cluster);
        for (const flow of allFlows([cluster])) {
          const { endpoint, address } = flow.to;
          const own = groups.filter((group) => isIn(group, flow));
          const wanted =
            endpoint === null
              ? address !== null && prefixContains(range, address)
              : endpoints.includes(endpoint);
          if (wanted) {
            const { verdict } = answer(set, flow, asked);
            if (own.length !== 1 || own[0]?.verdict !== verdict)
              expect({ flow, own }).toEqual({ flow, own: verdict });
            seen.add(verdict);
          } else if (endpoint !== null && own.length > 0) expect({ flow, own }).toEqual({ flow, own: [] });
        }
        for (const { witness, verdict } of groups) expect(answer(set, witness, asked).verdict).toBe(verdict);
      }),
      { random: 25, always: { seed: 1, runs: 12 } },
    );
    expect([...seen].sort()).toEqual(["allow", "deny", "undecidable"]);
  });
});

/** What single traces say about a rule of a policy. */
type State = "effective" | "shadowed" | "empty" | "redundant";

function outcomes(cluster: Cluster, flows: readonly Flow[], asked: Scope): string {
  const set = resolve(cluster);
  return flows
    .map((flow) => {
      const { egress, ingress } = answer(set, flow, asked);
      return `${egress?.outcome ?? ""} ${ingress?.outcome ?? ""}`;
    })
    .join();
}

function tracesOf(cluster: Cluster, flows: readonly Flow[], asked: Scope): readonly FlowTrace[] {
  const set = resolve(cluster);
  return flows.map((flow) => trace(set, flow, asked));
}

/** Of every list that an end is asked. */
function tiersOf(traced: FlowTrace, direction: Direction): readonly TierTrace[] {
  const half = traced[direction];
  return half ? [...(half.stages ?? []).flatMap(({ tiers }) => tiers), ...half.tiers] : [];
}

function ruleTraces(traced: FlowTrace, policy: Policy, direction: Direction): readonly RuleTrace[] {
  const found = tiersOf(traced, direction).flatMap(({ policies }) =>
    policies.filter((own) => own.policy === policy.id),
  );
  return found.flatMap((own) => ("rules" in own ? own.rules : []));
}

function isMet(traces: readonly FlowTrace[], policy: Policy, direction: Direction, index: number): boolean {
  return traces.some((traced) => {
    const own = ruleTraces(traced, policy, direction)[index];
    return own !== undefined && own.state !== "no-match" && own.state !== "not-reached";
  });
}

function withRules(cluster: Cluster, policy: Policy, change: Partial<Policy>): Cluster {
  return {
    ...cluster,
    policies: cluster.policies.map((own) => (own === policy ? { ...own, ...change } : own)),
  };
}

interface Alone {
  readonly policy: Policy;
  readonly direction: Direction;
  readonly rule: Rule;
}

/** The rule alone, before everything else: does any flow match it at all? */
function canMatch(
  cluster: Cluster,
  { policy, direction, rule }: Alone,
  flows: readonly Flow[],
  asked: Scope,
): boolean {
  const top = { name: "top", order: -1, defaultAction: "Pass" as const, defined: true, builtIn: false };
  const alone: Policy = { ...policy, tier: "top", ingress: [], egress: [], [direction]: [rule] };
  const only: Cluster = { ...cluster, tiers: [top, ...cluster.tiers], policies: [alone] };
  return isMet(tracesOf(only, flows, asked), alone, direction, 0);
}

function expectedStates(cluster: Cluster, asked: Scope): Record<string, State> {
  const flows = [...allFlows([cluster])].filter((flow) => flow.srcPort !== null);
  const traces = tracesOf(cluster, flows, asked);
  const now = outcomes(cluster, flows, asked);
  const states: Record<string, State> = {};
  for (const policy of cluster.policies) {
    if (asked === "enforced" && policy.staged) continue;
    for (const direction of directions) {
      if (!policy.governs[direction] || !applies(cluster, policy)) continue;
      for (const [index, rule] of policy[direction].entries()) {
        const key = `${policy.id} ${direction} ${index}`;
        if (isMet(traces, policy, direction, index)) {
          const rest = { [direction]: policy[direction].filter((other) => other !== rule) };
          const same =
            rule.action !== "Log" && outcomes(withRules(cluster, policy, rest), flows, asked) === now;
          states[key] = same ? "redundant" : "effective";
        } else
          states[key] = canMatch(cluster, { policy, direction, rule }, flows, asked) ? "shadowed" : "empty";
      }
    }
  }
  return states;
}

describe("rules and policies without effect", () => {
  test("are those that single traces never show, or never need", () => {
    const seen = new Set<string>();
    law(
      fc.property(clusters, scope, (cluster, asked) => {
        const found = finish(unreachable(resolve(cluster), asked));
        const own = new Map(
          found.rules.map((rule) => [`${rule.policy} ${rule.direction} ${rule.rule}`, rule]),
        );
        const expected = expectedStates(cluster, asked);
        for (const [key, state] of Object.entries(expected)) {
          expect({ key, state: own.get(key)?.state ?? "effective" }).toEqual({ key, state });
          seen.add(state);
        }
        expect([...own.keys()].filter((key) => !(key in expected))).toEqual([]);
      }),
      { random: 10, always: { seed: 3, runs: 6 } },
    );
    expect([...seen].sort()).toEqual(["effective", "empty", "redundant", "shadowed"]);
  });

  test("come with a flow that shows it", () => {
    fc.assert(
      fc.property(clusters, scope, (cluster, asked) => {
        const set = resolve(cluster);
        for (const rule of finish(unreachable(set, asked)).rules) {
          if (rule.state === "empty") continue;
          const policy = cluster.policies.find(({ id }) => id === rule.policy);
          if (!policy) throw new Error("a rule of an unknown policy");
          const met = isMet([trace(set, rule.witness, asked)], policy, rule.direction, rule.rule);
          expect(met).toBe(rule.state === "redundant");
          if (rule.state === "shadowed") {
            const own = policy[rule.direction][rule.rule];
            const alone = own && { policy, direction: rule.direction, rule: own };
            expect(alone && canMatch(cluster, alone, [rule.witness], asked)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("are policies that no flow gets to, or whose removal leaves every outcome", () => {
    const seen = new Set<string>();
    law(
      fc.property(clusters, scope, (cluster, asked) => {
        const found = new Map(
          finish(unreachable(resolve(cluster), asked)).policies.map((own) => [own.policy, own.state]),
        );
        const flows = [...allFlows([cluster])];
        const traces = tracesOf(cluster, flows, asked);
        const now = outcomes(cluster, flows, asked);
        for (const policy of cluster.policies) {
          if (asked === "enforced" && policy.staged) continue;
          const rest = { ...cluster, policies: cluster.policies.filter((other) => other !== policy) };
          const expected = !applies(cluster, policy)
            ? "unused"
            : !isAsked(traces, policy)
              ? "shadowed"
              : outcomes(rest, flows, asked) === now
                ? "redundant"
                : "effective";
          seen.add(expected);
          expect({ policy: policy.id, state: found.get(policy.id) ?? "effective" }).toEqual({
            policy: policy.id,
            state: expected,
          });
        }
      }),
      { random: 12, always: { seed: 1, runs: 8 } },
    );
    expect([...seen].sort()).toEqual(["effective", "redundant", "shadowed", "unused"]);
  });
});

function isAsked(traces: readonly FlowTrace[], policy: Policy): boolean {
  return traces.some((traced) =>
    directions.some((direction) =>
      tiersOf(traced, direction).some(({ policies }) =>
        policies.some(
          (own) =>
            own.policy === policy.id &&
            (own.state === "no-match" || own.state === "match" || own.state === "undecidable"),
        ),
      ),
    ),
  );
}

function applies(cluster: Cluster, policy: Policy): boolean {
  const { compiled } = resolve({ ...cluster, policies: [policy] });
  const subject = compiled.policies.get(policy.id)?.subject;
  return cluster.endpoints.some((endpoint, index) => {
    const selected = (((subject?.[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
    if (!policy.doNotTrack && !policy.preDNAT) return selected;
    if (endpoint.kind !== "hep" || (policy.doNotTrack && endpoint.interfaceName === "*")) return false;
    return selected;
  });
}
