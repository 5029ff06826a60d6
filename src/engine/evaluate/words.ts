/** The user's words for what rules want and what flows and endpoints have. Lower case, no final period. */
import type { Labels } from "../model/cluster.ts";
import type { IcmpMatch, PortMatch, SelectorTerm, TermPart } from "../model/policy.ts";
import type { Failure, Predicate } from "../model/trace.ts";
import { printPrefix, type Prefix } from "../net/prefix.ts";
import type { Selector } from "../selector/ast.ts";
import { labelValue, matchesLabels } from "../selector/match.ts";
import { printSelector } from "../selector/print.ts";
import { conjuncts, labelsOf } from "../selector/rewrite.ts";

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
  return oneOf(ports.map(onePort));
}

function onePort(match: PortMatch): string {
  if (match.kind === "named") return `port named ${match.name}`;
  return match.low === match.high ? String(match.low) : `${match.low}–${match.high}`;
}

export function icmpWords(icmp: { readonly type: number | null; readonly code: number | null }): string {
  if (icmp.type === null) return "ICMP of unknown type";
  return icmp.code === null ? `ICMP type ${icmp.type}` : `ICMP type ${icmp.type} code ${icmp.code}`;
}

export function icmpMatchWords(match: IcmpMatch): string {
  return icmpWords(match);
}

/** Every part of a term that labels fail: one entry per label condition, one for a namespace or service account. */
export function termFailures(
  term: SelectorTerm,
  labels: Labels,
  predicate: (part: TermPart) => Predicate,
): readonly Failure[] {
  if (matchesLabels(term.selector, labels)) return [];
  if (term.part !== "labels") {
    return [
      {
        predicate: predicate(term.part),
        wanted: term.written,
        actual: labelWords(term.selector, labels, term.part),
      },
    ];
  }
  const parts = conjuncts(term.selector);
  return parts
    .filter((part) => !matchesLabels(part, labels))
    .map((part) => ({
      predicate: predicate("labels"),
      wanted: parts.length === 1 ? term.written : selectorWords(part),
      actual: labelWords(part, labels, "labels"),
    }));
}

function selectorWords(selector: Selector): string {
  return isOrchestrator(selector) ? "a pod" : printSelector(selector);
}

function isOrchestrator(selector: Selector): boolean {
  return selector.kind === "equals" && selector.label === orchestratorLabel;
}

/** What labels say about everything a selector asks: `app = "cart", no label env`. */
export function labelWords(selector: Selector, labels: Labels, part: TermPart): string {
  const asked = labelsOf(selector);
  if (asked.length === 0) return "nothing can match it";
  return [...new Set(asked.map((label) => oneLabel(label, labels, part)))].join(", ");
}

function oneLabel(label: string, labels: Labels, part: TermPart): string {
  const value = labelValue(labels, label);
  if (label === namespaceLabel) return value === undefined ? "no namespace" : `namespace ${value}`;
  if (label === serviceAccountLabel)
    return value === undefined ? "no service account" : `service account ${value}`;
  if (label === orchestratorLabel) return value === undefined ? "not a pod" : "a pod";
  const prefix = part === "namespace" ? "pcns." : part === "serviceAccount" ? "pcsa." : "";
  const name = prefix !== "" && label.startsWith(prefix) ? label.slice(prefix.length) : label;
  const fact = value === undefined ? `no label ${name}` : `${name} = "${value}"`;
  return `${ownerWords(part, labels)}${fact}`;
}

/** Whose label it is, where it is inherited: `namespace shop has `. */
function ownerWords(part: TermPart, labels: Labels): string {
  if (part === "labels") return "";
  const label = part === "namespace" ? namespaceLabel : serviceAccountLabel;
  const what = part === "namespace" ? "namespace" : "service account";
  const name = labelValue(labels, label);
  return name === undefined ? `no ${what}, so ` : `${what} ${name} has `;
}
