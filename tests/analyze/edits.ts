/** Edits of clusters, one at a time: what a draft may change, and what a second set of files may. */
import fc from "fast-check";
import type { Cluster, Policy } from "#src/engine/index.ts";

/** One edit of a cluster's policies. */
export type EditOf = (cluster: Cluster) => Cluster;

const edit = (kinds: number): fc.Arbitrary<EditOf> =>
  fc
    .record({
      which: fc.nat({ max: 5 }),
      kind: fc.nat({ max: kinds }),
      order: fc.constantFrom(null, -5, 15, 30),
    })
    .map(({ which, kind, order }) => (cluster) => {
      const change = (make: (policy: Policy) => readonly Policy[]): Cluster => ({
        ...cluster,
        policies: cluster.policies.flatMap((policy, index) =>
          index === which % cluster.policies.length ? make(policy) : [policy],
        ),
      });
      switch (kind) {
        case 0:
          return change((policy) => [{ ...policy, order }]);
        case 1:
          return change(() => []);
        case 2:
          return change((policy) => [{ ...policy, tier: policy.tier === "first" ? "last" : "first" }]);
        case 3:
          return change((policy) => [
            { ...policy, ingress: policy.ingress.slice(1), egress: policy.egress.slice(1) },
          ]);
        case 4:
          return {
            ...cluster,
            tiers: cluster.tiers.map((tier) =>
              tier.builtIn
                ? tier
                : { ...tier, defaultAction: tier.defaultAction === "Deny" ? "Pass" : "Deny" },
            ),
          };
        default:
          return {
            ...cluster,
            endpoints: cluster.endpoints.slice(which % 2),
            policies: cluster.policies.slice(1),
          };
      }
    });

/** Of policies and tiers alone. */
export const policyEdits: fc.Arbitrary<EditOf> = edit(4);

/** Of endpoints too. */
export const edits: fc.Arbitrary<EditOf> = edit(5);
