/** The engine and the definitional evaluator, side by side. */
import fc from "fast-check";
import { type Cluster, evaluate, type Flow, printHits, resolve, type Scope } from "#src/engine/index.ts";
import { wideSituations } from "../generators/wide.ts";
import { type Answer, answer } from "./evaluator.ts";

export const flowsPerCluster = 4;
export const clustersPerFile = 2500;

/** Runs through so many clusters and judges every flow of them twice, in both scopes. */
export function compareMany(seed: number, clusters = clustersPerFile): void {
  fc.assert(
    fc.property(wideSituations(flowsPerCluster), ({ cluster, flows }) => {
      const set = resolve(cluster);
      for (const flow of flows) {
        for (const scope of ["enforced", "pending"] as const) {
          const [fast, slow] = [engineAnswer(set, flow, scope), answer(cluster, flow, scope)];
          const [found, wanted] = [JSON.stringify(fast), JSON.stringify(slow)];
          if (found !== wanted) throw new Error(difference({ cluster, flow, scope, found, wanted }));
        }
      }
    }),
    { numRuns: clusters, seed },
  );
}

function engineAnswer(set: ReturnType<typeof resolve>, flow: Flow, scope: Scope): Answer {
  const { verdict, egress, ingress } = evaluate(set, flow, scope);
  if (verdict === "undecidable") throw new Error("the engine does not know, though everything is known");
  return { verdict, egress: egress && printHits(egress.hits), ingress: ingress && printHits(ingress.hits) };
}

interface Difference {
  readonly cluster: Cluster;
  readonly flow: Flow;
  readonly scope: Scope;
  readonly found: string;
  readonly wanted: string;
}

function difference({ cluster, flow, scope, found, wanted }: Difference): string {
  const lines = [
    `${scope}: engine ${found}`,
    `reference ${wanted}`,
    JSON.stringify(flow),
    JSON.stringify(cluster),
  ];
  return lines.join("\n");
}
