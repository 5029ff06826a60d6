/** The sign a kind of policy wears wherever it is drawn; staged kinds wear that of the kind they stage. */
import type { PolicyKind } from "#src/engine/index.ts";

export type KindSign = "letter-n" | "globe" | "heptagon-k" | "heptagon-c" | "letter-a" | "letter-b";

export const kindSigns: Readonly<Record<PolicyKind, KindSign>> = {
  NetworkPolicy: "letter-n",
  GlobalNetworkPolicy: "globe",
  KubernetesNetworkPolicy: "heptagon-k",
  ClusterNetworkPolicy: "heptagon-c",
  AdminNetworkPolicy: "letter-a",
  BaselineAdminNetworkPolicy: "letter-b",
  StagedNetworkPolicy: "letter-n",
  StagedGlobalNetworkPolicy: "globe",
  StagedKubernetesNetworkPolicy: "heptagon-k",
};
