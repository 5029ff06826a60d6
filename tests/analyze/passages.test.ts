/** What passes at the ends of tiers and what profiles decide: counted by classes as if every known flow were traced. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Cluster,
  type DirectionTrace,
  finish,
  type FlowTrace,
  passages,
  resolve,
  type Scope,
  trace,
} from "#src/engine/index.ts";
import { clusters } from "./clusters.ts";
import { knownFlows } from "./known.ts";
import { law } from "./law.ts";

const scope = fc.constantFrom<Scope>("enforced", "pending");

function halvesOf({ egress, ingress }: FlowTrace): readonly DirectionTrace[] {
  const halves = egress?.outcome === "deny" ? [egress] : [egress, ingress];
  return halves.flatMap((half) => (half && half.outcome !== "undecidable" ? [half] : []));
}

function eventsOf({ tiers, decider }: DirectionTrace): readonly string[] {
  const passed = tiers.flatMap(({ tier, state }) =>
    state.kind === "end-of-tier" && state.action === "Pass" ? [`pass ${tier}`] : [],
  );
  if (decider?.kind === "profile") return [...passed, `profile ${decider.profile}`];
  return decider?.kind === "no-profile" ? [...passed, "unmatched"] : passed;
}

function listed(cluster: Cluster, asked: Scope): Record<string, number> {
  const set = resolve(cluster);
  const counts: Record<string, number> = {};
  for (const flow of knownFlows(cluster, asked)) {
    const events = halvesOf(trace(set, flow, asked)).flatMap(eventsOf);
    const behind = events.some((event) => !event.startsWith("pass ")) ? ["behind"] : [];
    for (const event of new Set([...events, ...behind])) counts[event] = (counts[event] ?? 0) + 1;
  }
  return counts;
}

function counted(cluster: Cluster, asked: Scope): Record<string, number> {
  const { passes, profiles, unmatched, behindTiers } = finish(passages(resolve(cluster), asked));
  return Object.fromEntries([
    ...[...passes].map(([tier, flows]) => [`pass ${tier}`, flows] as const),
    ...[...profiles].map(([name, flows]) => [`profile ${name}`, flows] as const),
    ...(unmatched > 0 ? [["unmatched", unmatched] as const] : []),
    ...(behindTiers > 0 ? [["behind", behindTiers] as const] : []),
  ]);
}

test("passages count each known flow that passes at the end of a tier or is decided by a profile", () => {
  const seen = new Set<string>();
  law(
    fc.property(clusters, scope, (cluster, asked) => {
      const found = counted(cluster, asked);
      for (const event of Object.keys(found)) seen.add(event.split(" ")[0] ?? "");
      expect(found).toEqual(listed(cluster, asked));
    }),
    { random: 60, always: { seed: 7, runs: 40 } },
  );
  expect([...seen].sort()).toEqual(["behind", "pass", "profile", "unmatched"]);
});
