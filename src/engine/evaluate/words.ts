/** The user's words for what rules want and what flows and endpoints have. Lower case, no final period. */
import type { Labels } from "../model/cluster.ts";
import type { PortMatch, SelectorTerm, TermPart } from "../model/policy.ts";
import { type Family, printAddress } from "../net/address.ts";
import { type Prefix, printPrefix } from "../net/prefix.ts";
import type { Peer } from "../resolve/peer.ts";
import type { Selector } from "../selector/ast.ts";
import { labelValue } from "../selector/match.ts";
import { printSelector } from "../selector/print.ts";
import { conjuncts, labelsOf } from "../selector/rewrite.ts";
import { memo } from "./memo.ts";

const namespaceLabel = "projectcalico.org/namespace";
const serviceAccountLabel = "projectcalico.org/serviceaccount";
const orchestratorLabel = "projectcalico.org/orchestrator";

/** Long lists are cut: the rule itself is on screen too. */
const shown = 6;

export function oneOf(items: readonly string[]): string {
  const rest = items.length - shown;
  const visible = rest > 0 ? [...items.slice(0, shown), `${rest} more`] : items;
  const last = visible.at(-1) ?? "nothing";
  return visible.length > 1 ? `${visible.slice(0, -1).join(", ")} or ${last}` : last;
}

export const prefixWords: (nets: readonly Prefix[]) => string = memo((nets) => oneOf(nets.map(printPrefix)));
export const portWords: (ports: readonly PortMatch[]) => string = memo((ports) => oneOf(ports.map(onePort)));
export const notPortWords: (ports: readonly PortMatch[]) => string = memo(
  (ports) => `not ${portWords(ports)}`,
);

/** A list without a range of the flow's family takes the rule out of that family (semantics §5.5). */
export function notNetWords(nets: readonly Prefix[], family: Family): string {
  if (nets.some((net) => net.address.family === family)) return `not ${prefixWords(nets)}`;
  return `IPv${family === 4 ? 6 : 4} and not ${prefixWords(nets)}`;
}

export const addressWords: (peer: Peer) => string = memo((peer) =>
  peer.address ? printAddress(peer.address) : `an unknown IPv${peer.family} address`,
);

/** A negative selector as a test of its own. */
export const notSelectorWords: (selector: Selector) => Pick<Condition, "wanted" | "actual"> = memo(
  (selector) => ({
    wanted: `not ${printSelector(selector)}`,
    actual: factsAbout(selector, "labels"),
  }),
);

function onePort(match: PortMatch): string {
  if (match.kind === "named") return `port named ${match.name}`;
  return match.low === match.high ? String(match.low) : `${match.low}–${match.high}`;
}

export function icmpWords(icmp: { readonly type: number | null; readonly code: number | null }): string {
  if (icmp.type === null) return "ICMP of unknown type";
  return icmp.code === null ? `ICMP type ${icmp.type}` : `ICMP type ${icmp.type} code ${icmp.code}`;
}

/** One condition of a term in the user's words. Worked out once per term: a trace asks for thousands. */
export interface Condition {
  readonly part: TermPart;
  readonly selector: Selector;
  readonly wanted: string;
  /** What a set of labels says about everything the condition asks: `app = "cart", no label env`. */
  readonly actual: (labels: Labels) => string;
}

/** One condition per label term, left to right; a namespace or service account term is one condition. */
export const conditionsOf: (term: SelectorTerm) => readonly Condition[] = memo(makeConditions);

function makeConditions(term: SelectorTerm): readonly Condition[] {
  const { part, selector, written } = term;
  const parts = part === "labels" ? conjuncts(selector) : [selector];
  return parts.map((one) => ({
    part,
    selector: one,
    wanted: parts.length === 1 ? written : selectorWords(one),
    actual: factsAbout(one, part),
  }));
}

function selectorWords(selector: Selector): string {
  return isOrchestrator(selector) ? "a pod" : printSelector(selector);
}

function isOrchestrator(selector: Selector): boolean {
  return selector.kind === "equals" && selector.label === orchestratorLabel;
}

/** Puts labels into words, as far as a selector asks about them. */
function factsAbout(selector: Selector, part: TermPart): (labels: Labels) => string {
  const facts = labelsOf(selector).map((label) => factAbout(label, part));
  const [first] = facts;
  if (!first) return () => "nothing can match it";
  if (facts.length === 1) return first;
  return (labels) => [...new Set(facts.map((fact) => fact(labels)))].join(", ");
}

function factAbout(label: string, part: TermPart): (labels: Labels) => string {
  if (label === orchestratorLabel)
    return (labels) => (labelValue(labels, label) === undefined ? "not a pod" : "a pod");
  if (label === namespaceLabel) return namedFact(label, "namespace");
  if (label === serviceAccountLabel) return namedFact(label, "service account");
  if (part === "namespace" && label.startsWith("pcns."))
    return inheritedFact(label, namespaceLabel, "namespace");
  if (part === "serviceAccount" && label.startsWith("pcsa."))
    return inheritedFact(label, serviceAccountLabel, "service account");
  return (labels) => labelFact(label, labelValue(labels, label));
}

/** `namespace shop`. */
function namedFact(label: string, what: string): (labels: Labels) => string {
  return (labels) => {
    const value = labelValue(labels, label);
    return value === undefined ? `no ${what}` : `${what} ${value}`;
  };
}

/** `namespace shop has no label env`: the label is the namespace's or the service account's own. */
function inheritedFact(label: string, ownerLabel: string, what: string): (labels: Labels) => string {
  const name = label.slice(label.indexOf(".") + 1);
  return (labels) => {
    const owner = labelValue(labels, ownerLabel);
    return owner === undefined
      ? `no ${what}`
      : `${what} ${owner} has ${labelFact(name, labelValue(labels, label))}`;
  };
}

function labelFact(name: string, value: string | undefined): string {
  return value === undefined ? `no label ${name}` : `${name} = "${value}"`;
}
