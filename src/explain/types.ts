/**
 * Facts a person needs, as plain data that survives structured cloning. Every screen, the narration, the
 * copied text and the terminal are skins over these; no screen computes a fact of its own.
 */
import type {
  Action,
  DefaultAction,
  Direction,
  EndpointId,
  FlowTrace,
  PolicyId,
  PolicyKind,
  RuleRef,
  StageTrace,
} from "#src/engine/index.ts";
import type { Place } from "#src/manifest/index.ts";

/* ---------- a flow ---------- */

/** An end as a link writes it: `pod:ns/name`, `hep:name`, `svc:ns/name`, `ip:ADDRESS`. */
export type EndRef = string;

export interface FlowQuery {
  readonly from: EndRef;
  readonly to: EndRef;
  /** `tcp/80`, `udp/53`, `icmp/8/0`, `sctp/5000`, `tcp/http`, a bare named port, or `` = not chosen yet. */
  readonly port: string;
  /** Null = any ephemeral port. */
  readonly sourcePort: number | null;
  /** Null = the first family both ends have. */
  readonly family: 4 | 6 | null;
}

/** First words of a trace item; the accessibility contract fixes them. */
export type OutcomeWord =
  | "Skipped"
  | "Does not apply"
  | "No match"
  | "Log"
  | "Pass"
  | "Allow"
  | "Deny"
  | "End of tier"
  | "Profile"
  | "Not reached"
  | "Undecidable";

/** What is drawn for it: shape doubles every colour. */
export type Mark =
  | "allow"
  | "deny"
  | "pass"
  | "end-deny"
  | "end-pass"
  | "no-match"
  | "log"
  | "skipped"
  | "not-reached"
  | "undecidable"
  /** Does not apply: selects other endpoints / other direction / selects nothing / staged / ignored by Calico. */
  | "other-endpoints"
  | "other-direction"
  | "selects-nothing"
  | "staged"
  | "ignored";

/** One rule within a trace item. */
export interface RuleLine {
  readonly ref: RuleRef;
  /** `egress rule 2` */
  readonly name: string;
  readonly state: "match" | "no-match" | "log" | "undecidable" | "not-reached";
  /** `Allow TCP 5432 to db == "orders"` */
  readonly summary: string;
  /** `destination port: wants 5432, is 80`; empty for a match. First failing test. */
  readonly reason: string;
  readonly wanted: string | null;
  readonly actual: string | null;
  /** How many tests fail in all. */
  readonly failures: number;
}

/** One item of the "Egress steps" or "Ingress steps" list. */
export interface TraceItem {
  readonly key: string;
  readonly outcome: OutcomeWord;
  readonly mark: Mark;
  readonly tier: string;
  /** Only where a host endpoint is asked before its tiers: the tier's policies in that list. */
  readonly list?: StageTrace["stage"];
  /** Null for a tier, end-of-tier or profile item. */
  readonly policy: PolicyId | null;
  /** Text behind outcome, tier and policy: the reason, without a final period. */
  readonly reason: string;
  readonly rules: readonly RuleLine[];
  /** The full text of the item: `No match, platform, GlobalNetworkPolicy allow-dns: …`. */
  readonly text: string;
  /** Index of the player step that covers it, or null. */
  readonly step: number | null;
}

/** One step of the player: a tier evaluated, a run of tiers skipped, the hand-over, or the profile. */
export interface Step {
  readonly index: number;
  readonly half: Direction | "hand-over";
  readonly mark: Mark | "hand-over";
  /** Tier names covered; several for a run of skipped tiers; empty for the hand-over and the profile. */
  readonly tiers: readonly string[];
  /** Only where a host endpoint is asked before its tiers. */
  readonly list?: StageTrace["stage"];
  /** Chip: `platform` / `End: Pass`. */
  readonly title: string;
  readonly subtitle: string;
  /** Heading while this step is shown: `platform: two policies apply, no rule matches`. */
  readonly headline: string;
  readonly sentence: string;
}

/** Never asked in a flow of the host itself. */
export interface ForwardFacts {
  readonly policies: readonly PolicyId[];
  /** Without a final period. */
  readonly text: string;
}

export interface HalfFacts {
  readonly direction: Direction;
  readonly endpoint: EndpointId;
  /** `Allowed by application / checkout-egress, rule 2`, `Denied at end of tier application`. */
  readonly summary: string;
  readonly mark: Mark;
  readonly outcome: "allow" | "deny" | "undecidable";
  /** True for ingress when egress denies: "Would be, if it left the source". */
  readonly hypothetical: boolean;
  /** A host endpoint's list for traffic that it passes on; null where it is empty, and for pods. */
  readonly forward: ForwardFacts | null;
  readonly items: readonly TraceItem[];
}

export interface NearMiss {
  readonly policy: PolicyId;
  readonly direction: Direction;
  readonly list?: StageTrace["stage"];
  readonly line: RuleLine;
  readonly action: Action;
  /** `1 label away`, `2 tests fail`, `would deny`. */
  readonly badge: string;
}

export interface DecidingRule {
  readonly direction: Direction;
  /** Policy whose rule decides, or null where the end of a tier or a profile does. */
  readonly policy: PolicyId | null;
  /** `checkout-egress, egress rule 2`, `end of tier application`. */
  readonly title: string;
  readonly tier: string | null;
  /** Where the rule (or the tier's defaultAction) stands in the text; null for what nobody wrote. */
  readonly place: Place | null;
}

export interface Explanation {
  /** `Allowed`, `Denied`, `Undecidable`. */
  readonly word: "Allowed" | "Denied" | "Undecidable";
  readonly mark: Mark;
  /** `orders reaches postgres-orders on TCP 5432` / `cart cannot reach gateway on TCP 8443: denied at destination`. */
  readonly headline: string;
  /** `Egress allowed in application, ingress allowed in default`. */
  readonly detail: string;
  /** Text of the "Verdict" status: begins with the word, names end, direction and decider. */
  readonly verdict: string;
  readonly egress: HalfFacts | null;
  readonly ingress: HalfFacts | null;
  readonly steps: readonly Step[];
  /** Five to ten plain sentences: the narration, the copied text, the screen-reader text. */
  readonly narration: readonly string[];
  readonly deciding: readonly DecidingRule[];
  readonly nearMisses: readonly NearMiss[];
  /** For an end-of-tier deny: what a Pass here would lead to, or null. */
  readonly missingPass: string | null;
  /** `computed from the loaded objects` / `computed from the draft` / `undecidable because …`. */
  readonly knownBy: string;
  readonly notices: readonly string[];
}

/** `service port 80 → target port http → container port 8080 (TCP)`, with what does not fit. */
export interface PortTruth {
  readonly parts: readonly { readonly label: string; readonly value: string }[];
  readonly problem: string | null;
}

export interface PortOffer {
  /** As entered: `tcp/8080`. */
  readonly spec: string;
  /** `http`, or `` when unnamed. */
  readonly name: string;
}

/** One concrete flow: one backend of a service, or the only one. */
export interface FlowCase {
  /** `pod:shop/db-0` or `ip:10.0.0.1`: the end behind a service. */
  readonly to: string;
  readonly trace: FlowTrace;
  readonly explanation: Explanation;
}

/* ---------- the board at rest ---------- */

export interface TierFacts {
  readonly name: string;
  readonly order: number;
  readonly orderText: string;
  readonly defaultAction: DefaultAction;
  readonly defined: boolean;
  readonly builtIn: boolean;
  readonly policies: readonly PolicyId[];
  /** Why the tier is skipped for everybody: no policies, or only staged ones; else null. */
  readonly skipped: "empty" | "only-staged" | null;
  readonly place: Place | null;
}

export interface CardFacts {
  readonly id: PolicyId;
  readonly kind: PolicyKind;
  readonly namespace: string | null;
  readonly name: string;
  readonly tier: string;
  /** `210`, `1000`, `unset`; priority for a ClusterNetworkPolicy. */
  readonly orderText: string;
  /** Shares its order with a neighbour, so the name decides. */
  readonly tie: boolean;
  readonly governs: Readonly<Record<Direction, boolean>>;
  /** Actions of the rules as written, in order. */
  readonly ingress: readonly Action[];
  readonly egress: readonly Action[];
  /** `all pods`, `app == "gateway"`, `checkout`. */
  readonly subject: string;
  /** Loaded endpoints selected. */
  readonly selects: number;
  /** `5 pods`, `21 pods, 2 hosts`. */
  readonly selectsText: string;
  readonly staged: boolean;
  readonly ignored: string | null;
  /** True: the draft leaves it out of every evaluation; `ignored` says so too. Absent: false. */
  readonly muted?: boolean;
  readonly diagnostics: number;
  /** The draft changed it. */
  readonly changed: boolean;
  /** Lower-case text that search looks in: name, namespace, kind, labels, ports, actions. */
  readonly haystack: string;
  readonly ports: readonly string[];
}

export interface EndpointFacts {
  readonly id: EndpointId;
  readonly kind: "pod" | "hep";
  /** Accessible name: `pod shop/web`, `host endpoint node-1-eth0`. */
  readonly label: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly workload: string;
  readonly addresses: readonly string[];
  readonly labels: readonly string[];
  /** `from template Deployment shop/web`, or null. */
  readonly template: string | null;
  /** Policies that select it, both directions, enforced and staged. */
  readonly policies: number;
}

export interface NamespaceFacts {
  readonly name: string;
  readonly labels: readonly string[];
  readonly defined: boolean;
}

export interface ServiceFacts {
  readonly id: string;
  readonly label: string;
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly string[];
  readonly backends: number;
  readonly derived: boolean;
}

export interface NetworkSetFacts {
  readonly id: string;
  /** Accessible name: `network set threat-feed`, `network set ns/name`. */
  readonly label: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly nets: readonly string[];
  /** First address of the first range, proposed when the set is chosen as an end. */
  readonly proposed: string | null;
}

export interface ProfileFacts {
  readonly name: string;
  readonly text: string;
  readonly allows: boolean;
}

export interface BoardFacts {
  readonly tiers: readonly TierFacts[];
  readonly cards: readonly CardFacts[];
  readonly namespaces: readonly NamespaceFacts[];
  readonly endpoints: readonly EndpointFacts[];
  readonly services: readonly ServiceFacts[];
  readonly networkSets: readonly NetworkSetFacts[];
  readonly profiles: readonly ProfileFacts[];
  readonly notEndpoints: readonly {
    readonly id: string;
    readonly reason: string;
    readonly assumable: boolean;
  }[];
}

/* ---------- one policy ---------- */

export interface RuleFacts {
  readonly number: number;
  readonly direction: Direction;
  readonly action: Action;
  readonly protocol: string;
  readonly source: string;
  readonly sourceNote: string;
  readonly destination: string;
  readonly destinationNote: string;
  readonly ports: string;
  readonly place: Place | null;
}

export interface PolicyFacts {
  readonly card: CardFacts;
  /** `position 5 of 9` */
  readonly position: number;
  readonly of: number;
  readonly rules: readonly RuleFacts[];
  /** `selector: (empty) in namespace checkout` */
  readonly subject: string;
  readonly endpoints: readonly EndpointId[];
  /** Text of the object as it stands in its file, and the line its first line has there. */
  readonly yaml: string;
  readonly firstLine: number;
  /** Notes tied to lines of the file: inferred defaults, diagnostics. */
  readonly notes: readonly {
    readonly line: number;
    readonly severity: "error" | "warning" | "notice";
    readonly text: string;
  }[];
  readonly file: string;
}
