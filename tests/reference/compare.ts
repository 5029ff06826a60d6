/** The engine and the definitional evaluator, side by side. */
import fc from "fast-check";
import {
  type Applied,
  appliesTo,
  type Cluster,
  type Direction,
  type Endpoint,
  evaluate,
  type Flow,
  printHits,
  resolve,
  type Scope,
  trace,
} from "#src/engine/index.ts";
import { wideSituations } from "../generators/wide.ts";
import { type Answer, answer, listOf, type Stage } from "./evaluator.ts";

export const flowsPerCluster = 4;
export const clustersPerFile = 2500;

type PolicySet = ReturnType<typeof resolve>;

/** Runs through so many clusters: what applies to every endpoint, and every flow twice over, in both scopes. */
export function compareMany(seed: number, clusters = clustersPerFile): void {
  fc.assert(
    fc.property(wideSituations(flowsPerCluster), ({ cluster, flows }) => {
      const set = resolve(cluster);
      for (const end of cluster.endpoints) compareLists(set, end);
      for (const flow of flows)
        for (const scope of ["enforced", "pending"] as const) compare(set, flow, scope);
    }),
    { numRuns: clusters, seed },
  );
}

/** The quick answer knows what Calico's traces know, the explained one every list of a host endpoint. */
function compare(set: PolicySet, flow: Flow, scope: Scope): void {
  const { cluster } = set;
  const about = JSON.stringify([scope, flow]);
  same({ cluster, about }, printed(evaluate(set, flow, scope)), answer(cluster, flow, scope));
  if (![flow.from, flow.to].some(({ endpoint }) => endpoint?.startsWith("hep:"))) return;
  same({ cluster, about }, printed(trace(set, flow, scope)), answer(cluster, flow, scope, "every"));
}

function printed({ verdict, egress, ingress }: ReturnType<typeof evaluate>): Answer {
  if (verdict === "undecidable") throw new Error("the engine does not know, though everything is known");
  return { verdict, egress: egress && printHits(egress.hits), ingress: ingress && printHits(ingress.hits) };
}

const lists: readonly (readonly [Exclude<keyof Applied, "profiles">, Direction, Stage])[] = [
  ["ingress", "ingress", "normal"],
  ["egress", "egress", "normal"],
  ["preDNAT", "ingress", "preDNAT"],
  ["untrackedIngress", "ingress", "untracked"],
  ["untrackedEgress", "egress", "untracked"],
  ["forwardIngress", "ingress", "forward"],
  ["forwardEgress", "egress", "forward"],
];

function compareLists(set: PolicySet, end: Endpoint): void {
  const { cluster } = set;
  const found = appliesTo(set, end.id);
  for (const [name, direction, stage] of lists)
    same({ cluster, about: `${name} of ${end.id}` }, found[name], listOf({ cluster, end, direction }, stage));
}

interface Asked {
  readonly cluster: Cluster;
  readonly about: string;
}

function same({ cluster, about }: Asked, engine: unknown, reference: unknown): void {
  const [found, wanted] = [JSON.stringify(engine), JSON.stringify(reference)];
  if (found === wanted) return;
  throw new Error([about, `engine ${found}`, `reference ${wanted}`, JSON.stringify(cluster)].join("\n"));
}
