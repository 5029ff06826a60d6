/** What removing a policy would change is what the same set without it answers otherwise. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changeCensus,
  finish,
  necessity,
  type PolicyId,
  removalCensus,
  resolve,
  type Scope,
} from "#src/engine/index.ts";
import { clusters } from "./clusters.ts";
import { law } from "./law.ts";

const scope = fc.constantFrom<Scope>("enforced", "pending");

test("removing a policy is counted as the difference to the set without it", () => {
  const seen = new Set<string>();
  law(
    fc.property(clusters, scope, fc.nat({ max: 7 }), (cluster, asked, which) => {
      const policy = cluster.policies[which % cluster.policies.length]?.id ?? ("" as PolicyId);
      const set = resolve(cluster);
      const rest = { ...cluster, policies: cluster.policies.filter(({ id }) => id !== policy) };
      const { totals, places, policies, endsOfTier } = finish(removalCensus(set, policy, asked));
      const other = finish(changeCensus(set, resolve(rest), asked));
      expect(totals.unchanged).toBe(other.totals.unchanged);
      expect({ totals, policies, endsOfTier }).toEqual({
        totals: other.totals,
        policies: other.policies,
        endsOfTier: other.endsOfTier,
      });
      expect(places.length).toBe(other.places.length);
      expect(totals.unchanged).toBe(finish(necessity(set, policy, asked)).groups.length === 0);
      seen.add(totals.unchanged ? "unchanged" : totals.denied + totals.allowed > 0 ? "verdict" : "decider");
    }),
    { random: 30, always: { seed: 3, runs: 30 } },
  );
  expect([...seen].sort()).toEqual(["decider", "unchanged", "verdict"]);
});
