/** Laws about what must not matter to a flow: names, and everything that neither end touches. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Address,
  appliesTo,
  type Cluster,
  type Endpoint,
  type EndpointId,
  evaluate,
  type Flow,
  type FlowEnd,
  type NetworkSet,
  prefixContains,
  printHits,
  resolve,
  sameAddress,
} from "#src/engine/index.ts";
import { wideSituations } from "../generators/wide.ts";

const scopes = ["enforced", "pending"] as const;
const situations = wideSituations(3);
const runs = { numRuns: 200 };

function answersTo(cluster: Cluster, flow: Flow, name: (text: string) => string = (text) => text): unknown {
  const set = resolve(cluster);
  return scopes.map((scope) => {
    const { verdict, egress, ingress } = evaluate(set, flow, scope);
    return [verdict, ...[egress, ingress].map((half) => half && printHits(half.hits).map(name))];
  });
}

/** Orders that no two tiers and no two policies share: names then decide nothing. */
function untied(cluster: Cluster): Cluster {
  return {
    ...cluster,
    tiers: cluster.tiers.map((tier, order) => ({ ...tier, order, defined: true })),
    policies: cluster.policies
      .filter(({ tier }) => cluster.tiers.some(({ name }) => name === tier))
      .map((policy, order) => ({ ...policy, order })),
  };
}

/** Another name for each, in another alphabetical order. */
function renamed(name: string): string {
  return `${name.length % 2 === 0 ? "a" : "z"}-${Array.from(name).reverse().join("")}`;
}

function renameAll(cluster: Cluster): Cluster {
  const profiles = <T extends { readonly profiles: readonly string[] }>(one: T): T => ({
    ...one,
    profiles: one.profiles.map(renamed),
  });
  return {
    ...cluster,
    tiers: cluster.tiers.map((tier) => ({ ...tier, name: renamed(tier.name) })),
    policies: cluster.policies.map((policy) => ({
      ...policy,
      name: renamed(policy.name),
      tier: renamed(policy.tier),
    })),
    endpoints: cluster.endpoints.map((one) => ({
      ...profiles(one),
      id: renamed(one.id) as EndpointId,
      name: renamed(one.name),
    })),
    networkSets: cluster.networkSets.map((one) => ({ ...profiles(one), name: renamed(one.name) })),
    profiles: cluster.profiles.map((one) => ({ ...one, name: renamed(one.name) })),
  };
}

/** A hit of the renamed cluster for a hit of the original; words of Calico's own keep their name. */
function renamedHit(hit: string): string {
  const [index = "", tier = "", policy = "", ...rest] = hit.split("|");
  const [kind = "", owned = ""] = policy.split(":");
  const [name = "", namespace] = owned.split("/").reverse();
  const fixed = tier.startsWith("__") && (kind === "failsafe" || name.startsWith("__"));
  const owner = namespace === undefined ? "" : `${namespace}/`;
  const newPolicy = fixed ? policy : `${kind}:${owner}${renamed(name)}`;
  return [index, tier.startsWith("__") ? tier : renamed(tier), newPolicy, ...rest].join("|");
}

test("where no two orders are equal, names of tiers, policies, profiles and endpoints decide nothing", () => {
  fc.assert(
    fc.property(situations, ({ cluster, flows }) => {
      const before = untied(cluster);
      const after = renameAll(before);
      for (const flow of flows) {
        const end = ({ endpoint, address }: FlowEnd): FlowEnd => ({
          endpoint: endpoint && (renamed(endpoint) as EndpointId),
          address,
        });
        const asked = { ...flow, from: end(flow.from), to: end(flow.to) };
        expect(answersTo(after, asked)).toEqual(answersTo(before, flow, renamedHit));
      }
    }),
    runs,
  );
});

function touches(object: Endpoint | NetworkSet, addresses: readonly Address[]): boolean {
  if ("nets" in object) return object.nets.some((net) => addresses.some((one) => prefixContains(net, one)));
  return object.addresses.some((own) => addresses.some((one) => sameAddress(own, one)));
}

/** Only what holds one of the two addresses, and the policies that apply to one of the two ends. */
function slice(cluster: Cluster, { from, to }: Flow): Cluster {
  const addresses = [from.address, to.address].flatMap((address) => address ?? []);
  const set = resolve(cluster);
  const applying = new Set(
    [from.endpoint, to.endpoint].flatMap((id) => {
      if (id === null) return [];
      const { ingress, egress } = appliesTo(set, id);
      return [...ingress, ...egress].flatMap(({ policies }) => policies);
    }),
  );
  return {
    ...cluster,
    policies: cluster.policies.filter(({ id }) => applying.has(id)),
    endpoints: cluster.endpoints.filter((one) => touches(one, addresses)),
    networkSets: cluster.networkSets.filter((one) => touches(one, addresses)),
    services: cluster.services.map((service) => ({
      ...service,
      backends: service.backends.filter(({ address }) =>
        addresses.some((one) => address && sameAddress(one, address)),
      ),
    })),
  };
}

test("what holds neither address and applies to neither end changes nothing", () => {
  fc.assert(
    fc.property(situations, ({ cluster, flows }) => {
      for (const flow of flows)
        expect(answersTo(slice(cluster, flow), flow)).toEqual(answersTo(cluster, flow));
    }),
    runs,
  );
});

test("the order of everything in the cluster is without meaning", () => {
  fc.assert(
    fc.property(situations, ({ cluster, flows }) => {
      const turned: Cluster = {
        ...cluster,
        tiers: [...cluster.tiers].reverse(),
        policies: [...cluster.policies].reverse(),
        endpoints: [...cluster.endpoints].reverse(),
        networkSets: [...cluster.networkSets].reverse(),
        profiles: [...cluster.profiles].reverse(),
        services: [...cluster.services].reverse(),
      };
      for (const flow of flows) expect(answersTo(turned, flow)).toEqual(answersTo(cluster, flow));
    }),
    runs,
  );
});

test("a flow's answer is the sum of its halves: what the other end is called and governed by does not matter", () => {
  fc.assert(
    fc.property(situations, ({ cluster, flows }) => {
      const onePolicy = cluster.policies.map((policy) => ({
        ...policy,
        governs: { ingress: policy.governs.ingress, egress: false },
      }));
      const set = resolve(cluster);
      const ingressOnly = resolve({ ...cluster, policies: onePolicy });
      for (const flow of flows) {
        for (const scope of scopes) {
          expect(evaluate(ingressOnly, flow, scope).ingress).toEqual(evaluate(set, flow, scope).ingress);
        }
      }
    }),
    runs,
  );
});
