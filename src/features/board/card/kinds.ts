/** The sign of each kind of policy. A staged policy keeps the sign of what it would be; its outline is dashed. */
import type { PolicyKind } from "#src/engine/index.ts";
import type { GlyphName } from "#src/ui/index.ts";

export const kindGlyph: Readonly<Record<PolicyKind, GlyphName>> = {
  NetworkPolicy: "letter-n",
  StagedNetworkPolicy: "letter-n",
  GlobalNetworkPolicy: "globe",
  StagedGlobalNetworkPolicy: "globe",
  KubernetesNetworkPolicy: "heptagon-k",
  StagedKubernetesNetworkPolicy: "heptagon-k",
  ClusterNetworkPolicy: "heptagon-c",
  AdminNetworkPolicy: "letter-a",
  BaselineAdminNetworkPolicy: "letter-b",
};
