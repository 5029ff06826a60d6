/** Facts of the cards of one tier. */
import { printSelector, protocolName } from "#src/engine/index.ts";
import type { Action, Entity, Policy, PortMatch, Rule } from "#src/engine/index.ts";
import { mutedReason } from "#src/manifest/index.ts";
import type { CardFacts } from "../types.ts";
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
  const ingress = actionsOf(policy.ingress);
  const egress = actionsOf(policy.egress);
  const ports = portsOf(policy);
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
    ...(policy.ignored === mutedReason ? { muted: true } : {}),
    diagnostics: context.diagnostics.get(policy.id) ?? 0,
    changed: context.changed.has(policy.id),
    haystack: haystackOf(policy, { subject, ports, actions: [...ingress, ...egress] }),
    ports,
  };
}

/** One action per written rule; the rules that one was converted to stand together. */
function actionsOf(rules: readonly Rule[]): readonly Action[] {
  return rules.filter((rule, i) => rule.written !== rules[i - 1]?.written).map((rule) => rule.action);
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
  const words = new Set([policy.id, policy.name, policy.namespace ?? "global", policy.tier, subject]);
  if (policy.staged) words.add("staged");
  for (const action of actions) words.add(verbs[action]);
  for (const term of policy.subject) words.add(term.written);
  for (const rule of rulesOf(policy)) {
    if (rule.protocol !== null) words.add(protocolName(rule.protocol));
    addPeer(rule.source, words);
    addPeer(rule.destination, words);
  }
  for (const port of ports) words.add(port);
  return [...words].join(" ").toLowerCase();
}

function addPeer({ terms, notSelector, service }: Entity, words: Set<string>): void {
  for (const term of terms) words.add(term.written);
  if (notSelector) words.add(printSelector(notSelector));
  if (service) words.add(`service ${service.namespace}/${service.name}`);
}

/** Ports that rules name, without repeats: `53`, `8080:8090`, `http`. */
function portsOf(policy: Policy): readonly string[] {
  const ports = new Set<string>();
  for (const { source, destination } of rulesOf(policy)) {
    for (const list of [source.ports, source.notPorts, destination.ports, destination.notPorts]) {
      for (const port of list) ports.add(portText(port));
    }
  }
  return [...ports];
}

function rulesOf(policy: Policy): readonly Rule[] {
  return [...policy.ingress, ...policy.egress];
}

function portText(port: PortMatch): string {
  if (port.kind === "named") return port.name;
  return port.low === port.high ? String(port.low) : `${port.low}:${port.high}`;
}
