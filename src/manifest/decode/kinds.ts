/** Every kind that is read: which group and versions, whether it lives in a namespace, what it is called, who decodes it. */
import type {
  ClusterNode,
  HostEndpoint,
  Labels,
  NetworkSet,
  Policy,
  PolicyId,
  PolicyKind,
  Profile,
  Tier,
} from "#src/engine/index.ts";
import type { MapNode } from "../yaml/node.ts";
import { decodeCalicoPolicy, type DecodedPolicy, type PolicyIdentity } from "./calicoPolicy.ts";
import { decodeNetworkSet, decodeProfile, decodeTier } from "./cluster.ts";
import { decodeClusterPolicy } from "./clusterPolicy.ts";
import { childMap, emptyMap, startOf, type Fields, type Text } from "./fields.ts";
import { decodeHostEndpoint } from "./hostEndpoint.ts";
import { decodeKubernetesPolicy } from "./kubernetesPolicy.ts";
import type { Meta } from "./meta.ts";
import { decodeNode } from "./node.ts";
import { decodePod, decodeWorkload, type DecodedPod, type DecodedWorkload } from "./pod.ts";
import { report, type Scope } from "./scope.ts";
import { decodeService, decodeSlice, type DecodedService, type DecodedSlice } from "./service.ts";

/** What an object says, before it meets the others. */
export type Content =
  | { readonly kind: "policy"; readonly policy: Policy; readonly tierText: Text | null }
  | { readonly kind: "tier"; readonly tier: Tier }
  | { readonly kind: "networkSet"; readonly set: NetworkSet }
  | { readonly kind: "hostEndpoint"; readonly endpoint: HostEndpoint }
  | { readonly kind: "profile"; readonly profile: Profile }
  | { readonly kind: "namespace"; readonly name: string; readonly labels: Labels }
  | {
      readonly kind: "serviceAccount";
      readonly namespace: string;
      readonly name: string;
      readonly labels: Labels;
    }
  | { readonly kind: "node"; readonly node: ClusterNode }
  | { readonly kind: "pod"; readonly pod: DecodedPod }
  | { readonly kind: "workload"; readonly workload: DecodedWorkload }
  | { readonly kind: "service"; readonly service: DecodedService }
  | { readonly kind: "slice"; readonly slice: DecodedSlice };

export interface DecodeInput {
  readonly scope: Scope;
  readonly root: MapNode;
  readonly meta: Meta;
  readonly kind: string;
  /** Null for cluster-scoped kinds. */
  readonly namespace: string | null;
}

export interface KindInfo {
  readonly group: string;
  readonly versions: readonly string[];
  readonly kind: string;
  /** As in ids; only the Kubernetes NetworkPolicy is called differently. */
  readonly shown: string;
  readonly namespaced: boolean;
  /** Null: fine, but not about policy. */
  readonly decode: (input: DecodeInput) => Content | null;
}

const calico = ["projectcalico.org", "crd.projectcalico.org"] as const;

const calicoKinds: readonly (readonly [string, boolean, KindInfo["decode"]])[] = [
  ["Tier", false, (input) => ({ kind: "tier", tier: decodeTier(optionalSpec(input), input.meta) })],
  ["NetworkPolicy", true, calicoPolicy],
  ["GlobalNetworkPolicy", false, calicoPolicy],
  ["StagedNetworkPolicy", true, calicoPolicy],
  ["StagedGlobalNetworkPolicy", false, calicoPolicy],
  ["StagedKubernetesNetworkPolicy", true, policy(decodeKubernetesPolicy)],
  ["NetworkSet", true, networkSet],
  ["GlobalNetworkSet", false, networkSet],
  ["HostEndpoint", false, hostEndpoint],
  ["Profile", false, profile],
];

export const kinds: readonly KindInfo[] = [
  ...calico.flatMap((group) =>
    calicoKinds.map(([kind, namespaced, decode]): KindInfo => {
      return {
        group,
        versions: [group === "projectcalico.org" ? "v3" : "v1"],
        kind,
        shown: kind,
        namespaced,
        decode,
      };
    }),
  ),
  kubernetes(
    "networking.k8s.io/v1",
    "NetworkPolicy",
    policy(decodeKubernetesPolicy),
    "KubernetesNetworkPolicy",
  ),
  clusterWide(
    "policy.networking.k8s.io/v1alpha2",
    "ClusterNetworkPolicy",
    policy((spec, id) => decodeClusterPolicy(spec, id, "cluster")),
  ),
  clusterWide(
    "policy.networking.k8s.io/v1alpha1",
    "AdminNetworkPolicy",
    policy((spec, id) => decodeClusterPolicy(spec, id, "admin")),
  ),
  clusterWide(
    "policy.networking.k8s.io/v1alpha1",
    "BaselineAdminNetworkPolicy",
    policy((spec, id) => decodeClusterPolicy(spec, id, "baseline")),
  ),
  clusterWide("/v1", "Namespace", ({ meta }) => ({
    kind: "namespace",
    name: meta.name,
    labels: meta.labels,
  })),
  clusterWide("/v1", "Node", (input) => ({
    kind: "node",
    node: decodeNode(rootOf(input), input.meta),
  })),
  kubernetes("/v1", "ServiceAccount", ({ meta, namespace }) => {
    return { kind: "serviceAccount", namespace: namespace ?? "", name: meta.name, labels: meta.labels };
  }),
  kubernetes("/v1", "Pod", (input) => ({
    kind: "pod",
    pod: decodePod(rootOf(input), input.meta, input.namespace ?? ""),
  })),
  kubernetes("/v1", "Service", (input) => {
    return { kind: "service", service: decodeService(rootOf(input), input.meta, input.namespace ?? "") };
  }),
  kubernetes("discovery.k8s.io/v1", "EndpointSlice", (input) => {
    return { kind: "slice", slice: decodeSlice(rootOf(input), input.meta, input.namespace ?? "") };
  }),
  ...["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) =>
    kubernetes("apps/v1", kind, workload),
  ),
  ...["Job", "CronJob"].map((kind) => kubernetes("batch/v1", kind, workload)),
];

function kubernetes(apiVersion: string, kind: string, decode: KindInfo["decode"], shown = kind): KindInfo {
  const [group = "", version = ""] = apiVersion.split("/");
  return { group, versions: [version], kind, shown, namespaced: true, decode };
}

function clusterWide(apiVersion: string, kind: string, decode: KindInfo["decode"]): KindInfo {
  return { ...kubernetes(apiVersion, kind, decode), namespaced: false };
}

function rootOf({ scope, root }: DecodeInput): Fields {
  return { scope, map: root, path: "" };
}

function optionalSpec(input: DecodeInput): Fields | null {
  return childMap(rootOf(input), "spec");
}

/** A missing `spec` is read as an empty one, as Go's zero value. */
function specOf(input: DecodeInput): Fields {
  return optionalSpec(input) ?? { scope: input.scope, map: emptyMap(startOf(input.root)), path: "spec" };
}

type PolicyDecoder = (spec: Fields, identity: PolicyIdentity) => DecodedPolicy;

function policy(decode: PolicyDecoder): KindInfo["decode"] {
  return (input) => ({ kind: "policy", ...decode(specOf(input), identityOf(input)) });
}

function calicoPolicy(input: DecodeInput): Content {
  return { kind: "policy", ...decodeCalicoPolicy(specOf(input), identityOf(input)) };
}

function identityOf({ kind, namespace, meta }: DecodeInput): PolicyIdentity {
  const { name } = meta;
  // `kind` is one of the policy kinds of the table above; the brand of policy ids is made here and nowhere else.
  const shown = kind as PolicyKind;
  const id = (namespace === null ? `${shown} ${name}` : `${shown} ${namespace}/${name}`) as PolicyId;
  return { id, kind: shown, namespace, name };
}

function networkSet(input: DecodeInput): Content {
  return { kind: "networkSet", set: decodeNetworkSet(optionalSpec(input), input.meta, input.namespace) };
}

function hostEndpoint(input: DecodeInput): Content | null {
  const endpoint = decodeHostEndpoint(specOf(input), input.meta);
  if (endpoint === null) input.scope.broken = true;
  return endpoint === null ? null : { kind: "hostEndpoint", endpoint };
}

function profile(input: DecodeInput): Content | null {
  const decoded = decodeProfile(optionalSpec(input), input.meta);
  if (decoded === null) input.scope.broken = true;
  return decoded === null ? null : { kind: "profile", profile: decoded };
}

function workload(input: DecodeInput): Content | null {
  const decoded = decodeWorkload(rootOf(input), input.meta, input.kind, input.namespace ?? "");
  if (decoded !== null) return { kind: "workload", workload: decoded };
  report(input.scope, {
    code: "missing-field",
    at: input.meta.at,
    path: "spec.template",
    message: `\`${input.meta.name}\` has no pod template`,
  });
  return null;
}
