/** Everything that is loaded, as plain data: what the manifest room makes and the resolver takes in. */
import type { Address } from "../net/address.ts";
import type { Prefix } from "../net/prefix.ts";
import type { Policy, Rule, Tier } from "./policy.ts";

export type Labels = Readonly<Record<string, string>>;

/** `pod:NAMESPACE/NAME` or `hep:NAME`. */
export type EndpointId = string & { readonly __brand: "EndpointId" };

export interface ContainerPort {
  /** Null: declared without a name, never matched by a named port. */
  readonly name: string | null;
  readonly protocol: number;
  readonly port: number;
}

interface EndpointBase {
  readonly id: EndpointId;
  readonly name: string;
  /** Own labels after Calico's additions and strips (semantics §1.8), before inheritance from profiles. */
  readonly labels: Labels;
  /** Profile names in evaluation order. */
  readonly profiles: readonly string[];
  /** Empty for a pod made from a template (its address is unknown and never invented) and for a host endpoint without expectedIPs. */
  readonly addresses: readonly Address[];
  readonly ports: readonly ContainerPort[];
  readonly node: string | null;
}

export interface WorkloadEndpoint extends EndpointBase {
  readonly kind: "pod";
  readonly namespace: string;
  /** The workload template that stands in for this pod, as `Deployment shop/web`; null for a real Pod. */
  readonly template: string | null;
  /** What the pods of one workload share, e.g. `web`: replicas are folded by it. */
  readonly workload: string;
}

export interface HostEndpoint extends EndpointBase {
  readonly kind: "hep";
  readonly interfaceName: string | null;
}

export type Endpoint = WorkloadEndpoint | HostEndpoint;

export interface NetworkSet {
  /** `NetworkSet ns/name` or `GlobalNetworkSet name`. */
  readonly id: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly labels: Labels;
  /** `kns.<namespace>` for a NetworkSet, none for a global one. */
  readonly profiles: readonly string[];
  readonly nets: readonly Prefix[];
}

export interface Profile {
  readonly name: string;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
  readonly labelsToApply: Labels;
}

export interface ServicePort {
  readonly name: string | null;
  readonly protocol: number;
  readonly port: number;
  /** As written; a string is the name of a container port. */
  readonly targetPort: number | string;
}

export interface ServiceBackend {
  readonly address: Address | null;
  /** The loaded endpoint with that address, if any. */
  readonly endpoint: EndpointId | null;
  readonly ports: readonly {
    readonly name: string | null;
    readonly protocol: number;
    readonly port: number;
  }[];
}

export interface Service {
  /** `ns/name` */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly ports: readonly ServicePort[];
  readonly backends: readonly ServiceBackend[];
  /** True: no EndpointSlice was loaded, the backends were worked out from pods and target ports. */
  readonly derived: boolean;
  /** False: only EndpointSlices name it. */
  readonly defined: boolean;
}

export interface Namespace {
  readonly name: string;
  readonly labels: Labels;
  /** False: referred to but not loaded. */
  readonly defined: boolean;
}

/** A pod that owns no endpoint, and why (semantics §1.6); or a host endpoint that Felix ignores (semantics §13). */
export interface NotAnEndpoint {
  readonly id: string;
  readonly reason: "host-network" | "finished" | "not-scheduled" | "no-address" | "ignored";
}

/** A Kubernetes node as far as verdicts need it: traffic between it and its own pods is special (semantics §7). */
export interface ClusterNode {
  readonly name: string;
  readonly addresses: readonly Address[];
}

export interface Cluster {
  readonly tiers: readonly Tier[];
  readonly policies: readonly Policy[];
  readonly endpoints: readonly Endpoint[];
  readonly networkSets: readonly NetworkSet[];
  readonly profiles: readonly Profile[];
  readonly services: readonly Service[];
  readonly namespaces: readonly Namespace[];
  readonly notEndpoints: readonly NotAnEndpoint[];
  /** From Node objects and the `hostIP` of pods; a node without a known address need not be listed. */
  readonly nodes?: readonly ClusterNode[];
}
