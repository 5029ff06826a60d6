/** Facts of the cards of one tier. */
import { printSelector, protocolName } from "#src/engine/index.ts";
import type { Action, Direction, Policy, PortMatch, Rule } from "#src/engine/index.ts";
import type { CardFacts } from "../types.ts";
import { writtenRules } from "../words/rule.ts";
import { selectedWords, subjectWords } from "../words/subject.ts";
import type { Selections } from "./selected.ts";

export interface CardContext {
  readonly selections: Selections;
  /** Number of diagnostics by object id. */
  readonly diagnostics: ReadonlyMap<string, number>;
  /** Ids of objects that the draft changed. */
  readonly changed: ReadonlySet<string>;
}

/** In evaluation order, as given. */
export function cardsOf(policies: readonly Policy[], context: CardContext): readonly CardFacts[] {
  return policies.map((policy, index) => {
    const tie = [policies[index - 1], policies[index + 1]].some((other) => other?.order === policy.order);
    return cardOf(policy, tie, context);
  });
}

export function cardOf(policy: Policy, tie: boolean, context: CardContext): CardFacts {
  const { pods, hosts } = context.selections.ofPolicy(policy.id);
  const ingress = actionsOf(policy, "ingress");
  const egress = actionsOf(policy, "egress");
  const ports = portsOf([...policy.ingress, ...policy.egress]);
  const subject = subjectWords(policy);
  return {
    id: policy.id,
    kind: policy.kind,
    namespace: policy.namespace,
    name: policy.name,
    tier: policy.tier,
    orderText: policy.order === null ? "unset" : String(policy.order),
    tie,
    governs: policy.governs,
    ingress,
    egress,
    subject,
    selects: pods + hosts,
    selectsText: selectedWords(pods, hosts),
    staged: policy.staged,
    ignored: policy.ignored,
    diagnostics: context.diagnostics.get(policy.id) ?? 0,
    changed: context.changed.has(policy.id),
    haystack: haystackOf(policy, { subject, ports, actions: [...ingress, ...egress] }),
    ports,
  };
}

/** One action per written rule. */
export function actionsOf(policy: Policy, direction: Direction): readonly Action[] {
  return writtenRules(policy, direction).flatMap(([first]) => (first ? [first.action] : []));
}

const verbs: Readonly<Record<Action, string>> = {
  Allow: "allows",
  Deny: "denies",
  Pass: "passes",
  Log: "logs",
};

interface Found {
  readonly subject: string;
  readonly ports: readonly string[];
  readonly actions: readonly Action[];
}

function haystackOf(policy: Policy, { subject, ports, actions }: Found): string {
  const rules = [...policy.ingress, ...policy.egress];
  const protocols = rules.flatMap((rule) => (rule.protocol === null ? [] : [protocolName(rule.protocol)]));
  const words = [
    policy.id,
    policy.name,
    policy.namespace ?? "global",
    policy.tier,
    policy.staged ? "staged" : "",
    subject,
    ...new Set(actions.map((action) => verbs[action])),
    ...new Set(protocols),
    ...ports,
    ...new Set(policy.subject.map((term) => term.written)),
    ...new Set(rules.flatMap(peerWords)),
  ];
  return words
    .filter((word) => word !== "")
    .join(" ")
    .toLowerCase();
}

function peerWords(rule: Rule): readonly string[] {
  return [rule.source, rule.destination].flatMap((entity) => [
    ...entity.terms.map((term) => term.written),
    ...(entity.notSelector ? [printSelector(entity.notSelector)] : []),
    ...(entity.service ? [`service ${entity.service.namespace}/${entity.service.name}`] : []),
  ]);
}

/** Ports that rules name, without repeats: `53`, `8080:8090`, `http`. */
function portsOf(rules: readonly Rule[]): readonly string[] {
  const ports = rules.flatMap(({ source, destination }): readonly PortMatch[] => [
    ...source.ports,
    ...source.notPorts,
    ...destination.ports,
    ...destination.notPorts,
  ]);
  return [...new Set(ports.map(portText))];
}

function portText(port: PortMatch): string {
  if (port.kind === "named") return port.name;
  return port.low === port.high ? String(port.low) : `${port.low}:${port.high}`;
}
