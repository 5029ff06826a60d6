/** A rule made ready for matching, and the matching itself: the one place that says whether a rule matches a flow. */
import type { IcmpMatch, Rule } from "../model/policy.ts";
import type { Family } from "../net/address.ts";
import { type CompiledEntity, entityState } from "./entity.ts";
import type { Origin } from "./hits.ts";
import type { Peer } from "./peer.ts";
import { type CompiledPorts, notPortsState, type PortQuestion, portsState } from "./ports.ts";
import { both, Maybe, No, type State, Yes } from "./state.ts";

/** A flow's first packet with both ends looked up. */
export interface Packet {
  readonly family: Family;
  readonly protocol: number;
  readonly srcPort: PortQuestion;
  readonly dstPort: number;
  readonly icmpType: number | null;
  readonly icmpCode: number | null;
  readonly source: Peer;
  readonly destination: Peer;
}

export interface CompiledRule {
  readonly rule: Rule;
  /** Index from 0 over the converted rules of its direction. */
  readonly index: number;
  readonly source: CompiledEntity;
  readonly destination: CompiledEntity;
  readonly sourcePorts: CompiledPorts | null;
  readonly destinationPorts: CompiledPorts | null;
  /** Nothing beyond version, protocol and the entities is asked. */
  readonly simple: boolean;
  readonly origin: Origin;
}

/** All conditions of a rule; stops at the first that fails. */
export function matchRule(compiled: CompiledRule, packet: Packet): State {
  const { rule } = compiled;
  if (rule.ipVersion !== null && rule.ipVersion !== packet.family) return No;
  if (rule.protocol !== null && rule.protocol !== packet.protocol) return No;
  if (rule.notProtocol !== null && rule.notProtocol === packet.protocol) return No;
  const source = entityState(compiled.source, packet.source);
  if (source === No) return No;
  const ends = both(source, entityState(compiled.destination, packet.destination));
  return ends === No || compiled.simple ? ends : both(ends, matchRest(compiled, packet));
}

function matchRest(compiled: CompiledRule, packet: Packet): State {
  const { rule } = compiled;
  let state: State = rule.unmodelled.length > 0 ? Maybe : Yes;
  state = both(state, sideState(compiled.sourcePorts, sourceContext(packet)));
  state = both(state, sideState(compiled.destinationPorts, destinationContext(packet)));
  state = both(state, servicePortState(compiled.destination, packet));
  return both(state, both(icmpState(rule.icmp, packet), notIcmpState(rule.notIcmp, packet)));
}

interface SideContext {
  readonly port: PortQuestion;
  readonly protocol: number;
  readonly peer: Peer;
}

export function sourceContext(packet: Packet): SideContext {
  return { port: packet.srcPort, protocol: packet.protocol, peer: packet.source };
}

export function destinationContext(packet: Packet): SideContext {
  return { port: packet.dstPort, protocol: packet.protocol, peer: packet.destination };
}

function sideState(ports: CompiledPorts | null, context: SideContext): State {
  return ports ? both(portsState(ports, context), notPortsState(ports, context)) : Yes;
}

/** A service as destination means its addresses with their ports; as source its addresses alone (semantics §4.3). */
export function servicePortState(destination: CompiledEntity, packet: Packet): State {
  if (!destination.service) return Yes;
  return destination.service.members?.accepts(packet.destination, packet.protocol, packet.dstPort) ?? No;
}

const icmpProtocols: ReadonlySet<number> = new Set([1, 58]);

export function icmpState(match: IcmpMatch | null, packet: Packet): State {
  if (!match) return Yes;
  return icmpProtocols.has(packet.protocol) ? sameIcmp(match, packet) : No;
}

export function notIcmpState(match: IcmpMatch | null, packet: Packet): State {
  if (!match || !icmpProtocols.has(packet.protocol)) return Yes;
  const same = sameIcmp(match, packet);
  if (same === Maybe) return Maybe;
  return same === Yes ? No : Yes;
}

/** A flow that does not say its type or code could be either. */
function sameIcmp(match: IcmpMatch, packet: Packet): State {
  if (packet.icmpType === null) return Maybe;
  if (match.type !== packet.icmpType) return No;
  if (match.code === null || match.code === packet.icmpCode) return Yes;
  return packet.icmpCode === null ? Maybe : No;
}
