/** Pods and the templates of workloads: what is needed to make an endpoint of one (semantics §1.6). */
import { parsePrefix, type Address, type ContainerPort, type Labels } from "#src/engine/index.ts";
import {
  booleanField,
  childMap,
  integerField,
  labelsField,
  mapListField,
  stringField,
  textField,
  type Fields,
  type Text,
} from "./fields.ts";
import { decodeLabelSelector, type LabelSelector } from "./labelSelector.ts";
import type { Meta, Owner } from "./meta.ts";
import { hostAddresses } from "./node.ts";
import { clip, report } from "./scope.ts";

/** The part of a pod that a template has too. */
export interface PodTemplate {
  readonly labels: Labels;
  readonly serviceAccount: string | null;
  readonly hostNetwork: boolean;
  readonly ports: readonly ContainerPort[];
}

export interface DecodedPod extends PodTemplate {
  readonly namespace: string;
  readonly name: string;
  readonly node: string | null;
  readonly addresses: readonly Address[];
  /** Of the node it runs on. */
  readonly hostAddresses: readonly Address[];
  readonly finished: boolean;
  readonly owners: readonly Owner[];
  /** What replicas share. */
  readonly workload: string;
}

export interface DecodedWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly owners: readonly Owner[];
  readonly selector: LabelSelector | null;
  readonly template: PodTemplate;
  /** False: scaled to zero or finished. */
  readonly runs: boolean;
}

/** Fields of pods and workloads that say nothing about policy are passed over without a word. */
export function decodePod(root: Fields, meta: Meta, namespace: string): DecodedPod {
  const spec = childMap(root, "spec");
  const status = childMap(root, "status");
  const template = decodeTemplate(spec, meta.labels);
  const addresses = status === null ? [] : readAddresses(status);
  return {
    ...template,
    namespace,
    name: meta.name,
    node: emptyToNull(spec === null ? null : stringField(spec, "nodeName")),
    addresses: addresses.length > 0 ? addresses : annotatedAddresses(meta),
    hostAddresses: status === null ? [] : hostAddresses(status),
    finished: isFinished(status, meta),
    owners: meta.owners,
    workload: workloadName(meta),
  };
}

function emptyToNull(text: string | null): string | null {
  return text === "" ? null : text;
}

function isFinished(status: Fields | null, meta: Meta): boolean {
  const phase = status === null ? null : stringField(status, "phase");
  if (phase === "Failed" || phase === "Succeeded" || phase === "Completed") return true;
  return meta.deleting && (meta.annotations[podIp] === "" || meta.annotations[awsPodIps] === "");
}

const podIp = "cni.projectcalico.org/podIP";
const podIps = "cni.projectcalico.org/podIPs";
const awsPodIps = "vpc.amazonaws.com/pod-ips";

function readAddresses(status: Fields): readonly Address[] {
  const texts = mapListField(status, "podIPs").flatMap((entry) => textField(entry, "ip") ?? []);
  const single = texts.length > 0 ? null : textField(status, "podIP");
  return [...texts, ...(single === null || single.text === "" ? [] : [single])].flatMap((text) =>
    readAddress(status, text),
  );
}

function readAddress(status: Fields, text: Text): readonly Address[] {
  const prefix = parsePrefix(text.text);
  if (prefix !== null) return [prefix.address];
  report(status.scope, {
    code: "invalid-net",
    at: text,
    path: text.path,
    message: `\`${clip(text.text)}\` in \`${text.path}\` is not an address`,
    help: "the pod counts as having no address",
  });
  return [];
}

/** Calico's CNI plugin writes the addresses down before the kubelet reports them. */
function annotatedAddresses(meta: Meta): readonly Address[] {
  const written = [meta.annotations[podIps], meta.annotations[podIp], meta.annotations[awsPodIps]];
  const text = written.find((one) => one !== undefined && one !== "");
  return (text ?? "").split(",").flatMap((one) => parsePrefix(one)?.address ?? []);
}

export function decodeTemplate(spec: Fields | null, labels: Labels): PodTemplate {
  if (spec === null) return { labels, serviceAccount: null, hostNetwork: false, ports: [] };
  const containers = [...mapListField(spec, "containers"), ...mapListField(spec, "initContainers")];
  return {
    labels,
    serviceAccount: emptyToNull(
      stringField(spec, "serviceAccountName") ?? stringField(spec, "serviceAccount"),
    ),
    hostNetwork: booleanField(spec, "hostNetwork"),
    ports: containers.flatMap((container) => mapListField(container, "ports").flatMap(readPort)),
  };
}

const protocols: Readonly<Record<string, number>> = { TCP: 6, UDP: 17, SCTP: 132, "": 6 };

/** Unknown protocols are ignored, as Calico does. */
function readPort(port: Fields): readonly ContainerPort[] {
  const name = stringField(port, "protocol") ?? "";
  const protocol = Object.hasOwn(protocols, name) ? protocols[name] : undefined;
  const number = integerField(port, "containerPort") ?? 0;
  if (protocol === undefined || number === 0) return [];
  return [{ name: emptyToNull(stringField(port, "name")), protocol, port: number }];
}

/** What a Deployment appends to the names of its ReplicaSets: a hash in Kubernetes' safe alphabet. */
const templateHash = /(?<=.)-[bcdfghjklmnpqrstvwxz2456789]{5,10}$/;

/** Deployment `web` makes ReplicaSet `web-7d9f` makes Pod `web-7d9f-x2x`: all share `web`. */
function workloadName(meta: Meta): string {
  const owner = meta.owners[0];
  const hash = meta.labels["pod-template-hash"] ?? "";
  if (owner?.kind === "ReplicaSet") {
    return hash === "" ? owner.name.replace(templateHash, "") : withoutSuffix(owner.name, `-${hash}`);
  }
  if (owner !== undefined && owner.kind !== "Node") return owner.name;
  if (meta.generateName === null || meta.generateName === "") return meta.name;
  return withoutSuffix(withoutSuffix(meta.generateName, "-"), `-${hash}`);
}

function withoutSuffix(text: string, suffix: string): string {
  return suffix.length > 1 || suffix === "-"
    ? text.endsWith(suffix) && text !== suffix
      ? text.slice(0, -suffix.length)
      : text
    : text;
}

/** Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob. Null: no template in it. */
export function decodeWorkload(
  root: Fields,
  meta: Meta,
  kind: string,
  namespace: string,
): DecodedWorkload | null {
  const outer = childMap(root, "spec");
  const job = kind === "CronJob" && outer !== null ? childMap(outer, "jobTemplate") : null;
  const spec = kind === "CronJob" ? (job === null ? null : childMap(job, "spec")) : outer;
  const template = spec === null ? null : childMap(spec, "template");
  if (spec === null || template === null) return null;
  const templateMeta = childMap(template, "metadata");
  const own = templateMeta === null ? {} : labelsField(templateMeta, "labels");
  const labels =
    kind === "Job" ? { ...own, "batch.kubernetes.io/job-name": meta.name, "job-name": meta.name } : own;
  const selector = kind === "CronJob" ? null : childMap(spec, "selector");
  const made = decodeTemplate(childMap(template, "spec"), labels);
  return {
    kind,
    namespace,
    name: meta.name,
    owners: meta.owners,
    selector: selector === null ? null : decodeLabelSelector(selector),
    // Admission gives every pod a service account; a Pod that is loaded without one is left as written.
    template: { ...made, serviceAccount: made.serviceAccount ?? "default" },
    runs: runs(root, spec, kind),
  };
}

function runs(root: Fields, spec: Fields, kind: string): boolean {
  if (kind === "Job") {
    const status = childMap(root, "status");
    return status === null || stringField(status, "completionTime") === null;
  }
  return kind === "CronJob" || kind === "DaemonSet" || integerField(spec, "replicas") !== 0;
}
