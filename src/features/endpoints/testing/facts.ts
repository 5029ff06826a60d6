/** A small cluster as facts, for the tests of this folder. */
import type { EndpointId } from "#src/engine/index.ts";
import type { BoardFacts, EndpointFacts } from "#src/explain/index.ts";

// Brands exist in the type alone; a test makes its own ids.
const endpointId = (id: string): EndpointId => id as EndpointId;

export function pod(namespace: string, name: string, address: string): EndpointFacts {
  const workload = name.replace(/-\d+$/, "");
  return {
    id: endpointId(`pod:${namespace}/${name}`),
    kind: "pod",
    label: `pod ${namespace}/${name}`,
    namespace,
    name,
    workload,
    addresses: [address],
    labels: [`app=${workload}`],
    template: null,
    policies: 3,
  };
}

const host: EndpointFacts = {
  ...pod("", "node-1-eth0", "192.0.2.10"),
  id: endpointId("hep:node-1-eth0"),
  kind: "hep",
  label: "host endpoint node-1-eth0",
  namespace: null,
  labels: [],
};

export const board: BoardFacts = {
  tiers: [],
  cards: [],
  profiles: [],
  namespaces: [
    { name: "shop", labels: ["kubernetes.io/metadata.name=shop", "zone=dmz"], defined: true },
    { name: "data", labels: [], defined: true },
    { name: "empty", labels: [], defined: true },
  ],
  endpoints: [
    pod("shop", "web", "10.0.0.1"),
    pod("shop", "orders-1", "10.0.0.11"),
    pod("shop", "orders-2", "10.0.0.12"),
    pod("data", "db", "10.0.0.2"),
    host,
  ],
  services: [
    {
      id: "shop/orders",
      label: "service shop/orders",
      namespace: "shop",
      name: "orders",
      ports: ["TCP 80"],
      backends: 2,
      derived: false,
    },
  ],
  networkSets: [
    {
      id: "GlobalNetworkSet threat-feed",
      label: "network set threat-feed",
      namespace: null,
      name: "threat-feed",
      nets: ["198.51.100.0/24"],
      proposed: "198.51.100.0",
    },
  ],
  notEndpoints: [{ id: "pod:shop/job", reason: "it has no address", assumable: true }],
};
