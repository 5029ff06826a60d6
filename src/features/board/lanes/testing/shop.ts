/** The cluster of the pictures: six tiers, with a flow that both sides allow and one that the end of a tier denies. */
import type { CaseSpec, TierSpec } from "./cases.ts";

const security = ["5 quarantine", "20 block-threat-feed", "30 pci-restrict-egress", "90 pass-to-platform"];
const platform = ["10 allow-dns", "20 allow-metrics-scrape", "30 legacy-dns-tcp"];
const application = [
  "110 web-ingress",
  "120 storefront-ingress",
  "130 storefront-egress",
  "200 checkout-ingress",
  "210 checkout-egress",
  "300 gateway-ingress",
  "310 vault-ledger-ingress",
  "320 payments-egress",
  "400 deny-dmz-east-west",
];
const fallback = [
  "1000 allow-dns-queries",
  "1000 allow-ledger-to-postgres",
  "1000 allow-orders-to-postgres",
  "1000 allow-sessions",
  "1000 default-deny",
  "1000 prometheus-egress",
];

function tiers(
  letters: Readonly<Record<string, readonly [egress: string, ingress: string]>>,
): readonly TierSpec[] {
  const tier = (name: string, end: TierSpec["end"], policies: readonly string[]): TierSpec => {
    const [egress, ingress] = letters[name] ?? ["", ""];
    return { name, end, policies, egress, ingress };
  };
  return [
    tier("security", "Deny", security),
    tier("platform", "Pass", platform),
    tier("application", "Deny", application),
    tier("kube-admin", "Pass", ["10 cluster-baseline"]),
    tier("default", "Deny", fallback),
    tier("kube-baseline", "Pass", []),
  ];
}

export const allowed: CaseSpec = {
  source: "checkout/orders-84c5d-2j6tn",
  destination: "data/postgres-orders-0",
  tiers: tiers({
    security: ["ensP", "edsP"],
    platform: ["ndn", "dne"],
    application: ["eeedAeeed", "eeeeeeeee"],
    "kube-admin": ["e", "e"],
    default: ["eeeeee", "eeAene"],
  }),
};

export const denied: CaseSpec = {
  source: "checkout/cart-7f6b9-k8d2s",
  destination: "payments/gateway-66d94-c5rwk",
  tiers: tiers({
    security: ["ensP", "edsP"],
    platform: ["ndn", "dne"],
    application: ["eeedAeeed", "eeeeenedn"],
    "kube-admin": ["e", "e"],
    default: ["eeeeee", "eeeene"],
  }),
};
