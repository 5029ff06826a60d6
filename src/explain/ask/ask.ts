/**
 * A question about a flow becomes concrete packets: one per backend of a service, else one. Families, named ports and
 * the translation of service ports are settled here; nothing is guessed, what does not fit is said.
 */
import { hasPorts, printAddress, protocolName } from "#src/engine/index.ts";
import type { Address, Family, Flow, PolicySet } from "#src/engine/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { Asked, AskedFlow } from "../answer.ts";
import type { FlowQuery } from "../types.ts";
import { namesOf } from "../words/names.ts";
import { findEnd } from "./ends.ts";
import type { SingleEnd } from "./ends.ts";
import { parsePortSpec } from "./port-spec.ts";
import { offersOf, serviceTargets, singleTarget } from "./targets.ts";
import type { Target, Targets, Traffic } from "./targets.ts";

/** `_reading` is what the set was made from; questions need no more than the set. */
export function ask(set: PolicySet, _reading: Reading, query: FlowQuery): Asked {
  const from = findEnd(set, query.from);
  if (!from.ok) return problem(from.message);
  if (from.end.kind === "service") return problem("a service cannot be a source: choose one of its pods");
  const source = from.end;
  const to = findEnd(set, query.to);
  if (!to.ok) return problem(to.message);
  const offers = offersOf(to.end);
  if (query.port.trim() === "") return { kind: "needs-port", portTruth: null, offers };
  const parsed = parsePortSpec(query.port);
  if (!parsed.ok) return { kind: "problem", message: parsed.message, offers };
  const { endpoints } = namesOf(set.cluster);
  const targets: Targets =
    to.end.kind === "service"
      ? serviceTargets(to.end, parsed.spec, (id) => endpoints.get(id))
      : singleTarget(to.end, parsed.spec);
  if (!targets.ok) return { kind: "problem", message: targets.message, offers };
  const label = to.end.kind === "service" ? `service ${to.end.service.id}` : to.end.label;
  const built = buildFlows(query, source, { label, targets: targets.targets });
  if (!built.ok) return { kind: "problem", message: built.message, offers };
  return {
    kind: "flows",
    flows: built.flows,
    families: built.families,
    portTruth: targets.portTruth,
    offers,
  };
}

interface Destination {
  readonly label: string;
  readonly targets: readonly Target[];
}

type Built =
  | { readonly ok: true; readonly flows: readonly AskedFlow[]; readonly families: readonly Family[] }
  | { readonly ok: false; readonly message: string };

function buildFlows(query: FlowQuery, source: SingleEnd, { label, targets }: Destination): Built {
  const shared = targets.map((target) => commonFamilies(source.addresses, target.addresses));
  const families = ([4, 6] as const).filter((family) => shared.some((one) => one.includes(family)));
  if (families.length === 0) return fail(noCommonFamily(source, label, targets));
  const [first] = targets;
  const family = query.family ?? familyOfProtocol(first?.traffic) ?? families[0];
  if (family === undefined || !families.includes(family)) {
    const why = query.family === null && first ? ` for ${protocolName(first.traffic.protocol)}` : "";
    return fail(`${source.label} and ${label} have no common IPv${String(family)} address${why}`);
  }
  const flows = targets.flatMap((target, i): readonly AskedFlow[] =>
    shared[i]?.includes(family) ? [flowTo(query, source, { target, family })] : [],
  );
  return { ok: true, flows, families };
}

/** An unknown address may be of either family. */
function commonFamilies(a: readonly Address[], b: readonly Address[]): readonly Family[] {
  const has = (addresses: readonly Address[], family: Family): boolean =>
    addresses.length === 0 || addresses.some((address) => address.family === family);
  return ([4, 6] as const).filter((family) => has(a, family) && has(b, family));
}

/** ICMP is IPv4, ICMPv6 is IPv6. */
function familyOfProtocol(traffic: Traffic | undefined): Family | null {
  if (traffic?.protocol === 1) return 4;
  return traffic?.protocol === 58 ? 6 : null;
}

function noCommonFamily(source: SingleEnd, label: string, targets: readonly Target[]): string {
  const has = (addresses: readonly Address[]): string =>
    [...new Set(addresses.map((address) => `IPv${address.family}`))].join(" and ");
  const there = has(targets.flatMap((target) => target.addresses));
  return `no common address family: ${source.label} has only ${has(source.addresses)}, ${label} only ${there}`;
}

interface Hop {
  readonly target: Target;
  readonly family: Family;
}

function flowTo(query: FlowQuery, source: SingleEnd, { target, family }: Hop): AskedFlow {
  const { traffic } = target;
  const address = ofFamily(target.addresses, family);
  const flow: Flow = {
    from: { endpoint: source.endpoint?.id ?? null, address: ofFamily(source.addresses, family) },
    to: { endpoint: target.endpoint, address },
    protocol: traffic.protocol,
    srcPort: hasPorts(traffic.protocol) ? query.sourcePort : 0,
    dstPort: traffic.port,
    ...(traffic.icmp ? { icmpType: traffic.icmp.type, icmpCode: traffic.icmp.code } : {}),
  };
  return { to: target.endpoint ?? (address ? `ip:${printAddress(address)}` : "ip:unknown"), flow };
}

function ofFamily(addresses: readonly Address[], family: Family): Address | null {
  return addresses.find((address) => address.family === family) ?? null;
}

function problem(message: string): Asked {
  return { kind: "problem", message, offers: [] };
}

function fail(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
