/** What things are called on screen. Built once per cluster. */
import type { Cluster, Endpoint, EndpointId, FlowEnd, Policy, PolicyId } from "#src/engine/index.ts";
import { printAddress } from "#src/engine/index.ts";

export interface Names {
  readonly policies: ReadonlyMap<PolicyId, Policy>;
  readonly endpoints: ReadonlyMap<EndpointId, Endpoint>;
  /** Name of a policy in a sentence: short where that is clear, its full id where two policies share it. */
  readonly policy: (id: PolicyId) => string;
}

const known = new WeakMap<Cluster, Names>();

export function namesOf(cluster: Cluster): Names {
  const found = known.get(cluster) ?? build(cluster);
  known.set(cluster, found);
  return found;
}

function build(cluster: Cluster): Names {
  const policies = new Map(cluster.policies.map((policy) => [policy.id, policy]));
  const endpoints = new Map(cluster.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const uses = new Map<string, number>();
  for (const { name } of cluster.policies) uses.set(name, (uses.get(name) ?? 0) + 1);
  const policy = (id: PolicyId): string => {
    const name = policies.get(id)?.name;
    return name !== undefined && uses.get(name) === 1 ? name : id;
  };
  return { policies, endpoints, policy };
}

/** `pod shop/web`, `host endpoint node-1-eth0`: the accessible name. */
export function endpointLabel(endpoint: Endpoint): string {
  return endpoint.kind === "pod"
    ? `pod ${endpoint.namespace}/${endpoint.name}`
    : `host endpoint ${endpoint.name}`;
}

/** `shop/web`, `node-1-eth0` */
export function endpointName(endpoint: Endpoint): string {
  return endpoint.kind === "pod" ? `${endpoint.namespace}/${endpoint.name}` : endpoint.name;
}

/** `pod shop/web`, `address 10.0.0.1` */
export function endLabel(names: Names, end: FlowEnd): string {
  const endpoint = endpointOf(names, end);
  return endpoint ? endpointLabel(endpoint) : `address ${addressText(end)}`;
}

/** As short as a headline wants it: the workload, the host, the address. */
export function shortEnd(names: Names, end: FlowEnd): string {
  const endpoint = endpointOf(names, end);
  if (!endpoint) return addressText(end);
  return endpoint.kind === "pod" ? endpoint.workload : endpoint.name;
}

export function endName(names: Names, end: FlowEnd): string {
  const endpoint = endpointOf(names, end);
  return endpoint ? endpointName(endpoint) : addressText(end);
}

export function endpointOf(names: Names, end: FlowEnd): Endpoint | null {
  return end.endpoint === null ? null : (names.endpoints.get(end.endpoint) ?? null);
}

function addressText(end: FlowEnd): string {
  return end.address ? printAddress(end.address) : "of unknown address";
}
