/** What decides outside policy (semantics §7): a pod's own node, a pod's own address, tunnels out of pods. */
import type { Endpoint } from "../model/cluster.ts";
import { type Address, sameAddress } from "../net/address.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import type { Packet } from "../resolve/rule.ts";

export interface Bypass {
  readonly verdict: "allow" | "deny";
  /** A sentence without its final period. */
  readonly reason: string;
}

const udp = 17;
export const ipInIp = 4;
const icmpv6 = 58;
export const vxlanPort = 4789;
/** Multicast listener and neighbour discovery: a pod may always send these to its node. */
export const neighbourTypes: ReadonlySet<number> = new Set([130, 131, 132, 133, 135, 136]);

/** Null: policy decides. */
export function findBypass(set: PolicySet, packet: Packet): Bypass | null {
  const { endpoints } = set.compiled.objects;
  const from = endpoints[packet.source.endpoint];
  const to = endpoints[packet.destination.endpoint];
  if (to?.kind === "pod" && isNodeOf(set, to, packet.source.address, from)) {
    return allowed(
      `traffic from a pod's own node (${to.node ?? "unknown"}) is always allowed, whatever the policies say`,
    );
  }
  if (from?.kind !== "pod") return null;
  if (from === to && from.template === null) {
    return allowed("a pod's traffic to its own address does not leave the pod, so no policy sees it");
  }
  return tunnel(packet) ?? neighbourDiscovery(set, { from, to, packet });
}

/** True where a pod talks to the node it runs on: the host endpoint's own policies are not asked then. */
export function isOwnNode(
  set: PolicySet,
  pod: Endpoint,
  other: Endpoint | undefined,
  address: Address | null,
): boolean {
  return pod.kind === "pod" && isNodeOf(set, pod, address, other);
}

function tunnel(packet: Packet): Bypass | null {
  if (packet.protocol === udp && packet.dstPort === vxlanPort) {
    return denied(
      "Calico drops VXLAN packets (UDP 4789) that a pod sends, before any policy, unless Felix is told otherwise",
    );
  }
  if (packet.protocol === ipInIp) {
    return denied(
      "Calico drops IP-in-IP packets that a pod sends, before any policy, unless Felix is told otherwise",
    );
  }
  return null;
}

interface Ends {
  readonly from: Endpoint;
  readonly to: Endpoint | undefined;
  readonly packet: Packet;
}

function neighbourDiscovery(set: PolicySet, { from, to, packet }: Ends): Bypass | null {
  const exempt =
    packet.protocol === icmpv6 && packet.icmpType !== null && neighbourTypes.has(packet.icmpType);
  if (!exempt || packet.family !== 6 || !isNodeOf(set, from, packet.destination.address, to)) return null;
  return allowed("neighbour discovery from a pod to its own node is always allowed");
}

function isNodeOf(
  set: PolicySet,
  pod: Endpoint,
  address: Address | null,
  other: Endpoint | undefined,
): boolean {
  if (pod.node === null) return false;
  if (other) return other.kind === "hep" && other.node === pod.node;
  return address !== null && nodeAddresses(set, pod.node).some((own) => sameAddress(own, address));
}

function nodeAddresses(set: PolicySet, node: string): readonly Address[] {
  const own = (set.cluster.nodes ?? []).filter(({ name }) => name === node);
  const hosts = set.cluster.endpoints.filter((endpoint) => endpoint.kind === "hep" && endpoint.node === node);
  return [...own, ...hosts].flatMap(({ addresses }) => addresses);
}

function allowed(reason: string): Bypass {
  return { verdict: "allow", reason };
}

function denied(reason: string): Bypass {
  return { verdict: "deny", reason };
}
