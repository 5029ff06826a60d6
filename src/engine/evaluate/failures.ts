/**
 * Why a rule does not match: every test that fails, in the order users read a rule (version, protocol, source,
 * destination, services, ICMP). Each asks the same predicates as matching does.
 */
import type { SelectorTerm, TermPart } from "../model/policy.ts";
import type { Failure, Predicate } from "../model/trace.ts";
import { printAddress } from "../net/address.ts";
import { protocolName } from "../net/protocol.ts";
import { printSelector } from "../selector/print.ts";
import {
  type CompiledEntity,
  excludedState,
  netsState,
  notNetsState,
  selectedState,
  serviceState,
} from "../resolve/entity.ts";
import { objectAt, type Objects } from "../resolve/objects.ts";
import type { Peer } from "../resolve/peer.ts";
import { type CompiledPorts, namedPorts, notPortsState, portsState } from "../resolve/ports.ts";
import {
  type CompiledRule,
  destinationContext,
  icmpState,
  notIcmpState,
  type Packet,
  servicePortState,
  sourceContext,
} from "../resolve/rule.ts";
import { both, Maybe, No } from "../resolve/state.ts";
import { icmpMatchWords, icmpWords, labelWords, portWords, prefixWords, termFailures } from "./words.ts";

/** Empty exactly when no test fails; a test that cannot be decided is no failure. */
export function ruleFailures(compiled: CompiledRule, packet: Packet, objects: Objects): readonly Failure[] {
  const failures: Failure[] = [];
  protocolFailures(compiled, packet, failures);
  for (const side of sidesOf(compiled, packet)) sideFailures(side, objects, failures);
  serviceFailures(compiled, packet, failures);
  icmpFailures(compiled, packet, failures);
  return failures;
}

/** What an undecidable match depends on, in words. */
export function ruleDoubts(compiled: CompiledRule, packet: Packet): string {
  const doubts = compiled.rule.unmodelled.map((field) => `\`${field}\` is not modelled`);
  const { source, destination, rule } = compiled;
  for (const side of sidesOf(compiled, packet)) {
    if (addressDoubt(side.entity, side.peer) === Maybe)
      doubts.push(`depends on the ${side.peer.endpoint < 0 ? "address" : "pod's address"}`);
  }
  if (source.service === null && destination.service && servicePortState(destination, packet) === Maybe)
    doubts.push("depends on the pod's address");
  if (compiled.sourcePorts && packet.srcPort === null)
    doubts.push(...sourcePortDoubt(compiled.sourcePorts, packet));
  if (icmpState(rule.icmp, packet) === Maybe || notIcmpState(rule.notIcmp, packet) === Maybe)
    doubts.push("depends on the ICMP type");
  return [...new Set(doubts)].join(", ");
}

interface Side {
  readonly name: "source" | "destination";
  readonly entity: CompiledEntity;
  readonly peer: Peer;
  readonly ports: CompiledPorts | null;
  readonly packet: Packet;
}

function sidesOf(compiled: CompiledRule, packet: Packet): readonly Side[] {
  const { source, destination, sourcePorts, destinationPorts } = compiled;
  return [
    { name: "source", entity: source, peer: packet.source, ports: sourcePorts, packet },
    { name: "destination", entity: destination, peer: packet.destination, ports: destinationPorts, packet },
  ];
}

function addressDoubt(entity: CompiledEntity, peer: Peer): number {
  const nets = both(netsState(entity.entity.nets, peer), notNetsState(entity.entity.notNets, peer));
  const selectors = both(selectedState(entity, peer), excludedState(entity, peer));
  return both(both(nets, selectors), serviceState(entity, peer));
}

function sourcePortDoubt(ports: CompiledPorts, packet: Packet): readonly string[] {
  const context = sourceContext(packet);
  const state = both(portsState(ports, context), notPortsState(ports, context));
  if (state !== Maybe) return [];
  const wanted = [
    ...(ports.ports.length > 0 ? [portWords(ports.ports)] : []),
    ...(ports.notPorts.length > 0 ? [`not ${portWords(ports.notPorts)}`] : []),
  ];
  return [`depends on the source port, wants ${wanted.join(", ")}`];
}

function protocolFailures({ rule }: CompiledRule, packet: Packet, failures: Failure[]): void {
  if (rule.ipVersion !== null && rule.ipVersion !== packet.family) {
    failures.push({ predicate: "ipVersion", wanted: `IPv${rule.ipVersion}`, actual: `IPv${packet.family}` });
  }
  const actual = protocolName(packet.protocol);
  if (rule.protocol !== null && rule.protocol !== packet.protocol) {
    failures.push({ predicate: "protocol", wanted: protocolName(rule.protocol), actual });
  }
  if (rule.notProtocol !== null && rule.notProtocol === packet.protocol) {
    failures.push({ predicate: "notProtocol", wanted: `not ${protocolName(rule.notProtocol)}`, actual });
  }
}

function sideFailures(side: Side, objects: Objects, failures: Failure[]): void {
  const { name, entity, peer } = side;
  const { nets, notNets } = entity.entity;
  if (netsState(nets, peer) === No) {
    failures.push({ predicate: `${name}.nets`, wanted: prefixWords(nets), actual: addressWords(peer) });
  }
  if (notNetsState(notNets, peer) === No) {
    failures.push({ predicate: `${name}.notNets`, wanted: notNetsWords(side), actual: addressWords(peer) });
  }
  if (selectedState(entity, peer) === No) failures.push(...selectorFailures(side, objects));
  if (excludedState(entity, peer) === No) failures.push(...exclusionFailures(side, objects));
  if (side.ports) portFailures(side, side.ports, failures);
}

/** A list without a range of the flow's family takes the rule out of that family (semantics §5.5). */
function notNetsWords({ entity, peer }: Side): string {
  const own = entity.entity.notNets.filter((net) => net.address.family === peer.family);
  if (own.length > 0) return `not ${prefixWords(own)}`;
  return `IPv${peer.family === 4 ? 6 : 4} outside ${prefixWords(entity.entity.notNets)}`;
}

function portFailures({ name, peer, packet }: Side, ports: CompiledPorts, failures: Failure[]): void {
  const context = name === "source" ? sourceContext(packet) : destinationContext(packet);
  const actual = (): string =>
    `${context.port ?? "any ephemeral port"}${namedPortWords(ports, { ...context, peer })}`;
  if (portsState(ports, context) === No) {
    failures.push({ predicate: `${name}.ports`, wanted: portWords(ports.ports), actual: actual() });
  }
  if (notPortsState(ports, context) === No) {
    failures.push({
      predicate: `${name}.notPorts`,
      wanted: `not ${portWords(ports.notPorts)}`,
      actual: actual(),
    });
  }
}

/** ` (http is 8080)`, ` (no port named http)`: the commonest reason why a named port does not match. */
function namedPortWords(ports: CompiledPorts, context: ReturnType<typeof destinationContext>): string {
  const notes = ports.ports.flatMap((match) => {
    if (match.kind === "range") return [];
    const found = namedPorts(ports, match.name, context);
    return [
      found.length === 0
        ? `no ${protocolName(context.protocol)} port named ${match.name}`
        : `${match.name} is ${found.join(", ")}`,
    ];
  });
  return notes.length === 0 ? "" : ` (${notes.join(", ")})`;
}

/** Told about one object that holds the address: the flow's own endpoint if it does, else the most specific. */
function selectorFailures({ name, entity, peer }: Side, objects: Objects): readonly Failure[] {
  const { terms, notSelector } = entity.entity;
  const predicate = (part: TermPart): Predicate => `${name}.${part}`;
  const [holder] = peer.objects;
  if (holder === undefined) return terms.map((term) => unknownPeerFailure(term, peer, predicate));
  const labels = objects.labels[holder] ?? {};
  const failed = terms.flatMap((term) => termFailures(term, labels, predicate));
  const excluded = notSelector && objects.byLabel.has(notSelector, holder);
  const note = holderNote(holder, peer, objects);
  if (notSelector && excluded) {
    const actual = labelWords(notSelector, labels, "labels");
    failed.push({ predicate: `${name}.notSelector`, wanted: `not ${printSelector(notSelector)}`, actual });
  }
  return note === "" ? failed : failed.map((failure) => ({ ...failure, actual: `${failure.actual}${note}` }));
}

function exclusionFailures({ name, entity, peer }: Side, objects: Objects): readonly Failure[] {
  const { notSelector } = entity.entity;
  const holder = peer.objects.find((object) => notSelector && objects.byLabel.has(notSelector, object));
  if (!notSelector || holder === undefined) return [];
  const labels = objects.labels[holder] ?? {};
  const actual = `${labelWords(notSelector, labels, "labels")}${holderNote(holder, peer, objects)}`;
  return [{ predicate: `${name}.notSelector`, wanted: `not ${printSelector(notSelector)}`, actual }];
}

function unknownPeerFailure(
  term: SelectorTerm,
  peer: Peer,
  predicate: (part: TermPart) => Predicate,
): Failure {
  const actual = peer.address
    ? `${printAddress(peer.address)} is no loaded endpoint or network set`
    : "a host endpoint without expectedIPs";
  return { predicate: predicate(term.part), wanted: term.written, actual };
}

/** Names the object where it is not the end the user chose. */
function holderNote(holder: number, peer: Peer, objects: Objects): string {
  const object = holder === peer.endpoint ? undefined : objectAt(objects, holder);
  return object ? ` (${object.id})` : "";
}

function addressWords(peer: Peer): string {
  return peer.address ? printAddress(peer.address) : `an unknown IPv${peer.family} address`;
}

function serviceFailures({ source, destination }: CompiledRule, packet: Packet, failures: Failure[]): void {
  if (source.service && serviceState(source, packet.source) === No) {
    failures.push({
      predicate: "source.services",
      wanted: serviceWords(source),
      actual: addressWords(packet.source),
    });
  }
  if (destination.service && servicePortState(destination, packet) === No) {
    const actual = `${addressWords(packet.destination)} ${protocolName(packet.protocol)} ${packet.dstPort}`;
    failures.push({ predicate: "destination.services", wanted: serviceWords(destination), actual });
  }
}

function serviceWords({ entity, service }: CompiledEntity): string {
  const { namespace = "", name = "" } = entity.service ?? {};
  if (namespace === "") return `service ${name} in no namespace, which is none`;
  return `service ${namespace}/${name}${service?.members ? "" : ", which is not loaded"}`;
}

function icmpFailures({ rule }: CompiledRule, packet: Packet, failures: Failure[]): void {
  const actual = (): string =>
    packet.protocol === 1 || packet.protocol === 58
      ? icmpWords({ type: packet.icmpType, code: packet.icmpCode })
      : protocolName(packet.protocol);
  if (rule.icmp && icmpState(rule.icmp, packet) === No) {
    failures.push({ predicate: "icmp", wanted: icmpMatchWords(rule.icmp), actual: actual() });
  }
  if (rule.notIcmp && notIcmpState(rule.notIcmp, packet) === No) {
    failures.push({ predicate: "notICMP", wanted: `not ${icmpMatchWords(rule.notIcmp)}`, actual: actual() });
  }
}
