/**
 * The part of a cluster that can have a say in some flows: policies that select one of their ends, and objects
 * that hold one of their addresses. A flow's verdict and decider are the same in it, and it resolves in no time.
 */
import {
  endpointsAt,
  networkSetsAt,
  selects,
  type Cluster,
  type EndpointId,
  type Flow,
  type FlowEnd,
  type Policy,
  type PolicySet,
} from "#src/engine/index.ts";

export function reduceTo(set: PolicySet, flows: readonly Flow[]): Cluster {
  const { cluster } = set;
  const ends = flows.flatMap(({ from, to }) => [from, to]);
  const own = new Set(ends.flatMap(({ endpoint }) => (endpoint === null ? [] : [endpoint])));
  const policies = cluster.policies.filter(({ id }) =>
    selects(set, id).some((endpoint) => own.has(endpoint)),
  );
  const holders = holdersOf(set, ends);
  const endpoints = cluster.endpoints.filter(({ id }) => own.has(id) || holders.endpoints.has(id));
  const networkSets = cluster.networkSets.filter(({ id }) => holders.networkSets.has(id));
  const profiles = new Set([...endpoints, ...networkSets].flatMap((object) => object.profiles));
  return {
    ...cluster,
    policies,
    endpoints,
    networkSets,
    profiles: cluster.profiles.filter(({ name }) => profiles.has(name)),
    services: policies.some(namesService) ? cluster.services : [],
    notEndpoints: [],
  };
}

interface Holders {
  readonly endpoints: ReadonlySet<EndpointId>;
  readonly networkSets: ReadonlySet<string>;
}

function holdersOf(set: PolicySet, ends: readonly FlowEnd[]): Holders {
  const addresses = ends.flatMap(({ address }) => (address === null ? [] : [address]));
  return {
    endpoints: new Set(addresses.flatMap((address) => endpointsAt(set, address))),
    networkSets: new Set(addresses.flatMap((address) => networkSetsAt(set, address))),
  };
}

function namesService({ ingress, egress }: Policy): boolean {
  return [...ingress, ...egress].some(
    ({ source, destination }) => source.service !== null || destination.service !== null,
  );
}
