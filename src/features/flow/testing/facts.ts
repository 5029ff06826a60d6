/** Hand-made facts for the component tests: a shop of two pods, one tier, and a flow denied at the end of it. */
import type { EndpointId, FlowTrace, PolicyId } from "#src/engine/index.ts";
import type {
  BoardFacts,
  CardFacts,
  EndpointFacts,
  Explanation,
  RuleLine,
  Step,
  TraceItem,
} from "#src/explain/index.ts";
import type { FlowAnswer, Snapshot } from "#src/session/index.ts";

// Brands exist in the type alone; a test makes its own ids.
export const policyId = (id: string): PolicyId => id as PolicyId;
export const endpointId = (id: string): EndpointId => id as EndpointId;

function pod(name: string, address: string): EndpointFacts {
  return {
    id: endpointId(`pod:shop/${name}`),
    kind: "pod",
    label: `pod shop/${name}`,
    namespace: "shop",
    name,
    workload: name,
    addresses: [address],
    labels: [`app=${name}`],
    template: null,
    policies: 1,
  };
}

function card(name: string, orderText: string): CardFacts {
  return {
    id: policyId(`NetworkPolicy shop/${name}`),
    kind: "NetworkPolicy",
    namespace: "shop",
    name,
    tier: "application",
    orderText,
    tie: false,
    governs: { ingress: true, egress: false },
    ingress: ["Allow"],
    egress: [],
    subject: 'app == "db"',
    selects: 1,
    selectsText: "1 pod",
    staged: false,
    ignored: null,
    diagnostics: 0,
    changed: false,
    haystack: name,
    ports: [],
  };
}

export const boardFacts: BoardFacts = {
  tiers: [
    {
      name: "application",
      order: 300,
      orderText: "300",
      defaultAction: "Deny",
      defined: true,
      builtIn: false,
      policies: [policyId("NetworkPolicy shop/db-ingress")],
      skipped: null,
      place: null,
    },
  ],
  cards: [card("db-ingress", "210")],
  namespaces: [{ name: "shop", labels: [], defined: true }],
  endpoints: [pod("web", "10.0.0.1"), pod("db", "10.0.0.2")],
  services: [
    {
      id: "shop/db",
      label: "service shop/db",
      namespace: "shop",
      name: "db",
      ports: ["tcp/80"],
      backends: 2,
      derived: false,
    },
  ],
  networkSets: [
    {
      id: "GlobalNetworkSet threat-feed",
      label: "network set threat-feed",
      namespace: null,
      name: "threat-feed",
      nets: ["198.51.100.0/24"],
      proposed: "198.51.100.0",
    },
  ],
  profiles: [],
  notEndpoints: [],
};

export const snapshot: Snapshot = {
  revision: 1,
  board: boardFacts,
  diagnostics: [],
  files: [{ name: "shop.yaml", size: 100 }],
  objects: 6,
  hash: "abc",
  changes: [],
};

const rule: RuleLine = {
  ref: { rule: 0, written: 0 },
  name: "ingress rule 1",
  state: "no-match",
  summary: 'Allow TCP 5432 from app == "api"',
  reason: "source app: wants api, is web",
  wanted: "api",
  actual: "web",
  failures: 1,
};

function item(more: Partial<TraceItem> & Pick<TraceItem, "outcome" | "mark" | "reason">): TraceItem {
  const policy = more.policy ?? null;
  const text = [more.outcome, "application", ...(policy === null ? [] : [policy])].join(", ");
  return {
    key: `${more.outcome}-${policy ?? ""}`,
    tier: "application",
    policy,
    rules: [],
    step: 2,
    text: `${text}: ${more.reason}`,
    ...more,
  };
}

const steps: readonly Step[] = [
  {
    index: 0,
    half: "egress",
    mark: "allow",
    tiers: [],
    title: "profile",
    subtitle: "kns.shop",
    headline: "profile: kns.shop allows",
    sentence: "The namespace profile kns.shop allows it to leave.",
  },
  {
    index: 1,
    half: "hand-over",
    mark: "hand-over",
    tiers: [],
    title: "Hand-over",
    subtitle: "",
    headline: "hand-over",
    sentence: "The source lets it out, so the destination judges it.",
  },
  {
    index: 2,
    half: "ingress",
    mark: "end-deny",
    tiers: ["application"],
    title: "application",
    subtitle: "End: Deny",
    headline: "application: one policy applies, no rule matches",
    sentence: "End of tier application denies it.",
  },
];

export const explanation: Explanation = {
  word: "Denied",
  mark: "end-deny",
  headline: "web cannot reach db on TCP 5432: denied at destination",
  detail: "End of tier application",
  verdict: "Denied at the destination pod shop/db, ingress, by end of tier application",
  egress: {
    direction: "egress",
    endpoint: endpointId("pod:shop/web"),
    summary: "Allowed by profile kns.shop",
    mark: "allow",
    outcome: "allow",
    hypothetical: false,
    forward: null,
    items: [
      item({ outcome: "Skipped", mark: "skipped", reason: "no policy applies", step: 0 }),
      item({ outcome: "Profile", mark: "allow", reason: "kns.shop allows", step: 0 }),
    ],
  },
  ingress: {
    direction: "ingress",
    endpoint: endpointId("pod:shop/db"),
    summary: "Denied at end of tier application",
    mark: "end-deny",
    outcome: "deny",
    hypothetical: false,
    forward: null,
    items: [
      item({
        outcome: "Does not apply",
        mark: "other-endpoints",
        policy: policyId("NetworkPolicy shop/api-ingress"),
        reason: "selects app == api",
      }),
      item({
        outcome: "No match",
        mark: "no-match",
        policy: policyId("NetworkPolicy shop/db-ingress"),
        reason: "1 rule, none matches",
        rules: [rule],
      }),
      item({ outcome: "End of tier", mark: "end-deny", reason: "Deny, because of db-ingress" }),
    ],
  },
  steps,
  narration: ["web wants to reach db on TCP 5432.", "End of tier application denies it."],
  deciding: [
    {
      direction: "ingress",
      policy: null,
      title: "end of tier application",
      tier: "application",
      place: {
        file: "shop.yaml",
        start: { offset: 0, line: 7, column: 3 },
        end: { offset: 10, line: 7, column: 22 },
      },
    },
  ],
  nearMisses: [
    {
      policy: policyId("NetworkPolicy shop/db-ingress"),
      direction: "ingress",
      line: rule,
      action: "Allow",
      badge: "1 label away",
    },
  ],
  missingPass: "With Pass here the flow would reach profile kns.shop and be allowed.",
  knownBy: "computed from the loaded objects",
  notices: ["established connections outlive a change"],
};

/** Lines 1 to 9; the tier's default action stands on line 7. */
export const fileText = [
  "# tiers",
  "apiVersion: projectcalico.org/v3",
  "kind: Tier",
  "metadata: { name: application }",
  "spec:",
  "  order: 300",
  "  defaultAction: Deny",
  "---",
  "kind: Pod",
].join("\n");

const end = { endpoint: null, address: null };
const trace: FlowTrace = {
  flow: { from: end, to: end, protocol: 6, srcPort: null, dstPort: 5432 },
  scope: "enforced",
  verdict: "deny",
  egress: null,
  ingress: null,
  bypass: null,
};

export type Answered = Extract<FlowAnswer, { kind: "answer" }>;

export const answer: Answered = {
  kind: "answer",
  query: { from: "pod:shop/web", to: "pod:shop/db", port: "tcp/5432", sourcePort: null, family: null },
  scope: "enforced",
  verdict: explanation.verdict,
  word: "Denied",
  cases: [{ to: "pod:shop/db", trace, explanation }],
  portTruth: null,
  offers: [{ spec: "tcp/5432", name: "postgres" }],
  families: [4],
  otherScope: null,
};
