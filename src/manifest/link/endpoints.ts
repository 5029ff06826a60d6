/** Pods, workload templates and host endpoints to the endpoints Calico manages (semantics §1.6, §1.8). */
import {
  parseAddress,
  type Address,
  type Endpoint,
  type EndpointId,
  type Labels,
  type NotAnEndpoint,
  type WorkloadEndpoint,
} from "#src/engine/index.ts";
import type { DecodedPod, DecodedWorkload, PodTemplate } from "../decode/pod.ts";
import type { ReadOptions } from "../types.ts";
import { contentsOf, type Loaded } from "./loaded.ts";
import { standIns } from "./standIns.ts";

export interface LinkedEndpoints {
  readonly endpoints: readonly Endpoint[];
  readonly notEndpoints: readonly NotAnEndpoint[];
}

export function linkEndpoints(loaded: readonly Loaded[], options: ReadOptions): LinkedEndpoints {
  const endpoints: Endpoint[] = [];
  const notEndpoints: NotAnEndpoint[] = [];
  const pods = contentsOf(loaded, "pod").map(({ content }) => content.pod);
  for (const pod of pods) {
    const id = podId(pod.namespace, pod.name);
    const reason = whyNoEndpoint(pod);
    if (reason === null) endpoints.push(fromPod(pod, id));
    else if (mayRun(reason) && options.assumeRunning?.includes(id) === true) {
      endpoints.push(
        fromTemplate(
          pod,
          { id, template: `Pod ${pod.namespace}/${pod.name}`, workload: pod.workload },
          options,
        ),
      );
    } else notEndpoints.push({ id, reason });
  }
  if (options.assume === "missing") {
    const workloads = contentsOf(loaded, "workload").map(({ content }) => content.workload);
    const target = {
      endpoints,
      notEndpoints,
      taken: new Set(pods.map((pod) => podId(pod.namespace, pod.name))),
      options,
    };
    for (const workload of standIns(workloads, pods)) addStandIn(workload, target);
  }
  for (const { content } of contentsOf(loaded, "hostEndpoint")) endpoints.push(content.endpoint);
  for (const { object } of loaded) {
    const ignored = object.problems.some(({ code }) => code === "ignored-by-calico");
    if (object.kind === "HostEndpoint" && object.content === null && ignored && object.name !== "")
      notEndpoints.push({ id: `hep:${object.name}`, reason: "ignored" });
  }
  return { endpoints, notEndpoints };
}

function whyNoEndpoint(pod: DecodedPod): NotAnEndpoint["reason"] | null {
  if (pod.hostNetwork) return "host-network";
  if (pod.finished) return "finished";
  if (pod.node === null) return "not-scheduled";
  return pod.addresses.length === 0 ? "no-address" : null;
}

function mayRun(reason: NotAnEndpoint["reason"]): boolean {
  return reason === "not-scheduled" || reason === "no-address";
}

interface Target {
  readonly endpoints: Endpoint[];
  readonly notEndpoints: NotAnEndpoint[];
  readonly taken: Set<string>;
  readonly options: ReadOptions;
}

/** Two workloads of one name are told apart by their kind. */
function addStandIn(workload: DecodedWorkload, { endpoints, notEndpoints, taken, options }: Target): void {
  const { namespace, name, kind } = workload;
  const plain = podId(namespace, name);
  const id = taken.has(plain) ? podId(namespace, `${name}.${kind.toLowerCase()}`) : plain;
  taken.add(id);
  if (workload.template.hostNetwork) notEndpoints.push({ id, reason: "host-network" });
  else {
    const pod = { ...workload.template, namespace, name };
    const standing = { id, template: `${kind} ${namespace}/${name}`, workload: name };
    endpoints.push(fromTemplate(pod, standing, options));
  }
}

type NamedTemplate = PodTemplate & { readonly namespace: string; readonly name: string };

function fromTemplate(
  pod: NamedTemplate,
  standing: { readonly id: EndpointId; readonly template: string; readonly workload: string },
  options: ReadOptions,
): WorkloadEndpoint {
  return { ...common(pod), ...standing, addresses: typedAddresses(options, standing.id), node: null };
}

/** Addresses are never invented: only one that the user typed counts. */
function typedAddresses(options: ReadOptions, id: EndpointId): readonly Address[] {
  const text =
    options.addresses !== undefined && Object.hasOwn(options.addresses, id)
      ? options.addresses[id]
      : undefined;
  const address = text === undefined ? null : parseAddress(text.trim());
  return address === null ? [] : [address];
}

function fromPod(pod: DecodedPod, id: EndpointId): WorkloadEndpoint {
  return {
    ...common(pod),
    id,
    template: null,
    workload: pod.workload,
    addresses: pod.addresses,
    node: pod.node,
  };
}

function common(
  pod: NamedTemplate,
): Pick<WorkloadEndpoint, "kind" | "name" | "namespace" | "labels" | "profiles" | "ports"> {
  const account = pod.serviceAccount;
  return {
    kind: "pod",
    name: pod.name,
    namespace: pod.namespace,
    labels: endpointLabels(pod),
    profiles: [`kns.${pod.namespace}`, ...(account === null ? [] : [`ksa.${pod.namespace}.${account}`])],
    ports: pod.ports,
  };
}

/** A pod cannot claim labels of its namespace or service account: those prefixes are stripped. */
function endpointLabels(pod: NamedTemplate): Labels {
  const own = Object.entries(pod.labels).filter(
    ([key]) => !key.startsWith("pcns.") && !key.startsWith("pcsa."),
  );
  return {
    ...Object.fromEntries(own),
    "projectcalico.org/namespace": pod.namespace,
    "projectcalico.org/orchestrator": "k8s",
    ...(pod.serviceAccount === null ? {} : { "projectcalico.org/serviceaccount": pod.serviceAccount }),
  };
}

function podId(namespace: string, name: string): EndpointId {
  // The brand of pod ids is made here and nowhere else.
  return `pod:${namespace}/${name}` as EndpointId;
}
