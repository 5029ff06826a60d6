/**
 * Wide clusters, for comparing the engine with the definitional evaluator: every kind of policy, three kinds of tier
 * order, both address families, shared addresses, host endpoints on the nodes of pods, service accounts, spoofing
 * network sets, own and missing profiles. Still one small vocabulary, so that things meet. Addresses are always known.
 */
import fc from "fast-check";
import type {
  Cluster,
  Endpoint,
  EndpointId,
  Flow,
  FlowEnd,
  NetworkSet,
  Policy,
  PolicyId,
  PolicyKind,
  Profile,
  Service,
  SelectorTerm,
  Tier,
} from "#src/engine/index.ts";
import { addressOf, anyPolicy, anyRule, emptyCluster, prefixOf, term } from "./cluster.ts";
import { rarely, wideRules } from "./rules.ts";

export interface WideSituation {
  readonly cluster: Cluster;
  readonly flows: readonly Flow[];
}

/* ---------- tiers and policies ---------- */

const tiers: fc.Arbitrary<readonly Tier[]> = fc
  .record({
    own: fc.constantFrom("Deny", "Pass"),
    tied: fc.constantFrom("Deny", "Pass"),
    ghost: fc.boolean(),
  })
  .map(({ own, tied, ghost }): readonly Tier[] => [
    ...(ghost ? [{ ...tier("ghost", Infinity, "Deny"), defined: false }] : []),
    { ...tier("kube-baseline", 10_000_000, "Pass"), builtIn: true },
    tier("zeta", 1_000_000, tied),
    { ...tier("default", 1_000_000, "Deny"), builtIn: true },
    tier("alpha", 1_000_000, own),
    { ...tier("kube-admin", 1000, "Pass"), builtIn: true },
    tier("first", -2.5, own),
  ]);

function tier(name: string, order: number, defaultAction: Tier["defaultAction"]): Tier {
  return { name, order, defaultAction, defined: true, builtIn: false };
}

const clusterWide: readonly PolicyKind[] = [
  "GlobalNetworkPolicy",
  "StagedGlobalNetworkPolicy",
  "ClusterNetworkPolicy",
];
const kinds: readonly PolicyKind[] = [
  ...clusterWide,
  "GlobalNetworkPolicy",
  "NetworkPolicy",
  "NetworkPolicy",
  "StagedNetworkPolicy",
  "KubernetesNetworkPolicy",
  "StagedKubernetesNetworkPolicy",
];

const subjects = fc.constantFrom<readonly SelectorTerm[]>(
  [],
  [],
  [term("all()")],
  [term('app == "a"')],
  [term('app != "a"')],
  [term("has(role)")],
  [term('role not in {"x"}')],
  [term('pcns.env == "a"', "namespace")],
  [term('pcns.env != "a"', "namespace"), term("has(app)")],
  [term("has(projectcalico.org/namespace)", "namespace")],
  [term('pcsa.role == "x"', "serviceAccount")],
);

const policy: fc.Arbitrary<Policy> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    namespace: fc.constantFrom("shop", "dev"),
    name: fc.constantFrom("p", "p-a", "p.b", "p0", "q"),
    tier: fc.constantFrom(
      "first",
      "default",
      "default",
      "default",
      "alpha",
      "zeta",
      "ghost",
      "kube-baseline",
    ),
    order: fc.constantFrom(null, null, 10, 10, 20.5, -1, 1000),
    subject: subjects,
    governs: fc.constantFrom(
      { ingress: true, egress: false },
      { ingress: true, egress: false },
      { ingress: false, egress: true },
      { ingress: true, egress: true },
    ),
    ingress: wideRules,
    egress: wideRules,
    stage: rarely(fc.constantFrom("doNotTrack", "preDNAT", "preDNAT", "ignored"), null, 5),
    applyOnForward: fc.boolean(),
  })
  .map(({ stage, ...spec }) => {
    const host = stage === "doNotTrack" || stage === "preDNAT";
    const kind = host ? hostKind(spec.kind) : spec.kind;
    const namespace = clusterWide.includes(kind) ? null : spec.namespace;
    const own =
      namespace === null ? [] : [term(`projectcalico.org/namespace == "${namespace}"`, "namespace")];
    return {
      ...anyPolicy,
      ...spec,
      kind,
      id: `${kind} ${namespace === null ? "" : `${namespace}/`}${spec.name}` as PolicyId,
      namespace,
      staged: kind.startsWith("Staged"),
      subject: [...own, ...spec.subject],
      doNotTrack: stage === "doNotTrack",
      preDNAT: stage === "preDNAT",
      applyOnForward: host || spec.applyOnForward,
      ignored: stage === "ignored" ? "it holds a port that is no port" : null,
    };
  });

/** Only global policies can ask for the lists before the tiers of a host endpoint. */
function hostKind(kind: PolicyKind): PolicyKind {
  return kind.startsWith("Staged") ? "StagedGlobalNetworkPolicy" : "GlobalNetworkPolicy";
}

/* ---------- endpoints, network sets, profiles, services ---------- */

const pod = fc.record({
  app: fc.constantFrom("a", "b"),
  role: fc.constantFrom(null, "x", "xy"),
  account: fc.constantFrom(null, "api"),
  shares: rarely(fc.constant(true), false, 12),
  six: fc.boolean(),
  node: fc.constantFrom(null, "n1", "n2"),
  profiles: rarely(fc.constantFrom<readonly string[]>([], ["own"], ["missing", "own"]), null, 4),
});

const host = fc.record({
  node: fc.constantFrom("n1", "n2"),
  named: fc.boolean(),
  interfaceName: fc.constantFrom("eth0", "eth0", "*"),
  profiles: fc.constantFrom<readonly string[]>([], ["own"], ["projectcalico-default-allow"], ["missing"]),
});

const networkSet = fc.record({
  nets: fc.subarray(
    ["10.0.0.0/30", "10.0.1.0/24", "203.0.113.0/25", "0.0.0.0/0", "fd00::/64", "2001:db8::/32"],
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  labels: fc.constantFrom<Readonly<Record<string, string>>>(
    { app: "a" },
    { app: "b", role: "x" },
    { "pcns.env": "a" },
    {},
  ),
  namespace: fc.constantFrom(null, "shop"),
});

function makePod(spec: typeof pod extends fc.Arbitrary<infer T> ? T : never, index: number): Endpoint {
  const namespace = index % 2 === 0 ? "shop" : "dev";
  const account = spec.account === null ? [] : [`ksa.${namespace}.${spec.account}`];
  return {
    kind: "pod",
    id: `pod:${namespace}/p${index}` as EndpointId,
    name: `p${index}`,
    namespace,
    labels: {
      app: spec.app,
      ...(spec.role === null ? {} : { role: spec.role }),
      "projectcalico.org/namespace": namespace,
      "projectcalico.org/orchestrator": "k8s",
      ...(spec.account === null ? {} : { "projectcalico.org/serviceaccount": spec.account }),
    },
    profiles: spec.profiles ?? [`kns.${namespace}`, ...account],
    addresses: [
      addressOf(spec.shares ? "10.0.0.9" : `10.0.${index % 2}.${index}`),
      ...(spec.six ? [addressOf(`fd00::${index + 1}`)] : []),
    ],
    ports: [
      { name: "http", protocol: 6, port: 8080 + (index % 2) },
      { name: "dns", protocol: 17, port: 53 },
      { name: "dns", protocol: 6, port: 53 },
      { name: null, protocol: 6, port: 9090 },
    ],
    node: spec.node,
    template: null,
    workload: `p${index}`,
  };
}

function makeHost(spec: typeof host extends fc.Arbitrary<infer T> ? T : never, index: number): Endpoint {
  return {
    kind: "hep",
    id: `hep:h${index}` as EndpointId,
    name: `h${index}`,
    labels: { app: "a", role: index === 0 ? "x" : "y" },
    profiles: spec.profiles,
    addresses: [addressOf(`192.0.2.${10 + index}`), addressOf(`2001:db8::${10 + index}`)],
    ports: spec.named ? [{ name: "http", protocol: 6, port: 80 }] : [],
    node: spec.node,
    interfaceName: spec.interfaceName,
  };
}

function makeSet(
  spec: typeof networkSet extends fc.Arbitrary<infer T> ? T : never,
  index: number,
): NetworkSet {
  const { namespace } = spec;
  const own = namespace === null ? {} : { "projectcalico.org/namespace": namespace };
  return {
    id: `${namespace === null ? "GlobalNetworkSet " : `NetworkSet ${namespace}/`}n${index}`,
    namespace,
    name: `n${index}`,
    labels: { ...spec.labels, ...own },
    profiles: namespace === null ? [] : [`kns.${namespace}`],
    nets: spec.nets.map(prefixOf),
  };
}

const profiles: fc.Arbitrary<readonly Profile[]> = fc
  .record({ env: fc.constantFrom("a", "b"), ingress: wideRules, egress: wideRules })
  .map(({ env, ingress, egress }) => {
    const open = { ingress: [anyRule], egress: [anyRule] };
    const namespace = (name: string, value: string): Profile => ({
      ...open,
      name: `kns.${name}`,
      labelsToApply: { "pcns.env": value, "pcns.projectcalico.org/name": name },
    });
    return [
      namespace("shop", env),
      namespace("dev", "b"),
      { name: "ksa.shop.api", ingress: [], egress: [], labelsToApply: { "pcsa.role": "x" } },
      { name: "own", ingress, egress, labelsToApply: { role: "x", app: "never: the own label wins" } },
      { ...open, name: "projectcalico-default-allow", labelsToApply: {} },
    ];
  });

function service(namespace: string, endpoints: readonly Endpoint[]): Service {
  const ports = [
    { name: "http", protocol: 6, port: 8080 },
    { name: "dns", protocol: 17, port: 53 },
  ];
  const backends = endpoints.map(({ id, addresses }) => ({
    endpoint: id,
    address: addresses[0] ?? null,
    ports,
  }));
  const id = `${namespace}/web`;
  return { id, namespace, name: "web", addresses: [], ports: [], backends, derived: false, defined: true };
}

/* ---------- flows ---------- */

const outside = ["10.0.1.77", "203.0.113.5", "203.0.113.200", "192.0.2.1", "2001:db8::77", "fd00::77"].map(
  (text): FlowEnd => ({ endpoint: null, address: addressOf(text) }),
);

const header = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      protocol: fc.constantFrom(6, 6, 6, 17, 132),
      srcPort: fc.constantFrom(40_000, 40_000, 53, 8080),
      dstPort: fc.constantFrom(80, 8080, 8080, 8081, 53, 22, 4789),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      protocol: fc.constantFrom(1, 58),
      srcPort: fc.constant(0),
      dstPort: fc.constant(0),
      icmpType: fc.constantFrom(8, 128, 3),
      icmpCode: fc.constantFrom(0, 1),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(4, 47).map((protocol) => ({ protocol, srcPort: 0, dstPort: 0 })) },
);

/** Pairs of ends of one family, at least one of them managed, no end twice. */
function pairsOf(endpoints: readonly Endpoint[]): readonly (readonly [FlowEnd, FlowEnd])[] {
  const managed = endpoints.flatMap(({ id, addresses }) =>
    addresses.map((address): FlowEnd => ({ endpoint: id, address })),
  );
  const ends = [...managed, ...outside];
  const text = ({ address }: FlowEnd): string => address?.words.join() ?? "";
  return ends.flatMap((from) =>
    ends
      .filter((to) => from.endpoint !== to.endpoint && text(from) !== text(to))
      .filter((to) => from.address?.family === to.address?.family)
      .map((to) => [from, to] as const),
  );
}

export function wideSituations(flowsEach: number): fc.Arbitrary<WideSituation> {
  const parts = fc.record({
    tiers,
    policies: fc.uniqueArray(policy, { minLength: 1, maxLength: 7, selector: ({ id }) => id }),
    pods: fc.array(pod, { minLength: 2, maxLength: 4 }),
    hosts: fc.array(host, { maxLength: 2 }),
    networkSets: fc.array(networkSet, { maxLength: 2 }),
    profiles,
    questions: fc.array(fc.tuple(fc.nat(), header), { minLength: flowsEach, maxLength: flowsEach }),
  });
  return parts.map(({ pods, hosts, questions, ...spec }) => {
    const endpoints = [...pods.map(makePod), ...hosts.map(makeHost)];
    const pairs = pairsOf(endpoints);
    const cluster: Cluster = {
      ...emptyCluster,
      tiers: spec.tiers,
      policies: spec.policies,
      endpoints,
      networkSets: spec.networkSets.map(makeSet),
      profiles: spec.profiles,
      services: [service("shop", endpoints.slice(0, 2)), service("dev", [])],
      nodes: [{ name: "n1", addresses: [addressOf("192.0.2.1")] }],
    };
    const flows = questions.flatMap(([which, fields]): readonly Flow[] => {
      const [from, to] = pairs[which % pairs.length] ?? [];
      return from && to ? [{ from, to, ...fields }] : [];
    });
    return { cluster, flows };
  });
}
