/** A flow with both ends looked up in a policy set. */
import type { Flow, FlowEnd } from "../model/trace.ts";
import type { Family } from "../net/address.ts";
import type { CompiledSet } from "../resolve/policy-set.ts";
import type { Packet } from "../resolve/rule.ts";

export function makePacket(set: CompiledSet, flow: Flow): Packet {
  const family = familyOfFlow(set, flow);
  return {
    family,
    protocol: flow.protocol,
    srcPort: flow.srcPort,
    dstPort: flow.dstPort,
    icmpType: flow.icmpType ?? null,
    icmpCode: flow.icmpCode ?? null,
    source: set.peers.get(flow.from, family),
    destination: set.peers.get(flow.to, family),
  };
}

/** An address that is given decides, then the flow's wish, then the first address that an end has. */
function familyOfFlow(set: CompiledSet, flow: Flow): Family {
  const given = flow.from.address ?? flow.to.address;
  if (given) return given.family;
  return flow.family ?? (firstOf(set, flow.from) ?? firstOf(set, flow.to))?.family ?? 4;
}

function firstOf(set: CompiledSet, end: FlowEnd): { readonly family: Family } | undefined {
  const index = end.endpoint === null ? -1 : (set.objects.indexOf.get(end.endpoint) ?? -1);
  return set.objects.endpoints[index]?.addresses[0];
}
