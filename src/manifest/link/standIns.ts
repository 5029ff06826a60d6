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
  const key = (kind: string, namespace: string, name: string) => `${kind} ${namespace}/${name}`;
  const byKey = new Set(workloads.map(({ kind, namespace, name }) => key(kind, namespace, name)));
  return workloads.filter((workload) => {
    const { kind, namespace, name, owners } = workload;
    if (!workload.runs) return false;
    // A ReplicaSet of a loaded Deployment, a Job of a loaded CronJob: its owner stands in.
    if (owners.some((owner) => byKey.has(key(owner.kind, namespace, owner.name)))) return false;
    const children = workloads
      .filter(
        (other) =>
          other.namespace === namespace &&
          other.owners.some((owner) => owner.kind === kind && owner.name === name),
      )
      .map((child) => ({ kind: child.kind, name: child.name }));
    return !(podsByNamespace.get(namespace) ?? []).some((pod) => belongs(pod, workload, children));
  });
}

function belongs(
  pod: DecodedPod,
  workload: DecodedWorkload,
  children: readonly { kind: string; name: string }[],
): boolean {
  const family = [workload, ...children];
  if (pod.owners.some((owner) => family.some(({ kind, name }) => owner.kind === kind && owner.name === name)))
    return true;
  return workload.selector !== null && selectsLabels(workload.selector, pod.labels);
}
