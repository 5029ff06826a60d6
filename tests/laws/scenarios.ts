/** The scenarios of this repository as texts, and every answer that a cluster gives to a fixed set of questions. */
import { readdirSync, readFileSync } from "node:fs";
import {
  type Cluster,
  evaluate,
  type Flow,
  type FlowEnd,
  parseAddress,
  printHits,
  resolve,
} from "#src/engine/index.ts";
import type { SourceFile } from "#src/manifest/index.ts";

const folder = new URL("../../scenarios/", import.meta.url);

export const scenarios: readonly SourceFile[] = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

const headers = [
  { protocol: 6, srcPort: null, dstPort: 8080 },
  { protocol: 6, srcPort: null, dstPort: 443 },
  { protocol: 17, srcPort: null, dstPort: 53 },
];

/** Verdicts and hits of every pair of ends in both scopes, by question. */
export function answersOf(cluster: Cluster): Readonly<Record<string, string>> {
  const set = resolve(cluster);
  const given: Record<string, string> = {};
  for (const flow of flowsOf(cluster)) {
    for (const scope of ["enforced", "pending"] as const) {
      const { verdict, egress, ingress } = evaluate(set, flow, scope);
      const hits = [egress, ingress].map((half) => (half ? printHits(half.hits).join(" ") : "not judged"));
      given[`${scope} ${JSON.stringify(flow)}`] = [verdict, ...hits].join("; ");
    }
  }
  return given;
}

function flowsOf({ endpoints }: Cluster): readonly Flow[] {
  const outside = ["8.8.8.8", "10.0.0.250"].map((text): FlowEnd => ({
    endpoint: null,
    address: parseAddress(text),
  }));
  const managed = endpoints
    .map(({ id, addresses }): FlowEnd => ({ endpoint: id, address: addresses[0] ?? null }))
    .sort((a, b) => ((a.endpoint ?? "") < (b.endpoint ?? "") ? -1 : 1));
  const ends = [...managed, ...outside];
  return ends.flatMap((from) =>
    ends.filter((to) => to !== from).flatMap((to) => headers.map((header) => ({ from, to, ...header }))),
  );
}
