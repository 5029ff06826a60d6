/** Facts of everything that can be an end of a flow. */
import { firstAddress, printAddress, printPrefix, protocolName } from "#src/engine/index.ts";
import type { Endpoint, Labels, Namespace, NetworkSet, NotAnEndpoint, Service } from "#src/engine/index.ts";
import type { BoardFacts, EndpointFacts, NamespaceFacts, NetworkSetFacts, ServiceFacts } from "../types.ts";
import { endpointLabel } from "../words/names.ts";
import type { Selections } from "./selected.ts";

export function endpointFacts(endpoint: Endpoint, selections: Selections): EndpointFacts {
  const pod = endpoint.kind === "pod" ? endpoint : null;
  return {
    id: endpoint.id,
    kind: endpoint.kind,
    label: endpointLabel(endpoint),
    namespace: pod?.namespace ?? null,
    name: endpoint.name,
    workload: pod?.workload ?? endpoint.name,
    addresses: endpoint.addresses.map(printAddress),
    labels: labelTexts(endpoint.labels),
    template: pod?.template ? `from template ${pod.template}` : null,
    policies: selections.ofEndpoint(endpoint.id),
  };
}

export function namespaceFacts(namespace: Namespace): NamespaceFacts {
  return { name: namespace.name, labels: labelTexts(namespace.labels), defined: namespace.defined };
}

export function serviceFacts(service: Service): ServiceFacts {
  return {
    id: service.id,
    label: `service ${service.id}`,
    namespace: service.namespace,
    name: service.name,
    ports: service.ports.map(
      (port) => `${protocolName(port.protocol)} ${port.port}${port.name ? ` ${port.name}` : ""}`,
    ),
    backends: service.backends.length,
    derived: service.derived,
  };
}

export function networkSetFacts(set: NetworkSet): NetworkSetFacts {
  const [first] = set.nets;
  return {
    id: set.id,
    label: `network set ${set.namespace === null ? set.name : `${set.namespace}/${set.name}`}`,
    namespace: set.namespace,
    name: set.name,
    nets: set.nets.map(printPrefix),
    proposed: first ? printAddress(firstAddress(first)) : null,
  };
}

const reasons: Readonly<Record<NotAnEndpoint["reason"], string>> = {
  "host-network": "it uses its node's network, so only the node's address is seen",
  finished: "it has finished and holds no address",
  "not-scheduled": "it is on no node yet",
  "no-address": "it has no address yet",
  ignored: "Calico ignores this host endpoint entirely: see its problem",
};

export function notEndpointFacts({ id, reason }: NotAnEndpoint): BoardFacts["notEndpoints"][number] {
  return { id, reason: reasons[reason], assumable: reason === "not-scheduled" || reason === "no-address" };
}

/** Calico's own additions say nothing that the name does not. */
function labelTexts(labels: Labels): readonly string[] {
  return Object.entries(labels)
    .filter(([key]) => !key.startsWith("projectcalico.org/"))
    .map(([key, value]) => `${key}=${value}`);
}
