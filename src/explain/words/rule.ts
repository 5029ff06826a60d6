/** A rule as the user wrote it, in words. Converted rules that share a written rule are put together again. */
import { hasPorts, printPrefix, printSelector, protocolName } from "#src/engine/index.ts";
import type {
  Direction,
  Entity,
  IcmpMatch,
  Policy,
  PortMatch,
  Rule,
  SelectorTerm,
} from "#src/engine/index.ts";
import { namespaceWords } from "./namespace.ts";
import { listOf, listSome } from "./text.ts";

/** Written rules of a direction, in order: each with the converted rules it became. */
export function writtenRules(policy: Policy, direction: Direction): readonly (readonly Rule[])[] {
  const groups = new Map<number, Rule[]>();
  for (const rule of policy[direction]) {
    const group = groups.get(rule.written) ?? [];
    group.push(rule);
    groups.set(rule.written, group);
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, rules]) => rules);
}

/** `Allow TCP 5432 to db == "orders"`, `Pass all traffic` */
export function ruleSummary(rules: readonly Rule[], direction: Direction): string {
  const [first] = rules;
  if (!first) return "";
  return `${first.action} ${trafficWords(rules, direction)}`;
}

/** The summary without the action. */
export function trafficWords(rules: readonly Rule[], direction: Direction): string {
  const traffic = protocolWords(rules);
  const sources = peers(rules, "source");
  const destinations = peers(rules, "destination");
  const parts = [
    sources === "" ? "" : `from ${sources}`,
    destinations === "" ? "" : `to ${destinations}`,
  ].filter((part) => part !== "");
  const ordered = direction === "egress" ? parts.toReversed() : parts;
  if (traffic === "" && ordered.length === 0) return "all traffic";
  return [traffic === "" ? "traffic" : traffic, ...ordered].join(" ");
}

function peers(rules: readonly Rule[], side: "source" | "destination"): string {
  const all = rules.map((rule) => withSourcePorts(entityWords(rule[side]), rule, side));
  return all.includes("") ? "" : listSome([...new Set(all)], 3, "or");
}

/** Source ports are rare enough to be said with the source. */
function withSourcePorts(words: string, rule: Rule, side: "source" | "destination"): string {
  const ports = side === "source" ? portsWords(rule.source) : "";
  return ports === "" ? words : `${words === "" ? "any address" : words} port ${ports}`;
}

/** `TCP 5432`, `TCP 80 or UDP 53`, `any protocol but ICMP`, or empty for everything. */
export function protocolWords(rules: readonly Rule[]): string {
  const all = rules.map(oneProtocol);
  return all.includes("") ? "" : listSome([...new Set(all)], 4, "or");
}

function oneProtocol(rule: Rule): string {
  const ports = portsWords(rule.destination);
  const version = rule.ipVersion === null ? "" : `IPv${rule.ipVersion}`;
  const implied = rule.protocol === 1 || rule.protocol === 58;
  const parts = [
    implied ? "" : version,
    rule.protocol === null ? "" : protocolName(rule.protocol),
    rule.notProtocol === null ? "" : `any protocol but ${protocolName(rule.notProtocol)}`,
    rule.icmp ? icmpWords(rule.icmp) : "",
    rule.notIcmp ? `but not ${icmpWords(rule.notIcmp)}` : "",
    ports === "" ? "" : rule.protocol === null || !hasPorts(rule.protocol) ? `port ${ports}` : ports,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

export function icmpWords(icmp: IcmpMatch): string {
  return icmp.code === null ? `type ${icmp.type}` : `type ${icmp.type} code ${icmp.code}`;
}

/** `80, 443 or http`, `any but 22`, or empty. */
export function portsWords(entity: Entity): string {
  const wanted = entity.ports.map(portWords);
  const unwanted = entity.notPorts.map(portWords);
  const but = unwanted.length === 0 ? "" : `any but ${listSome(unwanted, 4, "or")}`;
  return [listSome(wanted, 4, "or"), but].filter((part) => part !== "").join(", ");
}

export function portWords(port: PortMatch): string {
  if (port.kind === "named") return port.name;
  return port.low === port.high ? String(port.low) : `${port.low} to ${port.high}`;
}

/** Who: `db == "orders" in namespace data`, `10.0.0.0/8 except 10.1.0.0/16`, or empty for anybody. */
export function entityWords(entity: Entity): string {
  const { who, note } = entityParts(entity);
  return [who, note].filter((part) => part !== "").join(" ");
}

/** The same in two parts, for tables: who, and where. Both empty for anybody. */
export function entityParts(entity: Entity): { readonly who: string; readonly note: string } {
  if (entity.service)
    return { who: `service ${entity.service.name}`, note: inNamespace(entity.service.namespace) };
  const labels = termWords(entity.terms, "labels").map(allWords);
  const accounts = termWords(entity.terms, "serviceAccount");
  const nets = entity.nets.map(printPrefix);
  const who = [...labels, ...accounts, ...(nets.length > 0 ? [listSome(nets, 3, "or")] : [])];
  const excluded = [
    ...entity.notNets.map(printPrefix),
    ...(entity.notSelector ? [printSelector(entity.notSelector)] : []),
  ];
  const namespaces = termWords(entity.terms, "namespace").map(namespaceWords);
  const notes = [...namespaces, ...(excluded.length > 0 ? [`except ${listSome(excluded, 3, "or")}`] : [])];
  if (who.length === 0 && namespaces.length > 0) return { who: "all", note: notes.join(" ") };
  if (who.length === 0 && excluded.length > 0) return { who: "anybody", note: notes.join(" ") };
  return { who: listOf(who), note: notes.join(" ") };
}

/** The user's words of the terms of one part. */
export function termWords(terms: readonly SelectorTerm[], part: SelectorTerm["part"]): readonly string[] {
  return terms.filter((term) => term.part === part).map((term) => term.written);
}

function inNamespace(namespace: string): string {
  return namespace === "" ? "without a namespace" : `in namespace ${namespace}`;
}

function allWords(written: string): string {
  return written === "all()" ? "all" : written;
}
