/** Every kind a verdict can depend on; README.md has the same line. */
export const kinds: readonly string[] = [
  "tiers.projectcalico.org",
  "globalnetworkpolicies.projectcalico.org",
  "networkpolicies.projectcalico.org",
  "stagedglobalnetworkpolicies.projectcalico.org",
  "stagednetworkpolicies.projectcalico.org",
  "stagedkubernetesnetworkpolicies.projectcalico.org",
  "globalnetworksets.projectcalico.org",
  "networksets.projectcalico.org",
  "hostendpoints.projectcalico.org",
  "networkpolicies.networking.k8s.io",
  "namespaces",
  "nodes",
  "serviceaccounts",
  "pods",
  "services",
  "endpointslices",
];

export const kubectlLine = `kubectl get ${kinds.join(",")} -A -o yaml > cluster.yaml`;
