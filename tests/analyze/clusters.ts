/**
 * Clusters for the analysis: those of the other laws, made wilder. Replicas, nodes with their own hosts, both
 * address families, shared addresses, source ports, ICMP, unmodelled fields, rules that ask about their own end.
 */
import fc from "fast-check";
import type { Cluster, Endpoint, EndpointId, Policy, PortMatch, Rule } from "#src/engine/index.ts";
import { addressOf, anyRule, prefixOf, situations } from "../generators/cluster.ts";

interface Wildness {
  readonly seed: readonly number[];
  readonly replicas: boolean;
  readonly nodes: boolean;
  readonly dual: boolean;
  readonly twoAddresses: boolean;
  readonly rare: boolean;
  /** Untracked and pre-DNAT policies. */
  readonly early: boolean;
}

const wildness: fc.Arbitrary<Wildness> = fc.record({
  seed: fc.array(fc.nat({ max: 99 }), { minLength: 24, maxLength: 24 }),
  replicas: fc.boolean(),
  nodes: fc.boolean(),
  dual: fc.boolean(),
  twoAddresses: fc.boolean(),
  rare: fc.boolean(),
  early: fc.boolean(),
});

/** Clusters whose pods may come from templates. */
export const clusters: fc.Arbitrary<Cluster> = fc
  .tuple(situations({ unknownAddresses: true }), wildness)
  .map(([{ cluster }, wild]) => makeWild(cluster, wild));

function makeWild(cluster: Cluster, wild: Wildness): Cluster {
  const endpoints = cluster.endpoints.flatMap((endpoint, index) => endpointsOf(endpoint, index, wild));
  let at = 0;
  const next = (): number => wild.seed[at++ % wild.seed.length] ?? 0;
  const change = (rule: Rule): Rule => (wild.rare ? rareRule(rule, next()) : rule);
  const policies = cluster.policies.map((policy): Policy => ({
    ...policy,
    ingress: policy.ingress.map(change),
    egress: policy.egress.map(change),
    ...(wild.early && policy.kind.includes("Global") ? stageOf(next()) : {}),
  }));
  const nodes = wild.nodes
    ? [
        {
          name: "node-0",
          addresses: [addressOf("192.0.2.1"), addressOf("198.51.100.7"), addressOf("fd00::99")],
        },
        { name: "node-1", addresses: [addressOf("192.0.2.77")] },
      ]
    : [];
  const profiles = wild.rare && next() % 3 === 0 ? cluster.profiles.map(rareProfile) : cluster.profiles;
  return { ...cluster, endpoints, policies, nodes, profiles };
}

/** Before the normal list of a host endpoint, or in it. */
function stageOf(dice: number): Partial<Policy> {
  if (dice % 3 === 0) return { doNotTrack: true, applyOnForward: true };
  if (dice % 3 === 1) return {};
  return { preDNAT: true, applyOnForward: true, governs: { ingress: true, egress: false }, egress: [] };
}

function rareProfile(profile: Cluster["profiles"][number]): Cluster["profiles"][number] {
  return {
    ...profile,
    ingress: [
      { ...anyRule, protocol: 6, action: "Pass" },
      { ...anyRule, protocol: 17 },
    ],
  };
}

function endpointsOf(endpoint: Endpoint, index: number, wild: Wildness): readonly Endpoint[] {
  const node = wild.nodes ? `node-${(wild.seed[index] ?? 0) % 2}` : null;
  const dual = wild.dual && (wild.seed[index + 5] ?? 0) % 2 === 0;
  const six = addressOf(`fd00::${index + 1}`);
  if (endpoint.kind === "hep") {
    const more = wild.twoAddresses ? [addressOf("10.0.0.9")] : [];
    const none = (wild.seed[20] ?? 0) % 5 === 0;
    const own: Endpoint = {
      ...endpoint,
      node,
      addresses: none ? [] : [...endpoint.addresses, ...more, ...(dual ? [six] : [])],
    };
    if (!wild.early) return [own];
    const all = { id: `${own.id}-all` as EndpointId, name: `${own.name}-all`, interfaceName: "*" };
    return [own, { ...own, ...all, node: null, addresses: [addressOf("192.0.2.55")] }];
  }
  const addresses = endpoint.addresses.length > 0 && dual ? [...endpoint.addresses, six] : endpoint.addresses;
  const own = { ...endpoint, node, addresses };
  if (!wild.replicas || index > 1) return [own];
  const replica = addresses.length > 0 ? [addressOf(`10.0.${index % 2}.${index + 100}`)] : [];
  return [own, { ...own, id: `${own.id}-2` as EndpointId, name: `${own.name}-2`, addresses: replica }];
}

const sourcePorts: readonly (readonly PortMatch[])[] = [
  [{ kind: "range", low: 1024, high: 39999 }],
  [{ kind: "range", low: 32768, high: 60999 }],
  [{ kind: "named", name: "http" }],
];

function rareRule(rule: Rule, dice: number): Rule {
  const ported = { ...rule, protocol: rule.protocol ?? 6, notProtocol: null };
  const icmp = { ...rule, ipVersion: null, protocol: dice % 2 === 0 ? 1 : 58, notProtocol: null };
  const free = {
    ...icmp,
    source: { ...rule.source, ports: [], notPorts: [] },
    destination: { ...rule.destination, ports: [], notPorts: [], service: null },
  };
  switch (dice % 14) {
    case 0:
      return { ...ported, source: { ...rule.source, ports: sourcePorts[dice % 3] ?? [] } };
    case 1:
      return { ...ported, source: { ...rule.source, notPorts: sourcePorts[dice % 3] ?? [] } };
    case 2:
      return { ...free, icmp: { type: 8, code: dice % 3 === 0 ? 0 : null } };
    case 3:
      return { ...free, notIcmp: { type: 135, code: null } };
    case 4:
      return { ...rule, notIcmp: { type: 8, code: 1 } };
    case 5:
      return { ...rule, unmodelled: ["destination.domains"] };
    case 6:
      return {
        ...rule,
        destination: { ...rule.destination, nets: [prefixOf("10.0.0.0/8"), prefixOf("fd00::/65")] },
      };
    case 7:
      return {
        ...rule,
        source: { ...rule.source, notNets: [prefixOf("10.0.0.0/31"), prefixOf("198.51.100.7/32")] },
      };
    default:
      return rule;
  }
}
