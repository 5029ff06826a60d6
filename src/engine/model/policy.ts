/**
 * Tiers, policies and rules as Calico evaluates them: after conversion, with defaults filled in.
 * The manifest room makes them from documents; nothing here knows about text.
 */
import type { Prefix } from "../net/prefix.ts";
import type { Selector } from "../selector/ast.ts";

export type Direction = "ingress" | "egress";

/** `enforced`: staged policies do not count. `pending`: staged policies count as if enforced. */
export type Scope = "enforced" | "pending";

/** The kinds as users write them, except that networking.k8s.io NetworkPolicy is `KubernetesNetworkPolicy`. */
export type PolicyKind =
  | "NetworkPolicy"
  | "GlobalNetworkPolicy"
  | "KubernetesNetworkPolicy"
  | "ClusterNetworkPolicy"
  | "AdminNetworkPolicy"
  | "BaselineAdminNetworkPolicy"
  | "StagedNetworkPolicy"
  | "StagedGlobalNetworkPolicy"
  | "StagedKubernetesNetworkPolicy";

export type Action = "Allow" | "Deny" | "Pass" | "Log";
/** What ends a tier when no rule matched. */
export type DefaultAction = "Deny" | "Pass";

/** `KIND NAMESPACE/NAME`, or `KIND NAME` for cluster-scoped kinds. Also the accessible name of the card. */
export type PolicyId = string & { readonly __brand: "PolicyId" };

export interface Tier {
  readonly name: string;
  /** Smaller first. An unset order is 1,000,000 (semantics §1.1); Infinity for a tier nobody defines. */
  readonly order: number;
  readonly defaultAction: DefaultAction;
  /** False: policies name it, no object defines it. It sorts last and ends in Deny. */
  readonly defined: boolean;
  /** kube-admin, default, kube-baseline: order and default action are pinned by Calico. */
  readonly builtIn: boolean;
}

/** Which part of the user's words a selector term comes from; predicates are tested in this order. */
export type TermPart = "namespace" | "serviceAccount" | "labels";

/** One conjunct of a subject or of a rule's source or destination, already rewritten as Calico does (semantics §4). */
export interface SelectorTerm {
  readonly part: TermPart;
  /** In Calico's internal vocabulary (`pcns.`, `pcsa.`, `projectcalico.org/namespace`). */
  readonly selector: Selector;
  /** As the user thinks of it, e.g. `env == "prod"`, `namespace shop`. */
  readonly written: string;
}

export interface Policy {
  readonly id: PolicyId;
  readonly kind: PolicyKind;
  /** Null for cluster-scoped kinds. */
  readonly namespace: string | null;
  readonly name: string;
  readonly tier: string;
  /** Null = after every numbered policy of the tier. */
  readonly order: number | null;
  readonly staged: boolean;
  /** All terms must hold for the policy to select an endpoint; an empty list selects everything. */
  readonly subject: readonly SelectorTerm[];
  readonly governs: Readonly<Record<Direction, boolean>>;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
  readonly doNotTrack: boolean;
  readonly preDNAT: boolean;
  readonly applyOnForward: boolean;
  /** A sentence fragment when Calico drops the whole object (semantics §13), else null. Such a policy never applies. */
  readonly ignored: string | null;
}

export interface Rule {
  readonly action: Action;
  readonly ipVersion: 4 | 6 | null;
  readonly protocol: number | null;
  readonly notProtocol: number | null;
  readonly icmp: IcmpMatch | null;
  readonly notIcmp: IcmpMatch | null;
  readonly source: Entity;
  readonly destination: Entity;
  /** Index from 0 in the list the user wrote; several converted rules share one (semantics §6.3). */
  readonly written: number;
  /** HTTP conditions are present; the dataplane decides at L4 regardless (semantics §5.7). */
  readonly http: boolean;
  /** Field paths that cannot be modelled, e.g. `destination.domains`: the verdict is undecidable where this rule is reached. */
  readonly unmodelled: readonly string[];
}

export interface IcmpMatch {
  readonly type: number;
  readonly code: number | null;
}

export interface Entity {
  /** Empty = no condition. */
  readonly nets: readonly Prefix[];
  readonly notNets: readonly Prefix[];
  /** The positive selector, in parts; empty = no positive selector (any address, known or not). */
  readonly terms: readonly SelectorTerm[];
  /** With terms: set difference on endpoints. Alone: any address that no selected object holds. */
  readonly notSelector: Selector | null;
  readonly ports: readonly PortMatch[];
  readonly notPorts: readonly PortMatch[];
  /** Backends of a service; namespace "" is kept as written and matches nothing (semantics §4.3). */
  readonly service: { readonly namespace: string; readonly name: string } | null;
}

export type PortMatch =
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "named"; readonly name: string };
