/**
 * The answer to a flow: a verdict and every reason for it. An answer is never a bare boolean.
 * Lists are complete and in evaluation order: every tier, and in it every policy, with its outcome.
 */
import type { Address, Family } from "../net/address.ts";
import type { EndpointId } from "./cluster.ts";
import type { DefaultAction, Direction, PolicyId, Scope, TermPart } from "./policy.ts";

/** One end. `endpoint` null: an address nobody manages. `address` null: a template's, unknown. */
export interface FlowEnd {
  readonly endpoint: EndpointId | null;
  readonly address: Address | null;
}

/** The first packet of a connection, after DNAT. Ports are 0 for protocols without ports. */
export interface Flow {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  /** IP protocol number, 1 to 255. */
  readonly protocol: number;
  /** Null: any ephemeral port (32768 to 60999). */
  readonly srcPort: number | null;
  readonly dstPort: number;
  /** Asked for where neither end says an address, e.g. between two templates; without it IPv4. An address decides by itself. */
  readonly family?: Family;
  /** Only with protocols 1 and 58. */
  readonly icmpType?: number;
  readonly icmpCode?: number;
}

export type Predicate =
  | "ipVersion"
  | "protocol"
  | "notProtocol"
  | `${"source" | "destination"}.${"nets" | "notNets" | TermPart | "notSelector" | "ports" | "notPorts" | "services"}`
  | "icmp"
  | "notICMP";

/** A test that a rule or subject failed, in words: what it wants and what the flow or endpoint has. */
export interface Failure {
  readonly predicate: Predicate;
  readonly wanted: string;
  readonly actual: string;
}

/** `rule` is the index from 0 over converted rules; `written` the index from 0 as the user wrote them. */
export interface RuleRef {
  readonly rule: number;
  readonly written: number;
}

export type RuleTrace = RuleRef &
  (
    | {
        readonly state: "no-match";
        /** In test order, at least one. */ readonly failures: readonly Failure[];
      }
    | { readonly state: "log" }
    | { readonly state: "match"; readonly action: "Allow" | "Deny" | "Pass" }
    | { readonly state: "undecidable"; readonly reason: string }
    | { readonly state: "not-reached" }
  );

/** Why a policy plays no part for this endpoint in this direction and scope. */
export type NotApplies =
  | { readonly kind: "selector"; readonly part: TermPart; readonly wanted: string; readonly actual: string }
  | { readonly kind: "direction"; /** What it governs instead. */ readonly governs: readonly Direction[] }
  | { readonly kind: "staged" }
  | { readonly kind: "ignored"; readonly reason: string }
  /** doNotTrack or preDNAT: acts on host endpoints only (semantics §7). */
  | { readonly kind: "hosts-only" }
  /** doNotTrack or preDNAT that does act on this host endpoint, in a stage before the one traced (semantics §7). */
  | { readonly kind: "other-stage"; readonly stage: "untracked" | "preDNAT" };

export type PolicyTrace = { readonly policy: PolicyId } & (
  | { readonly state: "does-not-apply"; readonly why: NotApplies }
  | { readonly state: "no-match"; readonly rules: readonly RuleTrace[] }
  | {
      readonly state: "match";
      readonly action: "Allow" | "Deny" | "Pass";
      readonly by: RuleRef;
      /** All rules of the direction; those behind the deciding one are `not-reached`. */
      readonly rules: readonly RuleTrace[];
    }
  | {
      readonly state: "undecidable";
      readonly by: RuleRef;
      readonly reason: string;
      readonly rules: readonly RuleTrace[];
    }
  | { readonly state: "not-reached" }
);

export interface TierTrace {
  readonly tier: string;
  readonly policies: readonly PolicyTrace[];
  readonly state:
    | { readonly kind: "skipped"; readonly why: "empty" | "no-policy-applies" | "only-staged" }
    | { readonly kind: "not-reached" }
    | { readonly kind: "rule"; readonly policy: PolicyId; readonly action: "Allow" | "Deny" | "Pass" }
    /** No rule matched: the default action acts. `causes`: every applicable policy of the tier. */
    | { readonly kind: "end-of-tier"; readonly action: DefaultAction; readonly causes: readonly PolicyId[] }
    | { readonly kind: "undecidable"; readonly policy: PolicyId };
}

/**
 * A list that a host endpoint is asked before its tiers (semantics §7): untracked, then pre-DNAT. An Allow there skips
 * everything behind it; nothing is denied at the end of a tier or of the stage.
 */
export interface StageTrace {
  readonly stage: "untracked" | "preDNAT";
  /** `undecided`: no rule allowed or denied, so the next list is asked. */
  readonly outcome: "allow" | "deny" | "undecidable" | "undecided" | "not-reached";
  /** Tiers with policies of the stage in scope, and these policies alone; at least one. */
  readonly tiers: readonly TierTrace[];
}

export type ProfileTrace =
  | { readonly state: "not-reached" }
  | {
      readonly state: "match";
      readonly profile: string;
      readonly action: "Allow" | "Deny";
      readonly rule: number;
    }
  /** No profile, or none matched: deny. */
  | { readonly state: "no-match"; readonly profiles: readonly string[] }
  | { readonly state: "undecidable"; readonly profile: string; readonly reason: string };

/** One entry of Calico's own trace; `printHit` gives the flow-log string (semantics §10.1). */
export interface Hit {
  readonly tier: string;
  readonly policy: string;
  readonly action: "allow" | "deny" | "pass";
  /** -1 = the tier's default action. */
  readonly rule: number;
}

/** What ended the walk of one direction. */
export type Decider =
  | {
      readonly kind: "rule";
      readonly tier: string;
      readonly policy: PolicyId;
      readonly by: RuleRef;
      /** Only where a host endpoint's earlier list decides. */
      readonly stage?: StageTrace["stage"];
    }
  | { readonly kind: "end-of-tier"; readonly tier: string; readonly causes: readonly PolicyId[] }
  | { readonly kind: "profile"; readonly profile: string }
  | { readonly kind: "no-profile" }
  | { readonly kind: "failsafe" };

export interface DirectionTrace {
  readonly direction: Direction;
  readonly endpoint: EndpointId;
  readonly outcome: "allow" | "deny" | "undecidable";
  /** Null exactly when undecidable. */
  readonly decider: Decider | null;
  /** Host endpoints with untracked or pre-DNAT policies: what is asked before `tiers`, in order. */
  readonly stages?: readonly StageTrace[];
  /** The normal list; not reached where a stage decides. */
  readonly tiers: readonly TierTrace[];
  readonly profile: ProfileTrace;
  /** Calico's trace, in order: that of the normal list, or of the stage that decides. */
  readonly hits: readonly Hit[];
  /** Why the outcome cannot be known; empty unless undecidable. */
  readonly undecidable: readonly string[];
  /** Things that hold but do not change the outcome, e.g. the HTTP notice. */
  readonly notices: readonly string[];
}

export interface FlowTrace {
  readonly flow: Flow;
  readonly scope: Scope;
  readonly verdict: "allow" | "deny" | "undecidable";
  /** Null where that end is not managed by Calico, and where `bypass` decides before policy is asked. */
  readonly egress: DirectionTrace | null;
  readonly ingress: DirectionTrace | null;
  /** Something outside policy decides (semantics §7), e.g. traffic of a pod's own node; null otherwise. */
  readonly bypass: string | null;
}
