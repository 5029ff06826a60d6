/**
 * Everything a flow can start or end at, for one policy set or for two that are compared: each address of each
 * endpoint, and the address space outside cut into pieces that no range in any rule, network set or node divides.
 * An endpoint counts when every set has it; pieces never contain an address that an endpoint holds.
 */
import type { Cluster, Endpoint, EndpointId } from "../model/cluster.ts";
import type { Rule } from "../model/policy.ts";
import type { Address, Family } from "../net/address.ts";
import { parseAddress } from "../net/address.ts";
import type { Prefix } from "../net/prefix.ts";
import { singleAddress } from "../net/prefix.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { addressAt, addressNumber, bitsOf, type Range, rangeOf } from "./numbers.ts";

/** How one of the compared sets sees an end. */
export interface EndSide {
  /** Object number of the endpoint; -1 for a piece of the outside. */
  readonly object: number;
  /** Null: unknown, as of a template's pod. For a piece: one address that stands for all of it. */
  readonly address: Address | null;
}

export interface End {
  readonly endpoint: EndpointId | null;
  readonly kind: Endpoint["kind"] | "range";
  readonly family: Family;
  /** Position among the endpoint's addresses of the family. */
  readonly ordinal: number;
  readonly sides: readonly EndSide[];
  /** The piece of the outside; null for endpoints. */
  readonly range: Range | null;
}

export interface Ends {
  readonly ends: readonly End[];
  /** Addresses that endpoints hold, per family, ascending: holes in the outside. */
  readonly held: ReadonlyMap<Family, readonly bigint[]>;
}

export function makeEnds(sets: readonly PolicySet[]): Ends {
  const clusters = sets.map((set) => set.cluster);
  const families = ([4, 6] as const).filter((family) => takesPart(clusters, family));
  const managed = families.flatMap((family) => managedEnds(sets, family));
  const held = new Map(families.map((family) => [family, heldAddresses(clusters, family)]));
  const outside = families.flatMap((family) =>
    managed.some((end) => end.family === family) ? pieces(clusters, family, held.get(family) ?? []) : [],
  );
  return { ends: [...managed, ...outside], held };
}

/** IPv6 takes part where somebody has such an address, or might have one and something asks about it. */
function takesPart(clusters: readonly Cluster[], family: Family): boolean {
  if (family === 4) return true;
  return clusters.some(
    (cluster) =>
      cluster.endpoints.some(({ addresses }) => addresses.some((address) => address.family === 6)) ||
      (cluster.endpoints.some(({ addresses }) => addresses.length === 0) && asksAboutIPv6(cluster)),
  );
}

function asksAboutIPv6(cluster: Cluster): boolean {
  return (
    netsOf(cluster).some(({ address }) => address.family === 6) ||
    rulesOf(cluster).some((rule) => rule.ipVersion === 6)
  );
}

function managedEnds(sets: readonly PolicySet[], family: Family): readonly End[] {
  const [first] = sets;
  if (!first) return [];
  return first.cluster.endpoints.flatMap((endpoint) => {
    const sides = sets.map((set) => sidesOf(set, endpoint, family));
    const count = Math.min(...sides.map((own) => own.length));
    return Array.from({ length: count }, (_, ordinal) => ({
      endpoint: endpoint.id,
      kind: endpoint.kind,
      family,
      ordinal,
      sides: sides.flatMap((own) => own[ordinal] ?? []),
      range: null,
    }));
  });
}

/** One per address of the family; an endpoint without any address has an unknown one. */
function sidesOf(set: PolicySet, { id, kind }: Endpoint, family: Family): readonly EndSide[] {
  const object = set.compiled.objects.indexOf.get(id) ?? -1;
  const own = set.compiled.objects.endpoints[object];
  if (own?.kind !== kind) return [];
  if (own.addresses.length === 0) return [{ object, address: null }];
  const addresses = own.addresses.filter((address) => address.family === family);
  return addresses.map((address) => ({ object, address }));
}

function heldAddresses(clusters: readonly Cluster[], family: Family): readonly bigint[] {
  const numbers = new Set<bigint>();
  for (const { endpoints } of clusters) {
    for (const { addresses } of endpoints) {
      for (const address of addresses) if (address.family === family) numbers.add(addressNumber(address));
    }
  }
  return [...numbers].sort(ascending);
}

function pieces(clusters: readonly Cluster[], family: Family, held: readonly bigint[]): readonly End[] {
  const top = (1n << BigInt(bitsOf(family))) - 1n;
  const cuts = new Set<bigint>([0n]);
  for (const net of new Set(clusters.flatMap(netsOf))) {
    if (net.address.family !== family) continue;
    const { low, high } = rangeOf(net);
    cuts.add(low);
    if (high < top) cuts.add(high + 1n);
  }
  const starts = [...cuts].sort(ascending);
  return starts.flatMap((low, index) => {
    const range = { low, high: (starts[index + 1] ?? top + 1n) - 1n };
    const number = typical(range, family, held);
    if (number === null) return [];
    const side = { object: -1, address: addressAt(family, number) };
    return { endpoint: null, kind: "range", family, ordinal: 0, sides: clusters.map(() => side), range };
  });
}

const wellKnown = ["203.0.113.10", "8.8.8.8", "2001:db8::10"].flatMap((text) => parseAddress(text) ?? []);

/** An address of the range that no endpoint holds, a pleasant one where there is a choice; null if there is none. */
function typical(range: Range, family: Family, held: readonly bigint[]): bigint | null {
  const known = wellKnown
    .filter((address) => address.family === family)
    .map(addressNumber)
    .find((number) => number >= range.low && number <= range.high && !held.includes(number));
  if (known !== undefined) return known;
  const start = range.high - range.low > 1n ? range.low + 1n : range.low;
  return firstFree({ low: start, high: range.high }, held) ?? firstFree(range, held);
}

function firstFree({ low, high }: Range, held: readonly bigint[]): bigint | null {
  let free = low;
  for (let at = firstAtLeast(held, low); held[at] === free; at += 1) free += 1n;
  return free <= high ? free : null;
}

/** Index of the first number that is not below `bound`. */
export function firstAtLeast(numbers: readonly bigint[], bound: bigint): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0n) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every range that can make a difference: of rules, network sets, service backends outside, and nodes. */
function netsOf(cluster: Cluster): readonly Prefix[] {
  const ofRules = rulesOf(cluster).flatMap(({ source, destination }) => [
    ...source.nets,
    ...source.notNets,
    ...destination.nets,
    ...destination.notNets,
  ]);
  const backends = cluster.services.flatMap((service) => service.backends.map(({ address }) => address));
  const nodes = (cluster.nodes ?? []).flatMap(({ addresses }) => addresses);
  const single = [...backends, ...nodes].flatMap((address) => (address ? [singleAddress(address)] : []));
  return [...ofRules, ...cluster.networkSets.flatMap(({ nets }) => nets), ...single];
}

function rulesOf(cluster: Cluster): readonly Rule[] {
  return [...cluster.policies, ...cluster.profiles].flatMap(({ ingress, egress }) => [...ingress, ...egress]);
}

function ascending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
