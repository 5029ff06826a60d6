/** A comparison of answers that are all alike would prove nothing: what the generated flows meet, in shares. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wideSituations } from "../generators/wide.ts";
import { flowsPerCluster } from "./compare.ts";
import { answer } from "./evaluator.ts";

/** What decided one end, read off the last hit. */
function decider(hits: readonly string[]): string {
  const [, tier, , action, rule] = hits.at(-1)?.split("|") ?? [];
  if (tier === "__FAILSAFE__") return "failsafe";
  if (tier === "__PROFILE__") return `profile ${action}`;
  return rule === "-1" ? "end of tier" : `rule ${action}`;
}

function tally(): {
  readonly ends: Map<string, number>;
  readonly flows: Map<string, number>;
  readonly total: number;
} {
  const [ends, flows] = [new Map<string, number>(), new Map<string, number>()];
  const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  const situations = fc.sample(wideSituations(flowsPerCluster), { numRuns: 1000, seed: 11 });
  let total = 0;
  for (const { cluster, flows: asked } of situations) {
    for (const flow of asked) {
      const enforced = answer(cluster, flow, "enforced");
      const pending = answer(cluster, flow, "pending");
      const judged = [pending.egress, pending.ingress].flatMap((hits) => (hits ? [hits] : []));
      for (const hits of judged) {
        count(ends, decider(hits));
        if (hits.some((hit) => /\|pass\|\d/.test(hit))) count(ends, "passed by a rule");
        if (hits.some((hit) => hit.endsWith("|pass|-1"))) count(ends, "passed by a tier");
        total += 1;
      }
      count(flows, judged.length === 0 ? "nobody judges" : "judged");
      if (JSON.stringify(enforced) !== JSON.stringify(pending)) count(flows, "staged policies matter");
      const full = answer(cluster, flow, "pending", "every");
      if (JSON.stringify(full) !== JSON.stringify(pending)) count(flows, "decided before the tiers");
      if (full.verdict !== pending.verdict) count(flows, "decided otherwise before the tiers");
      if (flow.from.address?.family === 6) count(flows, "IPv6");
      count(flows, `protocol ${flow.protocol}`);
    }
  }
  return { ends, flows, total };
}

describe("the generated flows", () => {
  const { ends, flows, total } = tally();

  test.each([
    ["rule allow", 0.1],
    ["rule deny", 0.1],
    ["end of tier", 0.1],
    ["profile allow", 0.05],
    ["profile deny", 0.01],
    ["failsafe", 0.005],
    ["passed by a rule", 0.03],
    ["passed by a tier", 0.03],
  ])("end with `%s` in a share of at least %d", (kind, share) => {
    expect((ends.get(kind) ?? 0) / total).toBeGreaterThan(share);
  });

  test.each([
    ["judged", 0.9],
    ["nobody judges", 0.005],
    ["staged policies matter", 0.05],
    ["decided before the tiers", 0.005],
    ["decided otherwise before the tiers", 0.002],
    ["IPv6", 0.1],
    ["protocol 17", 0.05],
    ["protocol 132", 0.05],
    ["protocol 1", 0.01],
    ["protocol 58", 0.01],
  ])("are `%s` in a share of at least %d", (kind, share) => {
    expect((flows.get(kind) ?? 0) / (1000 * flowsPerCluster)).toBeGreaterThan(share);
  });
});
