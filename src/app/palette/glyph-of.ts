/** The sign of each kind of policy; staged kinds wear that of the kind they stage. */
import type { PolicyKind } from "#src/engine/index.ts";
import type { GlyphName } from "#src/ui/index.ts";

export const glyphOf: Readonly<Record<PolicyKind, GlyphName>> = {
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
