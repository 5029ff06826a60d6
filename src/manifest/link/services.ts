/** Services with their backends: from EndpointSlices, or worked out from pods where none is loaded (semantics §8). */
import {
  familyOf,
  printAddress,
  type Address,
  type Endpoint,
  type Labels,
  type Service,
  type ServiceBackend,
  type ServicePort,
  type WorkloadEndpoint,
} from "#src/engine/index.ts";
import type { DecodedPod } from "../decode/pod.ts";
import type { DecodedService, DecodedSlice } from "../decode/service.ts";
import type { ReadOptions } from "../types.ts";
import { contentsOf, type Loaded } from "./loaded.ts";

export function linkServices(
  loaded: readonly Loaded[],
  endpoints: readonly Endpoint[],
  assume: ReadOptions["assume"],
): readonly Service[] {
  const slices = slicesByService(loaded);
  const byAddress = slices.size === 0 ? new Map<string, Endpoint>() : endpointsByAddress(endpoints);
  const services = new Map<string, Service>();
  const hosts = contentsOf(loaded, "pod")
    .map(({ content }) => content.pod)
    .filter((pod) => pod.hostNetwork && !pod.finished);
  for (const { content } of contentsOf(loaded, "service")) {
    const { service } = content;
    const id = `${service.namespace}/${service.name}`;
    const own = slices.get(id);
    const derived = own === undefined && assume === "missing" && service.selector !== null;
    const backends = derived
      ? deriveBackends(service, endpoints, hosts)
      : sliceBackends(own ?? [], byAddress);
    const { namespace, name, addresses, ports } = service;
    services.set(id, { id, namespace, name, addresses, ports, backends, derived, defined: true });
  }
  for (const [id, own] of slices) {
    if (services.has(id)) continue;
    const [namespace = "", name = ""] = id.split("/");
    const backends = sliceBackends(own, byAddress);
    services.set(id, {
      id,
      namespace,
      name,
      addresses: [],
      ports: slicePorts(own),
      backends,
      derived: false,
      defined: false,
    });
  }
  return [...services.values()];
}

function endpointsByAddress(endpoints: readonly Endpoint[]): ReadonlyMap<string, Endpoint> {
  const byAddress = new Map<string, Endpoint>();
  for (const endpoint of endpoints) {
    for (const address of endpoint.addresses) {
      const text = printAddress(address);
      if (!byAddress.has(text)) byAddress.set(text, endpoint);
    }
  }
  return byAddress;
}

function slicesByService(loaded: readonly Loaded[]): ReadonlyMap<string, readonly DecodedSlice[]> {
  const slices = new Map<string, DecodedSlice[]>();
  for (const { content } of contentsOf(loaded, "slice")) {
    const { slice } = content;
    if (slice.service === null) continue;
    const id = `${slice.namespace}/${slice.service}`;
    const list = slices.get(id);
    if (list === undefined) slices.set(id, [slice]);
    else list.push(slice);
  }
  return slices;
}

function sliceBackends(
  slices: readonly DecodedSlice[],
  byAddress: ReadonlyMap<string, Endpoint>,
): readonly ServiceBackend[] {
  return slices.flatMap((slice) =>
    slice.addresses.map((address) => {
      return { address, endpoint: byAddress.get(printAddress(address))?.id ?? null, ports: slice.ports };
    }),
  );
}

/** Nobody defined the service: its ports are known by the backends alone. */
function slicePorts(slices: readonly DecodedSlice[]): readonly ServicePort[] {
  const ports = new Map<string, ServicePort>();
  for (const port of slices.flatMap((slice) => slice.ports)) {
    ports.set(`${port.protocol}/${port.port}`, { ...port, targetPort: port.port });
  }
  return [...ports.values()];
}

function deriveBackends(
  service: DecodedService,
  endpoints: readonly Endpoint[],
  hosts: readonly DecodedPod[],
): readonly ServiceBackend[] {
  const { namespace, selector, families } = service;
  if (selector === null) return [];
  const reachable = (addresses: readonly Address[]): readonly Address[] =>
    families.length === 0 ? addresses : addresses.filter((address) => families.includes(familyOf(address)));
  const pods = endpoints.filter(
    (one): one is WorkloadEndpoint => one.kind === "pod" && one.namespace === namespace,
  );
  const selected = pods.filter((pod) => carries(pod.labels, selector));
  const onHosts = hosts.filter((pod) => pod.namespace === namespace && carries(pod.labels, selector));
  return [
    ...selected.flatMap((pod) => {
      const ports = targets(service.ports, pod.ports);
      const addresses: readonly (Address | null)[] =
        pod.addresses.length === 0 ? [null] : reachable(pod.addresses);
      return addresses.map((address) => ({ address, endpoint: pod.id, ports }));
    }),
    ...onHosts.flatMap((pod) => {
      const ports = targets(service.ports, pod.ports);
      return reachable(pod.addresses).map((address) => ({ address, endpoint: null, ports }));
    }),
  ];
}

function carries(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

/** A named target port is looked up among the container ports of that very pod; where it is missing there is no backend port. */
function targets(
  ports: readonly ServicePort[],
  container: WorkloadEndpoint["ports"],
): ServiceBackend["ports"] {
  return ports.flatMap(({ name, protocol, targetPort }) => {
    if (typeof targetPort === "number") return [{ name, protocol, port: targetPort }];
    const found = container.find((port) => port.name === targetPort && port.protocol === protocol);
    return found === undefined ? [] : [{ name, protocol, port: found.port }];
  });
}
