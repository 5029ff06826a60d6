/** Which workload templates stand in for pods: those of whose pods none is loaded. */
import { selectsLabels } from "../decode/labelSelector.ts";
import type { DecodedPod, DecodedWorkload } from "../decode/pod.ts";

export function standIns(
  workloads: readonly DecodedWorkload[],
  pods: readonly DecodedPod[],
): readonly DecodedWorkload[] {
  const podsByNamespace = new Map<string, DecodedPod[]>();
  for (const pod of pods) {
    const list = podsByNamespace.get(pod.namespace);
    if (list === undefined) podsByNamespace.set(pod.namespace, [pod]);
    else list.push(pod);
  }
  const known = new Set(workloads.map(({ kind, namespace, name }) => keyOf(kind, namespace, name)));
  const children = childrenByOwner(workloads);
  return workloads.filter((workload) => {
    const { kind, namespace, name, owners } = workload;
    if (!workload.runs) return false;
    // A ReplicaSet of a loaded Deployment, a Job of a loaded CronJob: its owner stands in.
    if (owners.some((owner) => known.has(keyOf(owner.kind, namespace, owner.name)))) return false;
    const family = [workload, ...(children.get(keyOf(kind, namespace, name)) ?? [])];
    return !(podsByNamespace.get(namespace) ?? []).some((pod) => belongs(pod, workload, family));
  });
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind} ${namespace}/${name}`;
}

function childrenByOwner(
  workloads: readonly DecodedWorkload[],
): ReadonlyMap<string, readonly DecodedWorkload[]> {
  const children = new Map<string, DecodedWorkload[]>();
  for (const workload of workloads) {
    for (const owner of workload.owners) {
      const key = keyOf(owner.kind, workload.namespace, owner.name);
      children.set(key, [...(children.get(key) ?? []), workload]);
    }
  }
  return children;
}

function belongs(pod: DecodedPod, workload: DecodedWorkload, family: readonly DecodedWorkload[]): boolean {
  const owned = pod.owners.some((owner) =>
    family.some(({ kind, name }) => owner.kind === kind && owner.name === name),
  );
  return owned || (workload.selector !== null && selectsLabels(workload.selector, pod.labels));
}
