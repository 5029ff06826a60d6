/** Known flows listed one by one, from the definition under "Counting" alone. */
import {
  type Cluster,
  type Endpoint,
  type Entity,
  type FlowEnd,
  matchesLabels,
  type Address,
  type Flow,
  type Policy,
  prefixContains,
  type Rule,
  sameAddress,
  type Scope,
} from "#src/engine/index.ts";
import { outsideAddresses, rulesOf, speaksIPv6 } from "./flows.ts";

interface Port {
  readonly protocol: number;
  readonly port: number;
  readonly icmp?: Pick<Flow, "icmpType" | "icmpCode">;
}

const hasPorts = (protocol: number): boolean => [6, 17, 132].includes(protocol);

export function* knownFlows(cluster: Cluster, scope: Scope): Generator<Flow> {
  for (const to of cluster.endpoints) {
    for (const from of cluster.endpoints) {
      const ends = from === to ? null : commonEnds(from, to);
      if (ends) for (const port of declared(cluster, to)) yield flowOn(ends.from, ends.to, port);
    }
  }
  const parts = (speaksIPv6(cluster) ? ([4, 6] as const) : ([4] as const)).flatMap((family) =>
    partsOutside(cluster, family),
  );
  for (const address of parts) {
    const outside: FlowEnd = { endpoint: null, address };
    for (const endpoint of cluster.endpoints) {
      const own = endOf(endpoint, address.family);
      if (!own) continue;
      for (const port of portsOut(cluster, address, scope)) yield flowOn(own, outside, port);
      for (const port of portsIn(cluster, { address, endpoint, scope })) yield flowOn(outside, own, port);
    }
  }
}

function flowOn(from: FlowEnd, to: FlowEnd, { protocol, port, icmp }: Port): Flow {
  return { from, to, protocol, srcPort: hasPorts(protocol) ? null : 0, dstPort: port, ...icmp };
}

function commonEnds(from: Endpoint, to: Endpoint): { from: FlowEnd; to: FlowEnd } | null {
  const families = from.addresses.map(({ family }) => family);
  const others = to.addresses.map(({ family }) => family);
  const common =
    families.length === 0
      ? (others[0] ?? 4)
      : others.length === 0
        ? families[0]
        : families.find((one) => others.includes(one));
  const [one, other] = common ? [endOf(from, common), endOf(to, common)] : [null, null];
  return one && other ? { from: one, to: other } : null;
}

function endOf(endpoint: Endpoint, family: 4 | 6): FlowEnd | null {
  if (endpoint.addresses.length === 0) return { endpoint: endpoint.id, address: null };
  const address = endpoint.addresses.find((own) => own.family === family);
  return address ? { endpoint: endpoint.id, address } : null;
}

function declared(cluster: Cluster, endpoint: Endpoint): readonly Port[] {
  const targets = cluster.services.flatMap(({ backends }) =>
    backends.filter((one) => one.endpoint === endpoint.id),
  );
  return distinct([...endpoint.ports, ...targets.flatMap(({ ports }) => ports)]);
}

function distinct(ports: readonly Port[]): readonly Port[] {
  const keyed = ports.map(
    ({ protocol, port, icmp }) =>
      [JSON.stringify([protocol, port, icmp]), { protocol, port, ...(icmp && { icmp }) }] as const,
  );
  return [...new Map(keyed).values()];
}

/** One address for each part of the outside that no rule tells apart; an address of a node is a part of its own. */
function partsOutside(cluster: Cluster, family: 4 | 6): readonly Address[] {
  const parts = new Map<string, Address>();
  for (const address of samples(cluster, family)) {
    const sides = rulesOf(cluster).flatMap(({ source, destination }) => [source, destination]);
    const nodes = (cluster.nodes ?? []).filter((node) =>
      node.addresses.some((own) => sameAddress(own, address)),
    );
    const key = [
      ...sides.map((entity) => matches(entity, address, cluster)),
      ...nodes.map(() => address.words.join(".")),
    ].join();
    parts.set(key, parts.get(key) ?? address);
  }
  return [...parts.values()];
}

function samples(cluster: Cluster, family: 4 | 6): readonly Address[] {
  const held = cluster.endpoints.flatMap(({ addresses }) => addresses);
  const near = outsideAddresses([cluster], family).flatMap((address) =>
    [0, 1, 2, 3].map((by): Address => ({
      ...address,
      words: [...address.words.slice(0, -1), Math.min(0xffffffff, (address.words.at(-1) ?? 0) + by)],
    })),
  );
  return near.filter((address) => !held.some((own) => sameAddress(own, address)));
}

function matches(
  { nets, notNets, terms, notSelector, service }: Entity,
  address: Address,
  cluster: Cluster,
): boolean {
  const sets = cluster.networkSets.filter((set) => set.nets.some((net) => prefixContains(net, address)));
  const others = notNets.filter((net) => net.address.family === address.family);
  if (service) return false;
  if (nets.length > 0 && !nets.some((net) => prefixContains(net, address))) return false;
  if (notNets.length > 0 && (others.length === 0 || others.some((net) => prefixContains(net, address))))
    return false;
  const unwanted = (labels: Cluster["networkSets"][number]["labels"]): boolean =>
    notSelector !== null && matchesLabels(notSelector, labels);
  if (terms.length === 0) return !sets.some(({ labels }) => unwanted(labels));
  return sets.some(
    ({ labels }) => terms.every(({ selector }) => matchesLabels(selector, labels)) && !unwanted(labels),
  );
}

function rulesNaming(
  cluster: Cluster,
  direction: "ingress" | "egress",
  asked: { address: Address; scope: Scope },
): readonly Rule[] {
  const acts = (policy: Policy): boolean =>
    policy.governs[direction] && (asked.scope === "pending" || !policy.staged);
  return cluster.policies
    .filter(acts)
    .flatMap((policy) => policy[direction])
    .filter((rule) => {
      const peer = direction === "egress" ? rule.destination : rule.source;
      if (peer.nets.length === 0 && peer.terms.length === 0) return false;
      if (rule.ipVersion !== null && rule.ipVersion !== asked.address.family) return false;
      return matches(peer, asked.address, cluster);
    });
}

/** Of a protocol without ports: itself, with an echo request where ICMP leaves the type open. */
function portless({ protocol, icmp }: Rule, family: 4 | 6): readonly Port[] | null {
  if (protocol === null || hasPorts(protocol)) return null;
  if (protocol !== 1 && protocol !== 58) return [{ protocol, port: 0 }];
  if ((protocol === 1) !== (family === 4)) return [];
  const echo = family === 4 ? 8 : 128;
  return [{ protocol, port: 0, icmp: { icmpType: icmp?.type ?? echo, icmpCode: icmp?.code ?? 0 } }];
}

function numbers(rule: Rule): readonly Port[] {
  return rule.destination.ports.flatMap((match) =>
    match.kind === "range" ? [{ protocol: rule.protocol ?? 6, port: match.low }] : [],
  );
}

function portsOut(cluster: Cluster, address: Address, scope: Scope): readonly Port[] {
  return distinct(
    rulesNaming(cluster, "egress", { address, scope }).flatMap((rule) => {
      const alone = portless(rule, address.family);
      if (alone) return alone;
      return rule.destination.ports.length === 0
        ? [{ protocol: rule.protocol ?? 6, port: 443 }]
        : numbers(rule);
    }),
  );
}

function portsIn(
  cluster: Cluster,
  { address, endpoint, scope }: { address: Address; endpoint: Endpoint; scope: Scope },
): readonly Port[] {
  return distinct(
    rulesNaming(cluster, "ingress", { address, scope }).flatMap((rule) => {
      const alone = portless(rule, address.family);
      if (alone) return alone;
      const { ports } = rule.destination;
      const names = ports.flatMap((match) => (match.kind === "named" ? [match.name] : []));
      const own =
        ports.length === 0
          ? declared(cluster, endpoint)
          : endpoint.ports.filter(({ name }) => name !== null && names.includes(name));
      const fits = ({ protocol }: Port): boolean =>
        (rule.protocol ?? protocol) === protocol && rule.notProtocol !== protocol;
      return [...numbers(rule), ...own.filter(fits)];
    }),
  );
}
