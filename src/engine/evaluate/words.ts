/** The user's words for what rules want and what flows and endpoints have. Lower case, no final period. */
import type { Labels } from "../model/cluster.ts";
import type { PortMatch, TermPart } from "../model/policy.ts";
import { printAddress } from "../net/address.ts";
import { type Prefix, printPrefix } from "../net/prefix.ts";
import type { Peer } from "../resolve/peer.ts";
import type { Selector } from "../selector/ast.ts";
import { labelValue } from "../selector/match.ts";
import { printSelector } from "../selector/print.ts";
import { labelsOf } from "../selector/rewrite.ts";

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

export function prefixWords(nets: readonly Prefix[]): string {
  return oneOf(nets.map(printPrefix));
}

export function portWords(ports: readonly PortMatch[]): string {
  const [first] = ports;
  return first && ports.length === 1 ? onePort(first) : oneOf(ports.map(onePort));
}

export function addressWords({ address, family }: Peer): string {
  return address ? printAddress(address) : `an unknown IPv${family} address`;
}

function onePort(match: PortMatch): string {
  if (match.kind === "named") return `port named ${match.name}`;
  return match.low === match.high ? String(match.low) : `${match.low}–${match.high}`;
}

export function icmpWords(icmp: { readonly type: number | null; readonly code: number | null }): string {
  if (icmp.type === null) return "ICMP of unknown type";
  return icmp.code === null ? `ICMP type ${icmp.type}` : `ICMP type ${icmp.type} code ${icmp.code}`;
}

export function selectorWords(selector: Selector): string {
  return isOrchestrator(selector) ? "a pod" : printSelector(selector);
}

function isOrchestrator(selector: Selector): boolean {
  return selector.kind === "equals" && selector.label === orchestratorLabel;
}

/** Puts labels into words, as far as a selector asks about them. */
export function factsAbout(selector: Selector, part: TermPart): (labels: Labels) => string {
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
