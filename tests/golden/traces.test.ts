/** Every scenario of the reference vectors: who has which policies, and every flow's verdict and traces, string for string. */
import { describe, expect, test } from "vitest";
import {
  appliesTo,
  type Applied,
  type Cluster,
  type EndpointId,
  evaluate,
  type Flow,
  type FlowEnd,
  type FlowTrace,
  parseAddress,
  policyText,
  type PolicySet,
  printHits,
  resolve,
  type Scope,
  trace,
} from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { readVectors, vectorsPresent } from "./vectors.ts";

type Scoped<T> = Readonly<Record<Scope, T>>;

interface FlowVector {
  readonly from: string;
  readonly to: string;
  readonly srcIP: string;
  readonly dstIP: string;
  readonly protocol: number;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  readonly expect: {
    readonly verdict: Scoped<string>;
    readonly egress: Scoped<readonly string[]> | null;
    readonly ingress: Scoped<readonly string[]> | null;
  };
}

interface ScenarioVector {
  readonly name: string;
  readonly manifest: string;
  readonly endpoints: readonly Readonly<Record<string, unknown>>[];
  readonly flows: readonly FlowVector[];
}

const families: readonly (readonly [string, number])[] = [
  ["seeds", 61],
  ["ordering", 1446],
  ["selectors", 1492],
  ["nets", 1612],
  ["ports-protocols", 1707],
  ["kubernetes", 1624],
  ["services", 1597],
  ["staged", 1616],
  ["clusters", 1008],
  ["oddities", 1494],
  ["traps", 210],
  ["host-endpoints", 1740],
];
const scopes: readonly Scope[] = ["enforced", "pending"];

for (const [family, flowCount] of families) {
  const file = `traces/${family}.json`;
  const present = vectorsPresent(file);
  const scenarios = present ? (readVectors(file) as readonly ScenarioVector[]) : [];

  describe.skipIf(!present)(`${family}: Calico's own answers (${flowCount} flows)`, () => {
    const loaded = new Map<ScenarioVector, PolicySet>();
    const setOf = (scenario: ScenarioVector): PolicySet => {
      const set = loaded.get(scenario) ?? resolve(clusterOf(scenario));
      loaded.set(scenario, set);
      return set;
    };

    test("the number of flows is the one in the test's name", () => {
      expect(scenarios.flatMap(({ flows }) => flows)).toHaveLength(flowCount);
    });

    test("every endpoint has the same ordered policies and profiles", () => {
      const differences = scenarios.flatMap((scenario) => {
        const set = setOf(scenario);
        const actual = set.cluster.endpoints
          .map(({ id }) => listsOf(set, id))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        return JSON.stringify(sorted(actual)) === JSON.stringify(sorted(scenario.endpoints))
          ? []
          : [{ scenario: scenario.name, actual, expected: scenario.endpoints }];
      });
      expect(differences).toEqual([]);
    });

    test("every flow has the same verdict and traces", () => {
      const differences = scenarios.flatMap((scenario) => {
        const set = setOf(scenario);
        return scenario.flows.flatMap((vector) => {
          const actual = answer(set, vector);
          const expected = { ...vector.expect };
          return JSON.stringify(actual) === JSON.stringify(expected)
            ? []
            : [{ scenario: scenario.name, vector, actual }];
        });
      });
      expect(differences).toEqual([]);
    });

    test("the explained trace has the same verdict and hits as the quick answer, unless a stage before the tiers decides", () => {
      const differences = scenarios.flatMap((scenario) => {
        const set = setOf(scenario);
        return scenario.flows.flatMap((vector) =>
          scopes.flatMap((scope) => {
            const flow = flowOf(set.cluster, vector);
            const quick = evaluate(set, flow, scope);
            const full = trace(set, flow, scope);
            const brief = {
              verdict: full.verdict,
              egress: brieflyOf(full.egress),
              ingress: brieflyOf(full.ingress),
            };
            return decidedEarly(full) || JSON.stringify(quick) === JSON.stringify(brief)
              ? []
              : [{ scenario: scenario.name, vector, quick, brief }];
          }),
        );
      });
      expect(differences).toEqual([]);
    });
  });
}

function clusterOf(scenario: ScenarioVector): Cluster {
  return read([{ name: "scenario.yaml", text: scenario.manifest }], { assume: "nothing" }).cluster;
}

/** The vectors know the normal list of a host endpoint, a trace also what comes before it. */
function decidedEarly({ egress, ingress }: FlowTrace): boolean {
  return [egress, ingress].some((half) => half?.decider?.kind === "rule" && half.decider.stage !== undefined);
}

type Brief = ReturnType<typeof evaluate>["egress"];

function brieflyOf(half: Brief): Brief {
  return half && { outcome: half.outcome, hits: half.hits };
}

function answer(set: PolicySet, vector: FlowVector): FlowVector["expect"] {
  const flow = flowOf(set.cluster, vector);
  const enforced = evaluate(set, flow, "enforced");
  const pending = evaluate(set, flow, "pending");
  const half = (end: "egress" | "ingress"): Scoped<readonly string[]> | null => {
    const [first, second] = [enforced[end], pending[end]];
    return first && second && { enforced: printHits(first.hits), pending: printHits(second.hits) };
  };
  return {
    verdict: { enforced: enforced.verdict, pending: pending.verdict },
    egress: half("egress"),
    ingress: half("ingress"),
  };
}

function flowOf(cluster: Cluster, vector: FlowVector): Flow {
  const { protocol, srcPort, dstPort, icmpType, icmpCode } = vector;
  return {
    from: endOf(cluster, vector.from, vector.srcIP),
    to: endOf(cluster, vector.to, vector.dstIP),
    protocol,
    srcPort,
    dstPort,
    ...(icmpType === undefined ? {} : { icmpType }),
    ...(icmpCode === undefined ? {} : { icmpCode }),
  };
}

function endOf(cluster: Cluster, id: string, address: string): FlowEnd {
  const endpoint = cluster.endpoints.find((one) => one.id === id)?.id ?? null;
  if (endpoint === null && !id.startsWith("ip:"))
    throw new Error(`scenario names ${id}, which is not loaded`);
  return { endpoint, address: parseAddress(address) };
}

type Lists = Readonly<Record<string, unknown>> & { readonly id: EndpointId };

/** In the shape of the vectors: optional lists are left out where empty. */
function listsOf(set: PolicySet, id: EndpointId): Lists {
  const { ingress, egress, profiles, ...optional } = appliesTo(set, id);
  const texts = new Map(
    set.tiers.flatMap(({ policies }) => policies).map((policy) => [policy.id, policyText(policy)]),
  );
  const named = (list: Applied["ingress"]): unknown =>
    list.map(({ tier, defaultAction, policies }) => ({
      tier,
      defaultAction,
      policies: policies.map((own) => texts.get(own)),
    }));
  const present = Object.entries(optional).filter(([, list]) => list.length > 0);
  return {
    id,
    ingress: named(ingress),
    egress: named(egress),
    ...Object.fromEntries(present.map(([name, list]) => [name, named(list)])),
    profiles,
  };
}

/** JSON text with keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
