/** What keeps a rule's match from being decided, in words. */
import type { Peer } from "../resolve/peer.ts";
import { type CompiledEntity, entityState } from "../resolve/entity.ts";
import { type CompiledPorts, notPortsState, portsState } from "../resolve/ports.ts";
import {
  type CompiledRule,
  icmpState,
  notIcmpState,
  type Packet,
  servicePortState,
  sourceContext,
} from "../resolve/rule.ts";
import { both, Maybe } from "../resolve/state.ts";
import { portWords } from "./words.ts";

/** Empty where nothing is in doubt. */
export function ruleDoubts(compiled: CompiledRule, packet: Packet): string {
  const { source, destination, rule } = compiled;
  const doubts = [
    ...rule.unmodelled.map((field) => `\`${field}\` is not modelled`),
    ...addressDoubt(source, packet.source, packet),
    ...addressDoubt(destination, packet.destination, packet),
    ...(servicePortState(destination, packet) === Maybe
      ? [dependsOnAddress(packet.destination, packet)]
      : []),
    ...sourcePortDoubt(compiled.sourcePorts, packet),
    ...(both(icmpState(rule.icmp, packet), notIcmpState(rule.notIcmp, packet)) === Maybe
      ? [`depends on the ICMP ${packet.icmpType === null ? "type" : "code"}`]
      : []),
  ];
  return [...new Set(doubts)].join(", ");
}

function addressDoubt(entity: CompiledEntity, peer: Peer, packet: Packet): readonly string[] {
  return entityState(entity, peer) === Maybe ? [dependsOnAddress(peer, packet)] : [];
}

/** Says which end where neither address is known. */
function dependsOnAddress(peer: Peer, { source, destination }: Packet): string {
  const both = source.address === null && destination.address === null;
  const end = both ? (peer === source ? "source " : "destination ") : "";
  return `depends on the ${end}${holderOf(peer)}address`;
}

/** A pod without address counts as holding its own; a host endpoint holds nothing it was not given. */
function holderOf({ endpoint, objects }: Peer): "" | "pod's " | "host's " {
  if (endpoint < 0) return "";
  return objects.includes(endpoint) ? "pod's " : "host's ";
}

function sourcePortDoubt(ports: CompiledPorts | null, packet: Packet): readonly string[] {
  if (!ports) return [];
  const context = sourceContext(packet);
  if (both(portsState(ports, context), notPortsState(ports, context)) !== Maybe) return [];
  const wanted = [
    ...(ports.ports.length > 0 ? [portWords(ports.ports)] : []),
    ...(ports.notPorts.length > 0 ? [`not ${portWords(ports.notPorts)}`] : []),
  ];
  return [`depends on the source port, wants ${wanted.join(", ")}`];
}
