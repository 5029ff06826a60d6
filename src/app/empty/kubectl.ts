/**
 * The shell command that writes every object a verdict can depend on into one file; README.md has the same.
 * kubectl gives nothing at all when it is asked for several kinds and the cluster lacks one of them, so each is asked for
 * by itself. Calico's kinds are taken from its API and, where that is not served, as they are stored: never both, which
 * would be the same object twice.
 */
const calico: readonly string[] = [
  "tiers",
  "globalnetworkpolicies",
  "networkpolicies",
  "stagedglobalnetworkpolicies",
  "stagednetworkpolicies",
  "stagedkubernetesnetworkpolicies",
  "globalnetworksets",
  "networksets",
  "hostendpoints",
  "profiles",
];

/** Several API groups have network policies and endpoint slices: outside the core every kind is named with its group. */
const kubernetes: readonly string[] = [
  "networkpolicies.networking.k8s.io",
  "clusternetworkpolicies.policy.networking.k8s.io",
  "adminnetworkpolicies.policy.networking.k8s.io",
  "baselineadminnetworkpolicies.policy.networking.k8s.io",
  "namespaces",
  "nodes",
  "serviceaccounts",
  "pods",
  "services",
  "endpointslices.discovery.k8s.io",
];

const get = (resource: string): string => `kubectl get ${resource} -A -o yaml`;

export const kubectlCommand = `for kind in ${calico.join(" ")}; do
  echo ---
  ${get("$kind.projectcalico.org")} ||
  ${get("$kind.crd.projectcalico.org")}
done > cluster.yaml
for kind in ${kubernetes.join(" ")}; do
  echo ---
  ${get("$kind")}
done >> cluster.yaml`;
