/** One object covered: its type, its metadata, and of the rest what the kind's masks let through. */
import type { DecodedObject } from "../decode/document.ts";
import { isMap, type JsonMap } from "../export/merge-patch.ts";
import { toJson, type Json } from "../yaml/json.ts";
import type { Cover } from "./cover.ts";
import { fields, labels, list, name, text, type Mask, type Shape } from "./mask.ts";
import {
  calicoPolicy,
  clusterPolicy,
  kubernetesPolicy,
  networkSet,
  profileObject,
  tierObject,
} from "./policies.ts";
import type { Role } from "./tokens.ts";
import { hostEndpoint, node, pod, service, slice, workload } from "./workloads.ts";

interface Covering {
  readonly shape: Shape;
  readonly role: Role;
}

const coverings: Readonly<Record<string, Covering>> = {
  NetworkPolicy: { shape: calicoPolicy, role: "policy" },
  GlobalNetworkPolicy: { shape: calicoPolicy, role: "policy" },
  StagedNetworkPolicy: { shape: calicoPolicy, role: "policy" },
  StagedGlobalNetworkPolicy: { shape: calicoPolicy, role: "policy" },
  StagedKubernetesNetworkPolicy: { shape: kubernetesPolicy, role: "policy" },
  ClusterNetworkPolicy: { shape: clusterPolicy, role: "policy" },
  AdminNetworkPolicy: { shape: clusterPolicy, role: "policy" },
  BaselineAdminNetworkPolicy: { shape: clusterPolicy, role: "policy" },
  NetworkSet: { shape: networkSet, role: "set" },
  GlobalNetworkSet: { shape: networkSet, role: "set" },
  HostEndpoint: { shape: hostEndpoint, role: "host" },
  Profile: { shape: profileObject, role: "prof" },
  Tier: { shape: tierObject, role: "value" },
  Namespace: { shape: {}, role: "ns" },
  ServiceAccount: { shape: {}, role: "sa" },
  Node: { shape: node, role: "node" },
  Pod: { shape: pod, role: "pod" },
  Service: { shape: service, role: "svc" },
  EndpointSlice: { shape: slice, role: "slice" },
};

const ofKubernetes: Covering = { shape: kubernetesPolicy, role: "policy" };
const ofWorkload: Covering = { shape: workload, role: "app" };

/** Every object that takes part. Stored forms of Calico's objects are written in the form users write. */
export function coverObject(object: DecodedObject, cover: Cover): JsonMap {
  const { apiVersion, kind, node: root } = object;
  const value = toJson(root);
  const { shape } = coveringOf(object);
  const rest = fields(shape)(value, cover);
  return {
    apiVersion: apiVersion.startsWith("crd.projectcalico.org/") ? "projectcalico.org/v3" : apiVersion,
    kind,
    metadata: coverMeta(object, isMap(value) && isMap(value["metadata"]) ? value["metadata"] : {}, cover),
    ...(isMap(rest) ? rest : {}),
  };
}

function coveringOf({ apiVersion, kind }: DecodedObject): Covering {
  if (apiVersion.startsWith("networking.k8s.io/")) return ofKubernetes;
  return coverings[kind] ?? ofWorkload;
}

function coverMeta(object: DecodedObject, meta: JsonMap, cover: Cover): JsonMap {
  const { kind, namespace } = object;
  const rest = fields({ deletionTimestamp: deleted, ownerReferences: owners, annotations })(meta, cover);
  const written = coverLabels(object, meta, cover);
  return {
    name: coverName(object, cover),
    ...(namespace === null ? {} : { namespace: cover.name(namespace, "ns") }),
    ...(kind === "Pod" ? generated(object, meta, cover) : {}),
    ...(Object.keys(written).length === 0 ? {} : { labels: written }),
    ...(isMap(rest) ? rest : {}),
  };
}

function coverName(object: DecodedObject, cover: Cover): string {
  if (object.kind === "Tier") return cover.tier(object.name);
  if (object.kind === "Profile") return cover.profile(object.name);
  return cover.name(object.name, coveringOf(object).role);
}

/** Stored forms keep some of their labels in an annotation. */
function coverLabels({ apiVersion }: DecodedObject, meta: JsonMap, cover: Cover): JsonMap {
  const own = labels(meta["labels"] ?? {}, cover);
  const kept = apiVersion.startsWith("crd.projectcalico.org/") ? storedLabels(meta) : {};
  const more = labels(kept, cover);
  return { ...(isMap(own) ? own : {}), ...(isMap(more) ? more : {}) };
}

function storedLabels(meta: JsonMap): JsonMap {
  const all = meta["annotations"];
  const stored = isMap(all) ? all["projectcalico.org/metadata"] : undefined;
  if (typeof stored !== "string") return {};
  try {
    const parsed = JSON.parse(stored) as Json; // What JSON.parse gives is Json by definition.
    const found = isMap(parsed) ? parsed["labels"] : undefined;
    if (!isMap(found)) return {};
    return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === "string"));
  } catch {
    return {};
  }
}

const deleted: Mask = text(() => "2000-01-01T00:00:00Z");

/** Of owners of other kinds it only counts that they are there. */
const knownOwners = /^(?:Deployment|ReplicaSet|StatefulSet|DaemonSet|Job|CronJob|Node)$/;
const ownerKind = text((value) => (knownOwners.test(value) ? value : "Owner"));
const owners = list(fields({ kind: ownerKind, name: name("app") }));

const nets: Mask = text((value, cover) =>
  value === ""
    ? ""
    : value
        .split(",")
        .map((one) => cover.net(one))
        .join(","),
);

/** Those that name addresses. */
const annotations: Mask = (value, cover) => {
  const kept = fields({
    "cni.projectcalico.org/podIP": nets,
    "cni.projectcalico.org/podIPs": nets,
    "vpc.amazonaws.com/pod-ips": nets,
    "projectcalico.org/IPv4Address": nets,
    "projectcalico.org/IPv6Address": nets,
  })(value, cover);
  return isMap(kept) && Object.keys(kept).length > 0 ? kept : undefined;
};

/** Replicas are told by what their names were generated from. */
function generated({ content }: DecodedObject, meta: JsonMap, cover: Cover): JsonMap {
  const alike = typeof meta["generateName"] === "string" && content?.kind === "pod";
  return alike ? { generateName: `${cover.name(content.pod.workload, "app")}-` } : {};
}
