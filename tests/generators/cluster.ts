/**
 * Small coherent clusters: labels, selectors, addresses and ports come from one little vocabulary, so that
 * policies do select endpoints and rules do match flows. `wild` parts keep rare fields in play.
 */
import fc from "fast-check";
import {
  type Action,
  type Cluster,
  type Endpoint,
  type EndpointId,
  type Entity,
  type Flow,
  type FlowEnd,
  type NetworkSet,
  parseAddress,
  parsePrefix,
  parseSelector,
  type Policy,
  type PolicyId,
  type PolicyKind,
  type PortMatch,
  type Prefix,
  type Profile,
  type Rule,
  type Selector,
  type SelectorTerm,
  type Service,
  type Tier,
} from "#src/engine/index.ts";

const namespaces = ["shop", "dev"] as const;
const names = ["a", "b"] as const;
const selectorTexts = [
  "all()",
  'app == "a"',
  'app == "b"',
  'app != "a"',
  "has(role)",
  '!has(role) && app == "a"',
  'app in {"a", "b"} || role == "x"',
  'role starts with "x"',
  'role not in {"x"}',
];
const nets = ["10.0.0.0/30", "10.0.0.0/8", "10.0.1.0/24", "0.0.0.0/0", "192.0.2.0/24", "fd00::/64"];

export function selectorOf(text: string): Selector {
  const parsed = parseSelector(text);
  if (!parsed.ok) throw new Error(`not a selector: ${text}`);
  return parsed.selector;
}

export function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (!prefix) throw new Error(`not a prefix: ${text}`);
  return prefix;
}

export function addressOf(text: string): NonNullable<ReturnType<typeof parseAddress>> {
  const address = parseAddress(text);
  if (!address) throw new Error(`not an address: ${text}`);
  return address;
}

export function term(text: string, part: SelectorTerm["part"] = "labels"): SelectorTerm {
  return { part, selector: selectorOf(text), written: text };
}

export const anyEntity: Entity = {
  nets: [],
  notNets: [],
  terms: [],
  notSelector: null,
  ports: [],
  notPorts: [],
  service: null,
};

export const anyRule: Rule = {
  action: "Allow",
  ipVersion: null,
  protocol: null,
  notProtocol: null,
  icmp: null,
  notIcmp: null,
  source: anyEntity,
  destination: anyEntity,
  written: 0,
  http: false,
  unmodelled: [],
};

export const anyPolicy: Policy = {
  id: "GlobalNetworkPolicy p" as PolicyId,
  kind: "GlobalNetworkPolicy",
  namespace: null,
  name: "p",
  tier: "default",
  order: null,
  staged: false,
  subject: [],
  governs: { ingress: true, egress: false },
  ingress: [],
  egress: [],
  doNotTrack: false,
  preDNAT: false,
  applyOnForward: false,
  ignored: null,
};

export const emptyCluster: Cluster = {
  tiers: [],
  policies: [],
  endpoints: [],
  networkSets: [],
  profiles: [],
  services: [],
  namespaces: [],
  notEndpoints: [],
};

/* ---------- selectors and labels ---------- */

const label = fc.constantFrom("app", "role", "not", "in", "env");
const value = fc.constantFrom("a", "b", "x", "xy", "", 'it"s', "é");

export const labels: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(label, value, {
  maxKeys: 3,
});

export const selector: fc.Arbitrary<Selector> = fc.letrec<{ selector: Selector }>((tie) => ({
  selector: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Selector>({ kind: "all" }, { kind: "global" }),
    label.map((name): Selector => ({ kind: "has", label: name })),
    fc
      .tuple(fc.constantFrom("equals", "not-equals", "contains", "starts-with", "ends-with"), label, value)
      .map(([kind, name, text]): Selector => ({ kind, label: name, value: text })),
    fc
      .tuple(fc.constantFrom("in", "not-in"), label, fc.uniqueArray(value, { maxLength: 3 }))
      .map(([kind, name, values]): Selector => ({ kind, label: name, values: values.sort() })),
    tie("selector").map((operand): Selector => ({ kind: "not", operand })),
    fc
      .tuple(fc.constantFrom("and", "or"), fc.array(tie("selector"), { minLength: 2, maxLength: 3 }))
      .map(([kind, operands]): Selector => ({ kind, operands })),
  ),
})).selector;

/* ---------- endpoints ---------- */

const subject = rarely(
  fc.constantFrom(...selectorTexts).map((text): readonly SelectorTerm[] => [term(text)]),
  [],
  2,
);

function pods(unknownAddresses: boolean): fc.Arbitrary<readonly Endpoint[]> {
  const one = fc.record({
    labels: fc.record({ app: fc.constantFrom(...names) }),
    role: fc.constantFrom(null, "x", "xy"),
    template: fc.boolean(),
  });
  return fc.array(one, { minLength: 2, maxLength: 4 }).map((specs) =>
    specs.map((spec, index): Endpoint => {
      const namespace = namespaces[index % 2] ?? "shop";
      const template = unknownAddresses && spec.template;
      return {
        kind: "pod",
        id: `pod:${namespace}/p${index}` as EndpointId,
        name: `p${index}`,
        namespace,
        labels: {
          ...spec.labels,
          ...(spec.role === null ? {} : { role: spec.role }),
          "projectcalico.org/namespace": namespace,
        },
        profiles: [`kns.${namespace}`],
        addresses: template ? [] : [addressOf(`10.0.${index % 2}.${index}`)],
        ports: [{ name: "http", protocol: 6, port: 8080 + (index % 2) }],
        node: null,
        template: template ? `Deployment ${namespace}/p${index}` : null,
        workload: `p${index}`,
      };
    }),
  );
}

const hosts: fc.Arbitrary<readonly Endpoint[]> = fc.array(fc.boolean(), { maxLength: 1 }).map((specs) =>
  specs.map((hasProfile, index): Endpoint => ({
    kind: "hep",
    id: `hep:h${index}` as EndpointId,
    name: `h${index}`,
    labels: { app: "a", role: "x" },
    profiles: hasProfile ? ["kns.shop"] : [],
    addresses: [addressOf(`192.0.2.${index + 1}`)],
    ports: [],
    node: `node-${index}`,
    interfaceName: null,
  })),
);

const networkSets: fc.Arbitrary<readonly NetworkSet[]> = fc
  .array(fc.tuple(fc.constantFrom(...nets), fc.constantFrom(...names)), { maxLength: 2 })
  .map((specs) =>
    specs.map(([net, app], index) => ({
      id: `GlobalNetworkSet n${index}`,
      namespace: null,
      name: `n${index}`,
      labels: { app },
      profiles: [],
      nets: [prefixOf(net)],
    })),
  );

/* ---------- policies ---------- */

const ports: fc.Arbitrary<readonly PortMatch[]> = fc.oneof(
  { arbitrary: fc.constant<readonly PortMatch[]>([]), weight: 5 },
  {
    arbitrary: fc.array(
      fc.constantFrom<PortMatch>(
        { kind: "range", low: 80, high: 80 },
        { kind: "range", low: 8000, high: 9000 },
        { kind: "named", name: "http" },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    weight: 1,
  },
);

const entity: fc.Arbitrary<Entity> = fc.record({
  nets: rarely(
    fc.constantFrom(...nets).map((net) => [prefixOf(net)]),
    [],
  ),
  notNets: rarely(
    fc.constantFrom(...nets).map((net) => [prefixOf(net)]),
    [],
  ),
  terms: fc.array(
    fc.constantFrom(...selectorTexts).map((text) => term(text)),
    { maxLength: 1 },
  ),
  notSelector: rarely(fc.constantFrom(...selectorTexts).map(selectorOf), null),
  ports: fc.constant<readonly PortMatch[]>([]),
  notPorts: fc.constant<readonly PortMatch[]>([]),
  service: fc.constant(null),
});

const destination: fc.Arbitrary<Entity> = fc.oneof(
  {
    arbitrary: fc
      .record({ entity, ports, notPorts: rarely(ports, []) })
      .map((spec) => ({ ...spec.entity, ports: spec.ports, notPorts: spec.notPorts })),
    weight: 9,
  },
  {
    arbitrary: fc.constant<Entity>({ ...anyEntity, service: { namespace: "shop", name: "web" } }),
    weight: 1,
  },
);

export const action: fc.Arbitrary<Action> = fc.constantFrom("Allow", "Allow", "Deny", "Deny", "Pass", "Log");

export const rule: fc.Arbitrary<Rule> = fc.record({
  action,
  ipVersion: rarely(fc.constantFrom(4 as const, 6 as const), null),
  protocol: rarely(fc.constantFrom(6, 17), null, 3),
  notProtocol: rarely(fc.constantFrom(6, 17), null),
  icmp: fc.constant(null),
  notIcmp: fc.constant(null),
  source: entity,
  destination,
  written: fc.constant(0),
  http: fc.constant(false),
  unmodelled: fc.constant<readonly string[]>([]),
});

const rules = fc
  .array(rule, { maxLength: 3 })
  .map((list) => list.map((one, index) => ({ ...one, written: index })));

const kinds: readonly PolicyKind[] = [
  "GlobalNetworkPolicy",
  "NetworkPolicy",
  "StagedGlobalNetworkPolicy",
  "StagedNetworkPolicy",
];

const policy: fc.Arbitrary<Policy> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    namespace: fc.constantFrom(...namespaces),
    name: fc.constantFrom("p", "p-a", "p.b", "q", "r"),
    tier: fc.constantFrom("first", "default", "last"),
    order: fc.constantFrom(null, 10, 10, 20.5, -1),
    subject,
    governs: fc.constantFrom(
      { ingress: true, egress: false },
      { ingress: false, egress: true },
      { ingress: true, egress: true },
    ),
    ingress: rules,
    egress: rules,
  })
  .map((spec) => {
    const namespace = spec.kind.includes("Global") ? null : spec.namespace;
    const own =
      namespace === null ? [] : [term(`projectcalico.org/namespace == "${namespace}"`, "namespace")];
    const owner = namespace === null ? "" : `${namespace}/`;
    return {
      ...anyPolicy,
      ...spec,
      id: `${spec.kind} ${owner}${spec.name}` as PolicyId,
      namespace,
      staged: spec.kind.startsWith("Staged"),
      subject: [...own, ...spec.subject],
    };
  });

const tiers: fc.Arbitrary<readonly Tier[]> = fc
  .tuple(fc.constantFrom("Deny", "Pass"), fc.constantFrom("Deny", "Pass"))
  .map(([first, last]) => [
    { name: "last", order: 2_000_000, defaultAction: last, defined: true, builtIn: false },
    { name: "default", order: 1_000_000, defaultAction: "Deny", defined: true, builtIn: true },
    { name: "first", order: 100, defaultAction: first, defined: true, builtIn: false },
  ]);

const profiles: fc.Arbitrary<readonly Profile[]> = fc.constantFrom("a", "b").map((env) =>
  namespaces.map((name) => ({
    name: `kns.${name}`,
    ingress: [anyRule],
    egress: [anyRule],
    labelsToApply: { "pcns.env": env, "pcns.projectcalico.org/name": name },
  })),
);

/* ---------- whole clusters and questions ---------- */

export interface Situation {
  readonly cluster: Cluster;
  readonly flow: Flow;
}

export interface SituationOptions {
  /** Some pods come from templates: their address is unknown. */
  readonly unknownAddresses: boolean;
}

export function situations(options: SituationOptions): fc.Arbitrary<Situation> {
  return fc
    .record({
      tiers,
      policies: fc.uniqueArray(policy, { minLength: 2, maxLength: 6, selector: ({ id }) => id }),
      pods: pods(options.unknownAddresses),
      hosts,
      networkSets,
      profiles,
    })
    .chain((parts) => {
      const endpoints = [...parts.pods, ...parts.hosts];
      const cluster: Cluster = {
        ...emptyCluster,
        tiers: parts.tiers,
        policies: parts.policies,
        endpoints,
        networkSets: parts.networkSets,
        profiles: parts.profiles,
        services: [webService(endpoints)],
      };
      return flows(endpoints).map((flow) => ({ cluster, flow }));
    });
}

function webService(endpoints: readonly Endpoint[]): Service {
  const backends = endpoints.slice(0, 1).map((endpoint) => ({
    address: endpoint.addresses[0] ?? null,
    endpoint: endpoint.id,
    ports: [{ name: "http", protocol: 6, port: 8080 }],
  }));
  return {
    id: "shop/web",
    namespace: "shop",
    name: "web",
    addresses: [],
    ports: [],
    backends,
    derived: true,
    defined: true,
  };
}

export function flows(endpoints: readonly Endpoint[]): fc.Arbitrary<Flow> {
  const managed = endpoints.map((endpoint): FlowEnd => ({
    endpoint: endpoint.id,
    address: endpoint.addresses[0] ?? null,
  }));
  const outside = ["10.0.1.77", "192.0.2.200", "8.8.8.8"].map((text): FlowEnd => ({
    endpoint: null,
    address: addressOf(text),
  }));
  return fc
    .record({
      from: fc.constantFrom(...managed, ...managed, ...outside),
      to: fc.constantFrom(...managed, ...managed, ...outside),
      protocol: fc.constantFrom(6, 6, 17),
      srcPort: fc.constant(40000),
      dstPort: fc.constantFrom(80, 8080, 8081, 53),
    })
    .filter(({ from, to }) => from !== to);
}

/** `otherwise` in all but one of `of` cases. */
function rarely<T>(arbitrary: fc.Arbitrary<T>, otherwise: T, of = 8): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constant(otherwise), weight: of - 1 }, { arbitrary, weight: 1 });
}
