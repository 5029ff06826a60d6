/** Every flow that could tell two policy sets apart, listed one by one: what the analysis is measured against. */
import {
  type Address,
  type Cluster,
  type Endpoint,
  evaluate,
  type Flow,
  type FlowEnd,
  firstAddress,
  type GroupEnd,
  lastAddress,
  parseAddress,
  type FlowGroup,
  type FlowVerdict,
  prefixContains,
  printHits,
  type PolicySet,
  type Prefix,
  type Rule,
  sameAddress,
  type Scope,
  trace,
} from "#src/engine/index.ts";

export function* allFlows(clusters: readonly Cluster[]): Generator<Flow> {
  const [cluster] = clusters;
  if (!cluster) return;
  const shared = cluster.endpoints.filter(({ id }) =>
    clusters.every(({ endpoints }) => endpoints.some((other) => other.id === id)),
  );
  const packets = clusters.flatMap((one) => rulesOf(one));
  for (const family of clusters.some(speaksIPv6) ? ([4, 6] as const) : ([4] as const)) {
    const managed = shared.flatMap((endpoint) => endsOf(endpoint, family));
    const outside = outsideAddresses(clusters, family).map((address): FlowEnd => ({
      endpoint: null,
      address,
    }));
    const all = [...managed, ...outside];
    for (const from of all) {
      for (const to of all) {
        if (from.endpoint === to.endpoint) continue;
        if (family === 6 && from.address === null && to.address === null) continue;
        for (const packet of packetsOf(packets, family)) yield { from, to, ...packet };
      }
    }
  }
}

/** Somebody has an IPv6 address, or may have one while something asks about it. */
export function speaksIPv6(cluster: Cluster): boolean {
  const addresses = cluster.endpoints.map((endpoint) => endpoint.addresses);
  if (addresses.flat().some(({ family }) => family === 6)) return true;
  const asked = netsOf(cluster).some(({ address }) => address.family === 6);
  return (
    addresses.some((own) => own.length === 0) &&
    (asked || rulesOf(cluster).some(({ ipVersion }) => ipVersion === 6))
  );
}

export function endsOf(endpoint: Endpoint, family: 4 | 6): readonly FlowEnd[] {
  if (endpoint.addresses.length === 0) return [{ endpoint: endpoint.id, address: null }];
  return endpoint.addresses
    .filter((address) => address.family === family)
    .map((address) => ({ endpoint: endpoint.id, address }));
}

/** Both sides of every edge of every range. */
export function outsideAddresses(clusters: readonly Cluster[], family: 4 | 6): readonly Address[] {
  const nets = clusters.flatMap(netsOf).filter(({ address }) => address.family === family);
  const edges = nets.flatMap((net) => [
    step(firstAddress(net), -1),
    firstAddress(net),
    lastAddress(net),
    step(lastAddress(net), 1),
  ]);
  const known = ["8.8.8.8", "10.0.1.77", "2001:db8::1"].flatMap((text) => parseAddress(text) ?? []);
  const held = clusters.flatMap(({ endpoints }) => endpoints.flatMap(({ addresses }) => addresses));
  const found = [...edges, ...known.filter((address) => address.family === family)].filter(
    (address) => !held.some((own) => sameAddress(own, address)),
  );
  return found.filter((address, index) => found.findIndex((other) => sameAddress(address, other)) === index);
}

/** A neighbour within the last word; itself at the edges. */
function step(address: Address, by: number): Address {
  const last = (address.words.at(-1) ?? 0) + by;
  if (last < 0 || last > 0xffffffff) return address;
  return { ...address, words: [...address.words.slice(0, -1), last] };
}

function netsOf(cluster: Cluster): readonly Prefix[] {
  const single = (cluster.nodes ?? []).flatMap(({ addresses }) =>
    addresses.map((address) => ({ address, length: address.family === 4 ? 32 : 128 })),
  );
  const sides = rulesOf(cluster).flatMap(({ source, destination }) => [source, destination]);
  return [
    ...cluster.networkSets.flatMap(({ nets }) => nets),
    ...sides.flatMap(({ nets, notNets }) => [...nets, ...notNets]),
    ...single,
  ];
}

export function rulesOf(cluster: Cluster): readonly Rule[] {
  return [...cluster.policies, ...cluster.profiles].flatMap(({ ingress, egress }) => [...ingress, ...egress]);
}

type Packet = Omit<Flow, "from" | "to">;

/** Ports around every number that the generated rules know; fewer kinds of packet where no rule asks for more. */
function packetsOf(rules: readonly Rule[], family: 4 | 6): readonly Packet[] {
  const asksSource = rules.some(({ source }) => source.ports.length + source.notPorts.length > 0);
  const asksIcmp = rules.some(({ icmp, notIcmp }) => (icmp ?? notIcmp) !== null);
  const sources = asksSource ? [1023, 1024, 8080, 8081, 39999, 40000, 61000] : [40000];
  const tcp = [22, 80, 81, 7999, 8080, 8081, 9001].flatMap((dstPort) =>
    sources.map((srcPort) => ({ protocol: 6, srcPort, dstPort })),
  );
  const udp = [80, 4789, 8080].flatMap((dstPort) =>
    sources.map((srcPort) => ({ protocol: 17, srcPort, dstPort })),
  );
  const types = asksIcmp || family === 6 ? [0, 8, 135] : [8];
  const icmp = (family === 4 && !asksIcmp ? [1] : [1, 58]).flatMap((protocol) =>
    types.flatMap((icmpType) =>
      (asksIcmp ? [0, 1] : [0]).map((icmpCode) => ({ protocol, srcPort: 0, dstPort: 0, icmpType, icmpCode })),
    ),
  );
  const others = [4, 47].map((protocol) => ({ protocol, srcPort: 0, dstPort: 0 }));
  return [...tcp, ...udp, { protocol: 132, srcPort: 40000, dstPort: 80 }, ...icmp, ...others];
}

export interface Seen {
  readonly verdict: string;
  readonly egress: string | null;
  readonly ingress: string | null;
}

/** As `trace` says; `evaluate` says the same where no host endpoint has an earlier list, and is quicker. */
export function answer(set: PolicySet, flow: Flow, scope: Scope): FlowVerdict {
  const early = set.cluster.policies.some(({ doNotTrack, preDNAT }) => doNotTrack || preDNAT);
  const meetsHost = [flow.from, flow.to].some(({ endpoint }) => endpoint?.startsWith("hep:"));
  return early && meetsHost ? trace(set, flow, scope) : evaluate(set, flow, scope);
}

export function judge(set: PolicySet, flow: Flow, scope: Scope): Seen {
  return seenOf(answer(set, flow, scope));
}

/** As Calico's own traces say. */
export function judgeNormal(set: PolicySet, flow: Flow, scope: Scope): Seen {
  return seenOf(evaluate(set, flow, scope));
}

function seenOf({ verdict, egress, ingress }: FlowVerdict): Seen {
  const last = (half: typeof egress): string | null => (half ? (printHits(half.hits).at(-1) ?? null) : null);
  return { verdict, egress: last(egress), ingress: last(ingress) };
}

/**
 * Who decides at each end: nobody where it is undecidable, nor behind an egress half that denies; the end of a tier is
 * the tier's.
 */
export function decidersOf(set: PolicySet, flow: Flow, scope: Scope): Seen & { readonly silent: boolean } {
  const { verdict, egress, ingress } = answer(set, flow, scope);
  const who = (half: typeof egress): string => {
    if (!half || half.outcome === "undecidable") return half?.outcome ?? "nobody";
    const last = half.hits.at(-1);
    if (last?.rule === -1) return `${half.outcome} at the end of ${last.tier}`;
    return (printHits(half.hits).at(-1) ?? "").replace(/^\d+/, "");
  };
  return { verdict, egress: who(egress), ingress: who(ingress), silent: egress?.outcome === "deny" };
}

/** Equal where the verdict is the same and each end decides by the same. */
export function essenceOf(set: PolicySet, flow: Flow, scope: Scope): string {
  const { verdict, egress, ingress, silent } = decidersOf(set, flow, scope);
  return `${verdict} ${egress ?? ""} ${silent ? "" : (ingress ?? "")}`;
}

function isOnPorts({ ports, sourcePorts, icmp }: FlowGroup, flow: Flow): boolean {
  const inside = (intervals: readonly (readonly [number, number])[], value: number): boolean =>
    intervals.some(([low, high]) => low <= value && value <= high);
  if (!inside(ports, flow.dstPort)) return false;
  if (sourcePorts && !inside(sourcePorts, flow.srcPort ?? -1)) return false;
  if (!icmp) return true;
  return inside(icmp.types, flow.icmpType ?? -1) && inside([icmp.codes], flow.icmpCode ?? -1);
}

export function isIn(group: FlowGroup, flow: Flow): boolean {
  const family = flow.from.address?.family ?? flow.to.address?.family ?? 4;
  if (family !== group.family) return false;
  if (
    group.protocol === null ? group.exceptProtocols.includes(flow.protocol) : group.protocol !== flow.protocol
  ) {
    return false;
  }
  if (!isOnPorts(group, flow)) return false;
  return (
    group.from.some((end) => isAt(end, flow.from, family)) &&
    group.to.some((end) => isAt(end, flow.to, family))
  );
}

/** Which address of an endpoint is its first is told by the caller's flows: they carry `first`. */
export const firstAddresses = new Map<string, Address>();

function isAt(end: GroupEnd, own: FlowEnd, family: 4 | 6): boolean {
  if (end.kind === "range")
    return own.endpoint === null && own.address !== null && prefixContains(end.range, own.address);
  if (end.endpoint !== own.endpoint) return false;
  if (own.address === null) return end.address === null;
  const first = firstAddresses.get(`${own.endpoint} ${family}`);
  const isFirst = first !== undefined && sameAddress(first, own.address);
  return end.address === null ? isFirst : sameAddress(end.address, own.address);
}

export function rememberFirst(cluster: Cluster): void {
  firstAddresses.clear();
  for (const endpoint of cluster.endpoints) {
    for (const family of [4, 6] as const) {
      const first = endpoint.addresses.find((address) => address.family === family);
      if (first) firstAddresses.set(`${endpoint.id} ${family}`, first);
    }
  }
}
