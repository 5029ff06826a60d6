/** Manifests in which names, labels, selectors, addresses and ties between them all matter, drawn at random. */
import fc from "fast-check";

/** Some sort differently with a slash behind them, some are part of others, some are used in several roles. */
const names = ["a", "a-b", "a.b", "web", "web-1", "default", "zeta", "k8s", "prod"];
const namespaces = ["a", "a-b", "web", "default", "prod-eu"];
const tiers = ["default", "a", "a-b", "kube-adminz", "kube-aaa", "zeta", "bb"];
const keys = ["app", "tier", "kubernetes.io/env", "example.com/team"];
const values = ["a", "a-b", "web", "", "prod-eu", "prod"];

const from = <T>(...all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);
const name = from(...names);
const json = (value: unknown): string => JSON.stringify(value);

const test = fc.oneof(
  fc
    .tuple(from(...keys), from("==", "!="), from(...values))
    .map(([key, op, value]) => `${key} ${op} "${value}"`),
  fc
    .tuple(from(...keys), from("contains", "starts with", "ends with"), from("pr", "b", "-", ""))
    .map(([key, op, part]) => `${key} ${op} "${part}"`),
  fc
    .tuple(from(...keys), from("in", "not in"), fc.subarray(values, { minLength: 1 }))
    .map(([key, op, all]) => `${key} ${op} {${all.map((value) => `"${value}"`).join(", ")}}`),
  from(...keys).map((key) => `has(${key})`),
  from(
    "projectcalico.org/orchestrator == 'k8s'",
    "projectcalico.org/namespace == 'a-b'",
    "all()",
    "pcns.app == 'a'",
  ),
);
const selector = fc
  .array(fc.tuple(test, fc.boolean()), { minLength: 1, maxLength: 2 })
  .map((parts) => parts.map(([text, negated]) => (negated ? `!(${text})` : text)).join(" && "));
const namespaceSelector = fc.oneof(
  selector,
  from(
    "projectcalico.org/name == 'a'",
    "kubernetes.io/metadata.name starts with 'prod'",
    "global()",
    "all()",
  ),
);
const net = from(
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.1.2.3/32",
  "203.0.113.0/24",
  "203.0.113.7/25",
  "0.0.0.0/0",
  "fd00::/8",
  "2001:db8::/32",
);
const port = fc.oneof(from<number | string>(80, "8000:8100", "http", "a", "Bad_Name"));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

const entity = fc.record({
  nets: maybe(fc.array(net, { minLength: 1, maxLength: 2 })),
  notNets: maybe(fc.array(net, { minLength: 1, maxLength: 1 })),
  selector: maybe(selector),
  notSelector: maybe(selector),
  namespaceSelector: maybe(namespaceSelector),
  serviceAccounts: maybe(fc.record({ names: fc.subarray(["a", "default"], { minLength: 1 }) })),
});
const rule = fc
  .record({
    action: from("Allow", "Deny", "Pass", "Log"),
    protocol: maybe(from("TCP", "UDP")),
    source: maybe(entity),
    destination: maybe(entity),
    ports: maybe(fc.array(port, { minLength: 1, maxLength: 2 })),
    strange: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ ports, strange, ...rest }) => ({
    ...rest,
    ...(ports === undefined ? {} : { protocol: "TCP", destination: { ...rest.destination, ports } }),
    ...(strange === 0 ? { unheard: "of" } : strange === 1 ? { source: { domains: ["x.example.com"] } } : {}),
  }));
const rules = fc.array(rule, { maxLength: 3 });

const policy = fc
  .record({
    kind: from("NetworkPolicy", "GlobalNetworkPolicy", "StagedNetworkPolicy"),
    name,
    namespace: from(...namespaces),
    stored: fc.boolean(),
    tier: maybe(from(...tiers)),
    order: maybe(from(10, 10.5, 1000)),
    selector: maybe(selector),
    namespaceSelector: maybe(namespaceSelector),
    ingress: rules,
    egress: rules,
  })
  .map(({ kind, stored, ...rest }) => {
    const { namespace, namespaceSelector: asked, ...spec } = rest;
    const global = kind === "GlobalNetworkPolicy";
    const where = global ? {} : { namespace };
    return {
      apiVersion: stored ? "crd.projectcalico.org/v1" : "projectcalico.org/v3",
      kind,
      metadata: { name: stored ? `default.${spec.name}` : spec.name, ...where },
      spec: { ...spec, name: undefined, ...(global ? { namespaceSelector: asked } : {}) },
    };
  });

const labels = fc
  .array(fc.tuple(from(...keys), from(...values)), { maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));
const address = fc.oneof(
  fc
    .tuple(fc.nat({ max: 2 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }))
    .map((parts) => `10.${parts.join(".")}`),
  from("203.0.113.7", "203.0.113.200", "2001:db8::1", "fd00::7"),
);
const meta = fc.record({ name, namespace: from(...namespaces), labels });
const pod = fc
  .record({ metadata: meta, address, account: maybe(from("a", "default")) })
  .map(({ metadata, address: podIP, account }) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata,
    spec: {
      nodeName: "n1",
      serviceAccountName: account,
      containers: [
        {
          name: "secret-image",
          image: "registry.example.com/secret",
          ports: [
            { name: "http", containerPort: 80 },
            { name: "a", containerPort: 8080 },
          ],
        },
      ],
    },
    status: { podIP },
  }));
const deployment = fc.record({ metadata: meta, labels }).map(({ metadata, labels: own }) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata,
  spec: {
    selector: { matchLabels: own },
    template: { metadata: { labels: own }, spec: { containers: [{ name: "c" }] } },
  },
}));
const kubernetesSelector = fc.record({
  matchLabels: maybe(labels),
  matchExpressions: maybe(
    fc.array(
      fc.record({
        key: from(...keys),
        operator: from("In", "NotIn"),
        values: fc.subarray(values, { minLength: 1 }),
      }),
      { maxLength: 1 },
    ),
  ),
});
const kubernetesPolicy = fc
  .record({
    metadata: fc.record({ name, namespace: from(...namespaces) }),
    podSelector: kubernetesSelector,
    from: fc.array(
      fc.oneof(
        fc.record({ podSelector: kubernetesSelector }),
        fc.record({ namespaceSelector: kubernetesSelector }),
        from({ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }),
      ),
      { maxLength: 2 },
    ),
    port,
  })
  .map(({ metadata, podSelector, from: peers, port: asked }) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata,
    spec: { podSelector, ingress: [{ from: peers, ports: [{ port: asked }] }] },
  }));
const others = fc.record({
  tiers: fc.subarray(tiers.filter((one) => one !== "default")).map((all) =>
    all.map((one, at) => ({
      apiVersion: "projectcalico.org/v3",
      kind: "Tier",
      metadata: { name: one },
      spec: at % 2 === 0 ? {} : { order: 1000, defaultAction: "Pass" },
    })),
  ),
  namespaces: fc.array(fc.tuple(from(...namespaces), labels), { maxLength: 3 }).map((all) =>
    all.map(([one, own]) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: one, labels: own },
    })),
  ),
  sets: fc.array(fc.tuple(name, labels, fc.array(net, { maxLength: 3 })), { maxLength: 2 }).map((all) =>
    all.map(([one, own, nets]) => ({
      apiVersion: "projectcalico.org/v3",
      kind: "GlobalNetworkSet",
      metadata: { name: one, labels: own },
      spec: { nets },
    })),
  ),
  hosts: fc.array(fc.tuple(name, labels, from(...namespaces)), { maxLength: 1 }).map((all) =>
    all.map(([one, own, where]) => ({
      apiVersion: "projectcalico.org/v3",
      kind: "HostEndpoint",
      metadata: { name: one, labels: own },
      spec: {
        node: "n1",
        interfaceName: "eth0",
        expectedIPs: ["192.0.2.9"],
        profiles: [`kns.${where}`, "own.profile"],
      },
    })),
  ),
});

/** One file of documents in JSON, which is YAML, with a comment that nobody may see. */
export const manifests: fc.Arbitrary<string> = fc
  .record({
    pods: fc.array(pod, { minLength: 2, maxLength: 4 }),
    deployments: fc.array(deployment, { maxLength: 1 }),
    policies: fc.array(policy, { maxLength: 6 }),
    kubernetes: fc.array(kubernetesPolicy, { maxLength: 2 }),
    others,
  })
  .map(({ pods, deployments, policies, kubernetes, others: more }) =>
    [
      "# secret-comment",
      ...[...Object.values(more).flat(), ...pods, ...deployments, ...policies, ...kubernetes].map(json),
    ].join("\n---\n"),
  );
