/**
 * Clusters for the benches of the analysis, as plain data: workloads of a few replicas in namespaces of 50 pods,
 * policies of four rules each that select by app and tier. The same for the same shape.
 */

function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const layers = ["web", "api", "store", "cache", "jobs"];
const ports = { web: 8080, api: 9090, store: 5432, cache: 6379, jobs: 8000 };
const noEntity = {
  nets: [],
  notNets: [],
  terms: [],
  notSelector: null,
  ports: [],
  notPorts: [],
  service: null,
};

/** @param {any} engine */
export function clusterOf(engine, { pods, policies, replicas = 5 }) {
  const pick = random(11);
  const perNamespace = 50;
  const count = Math.max(1, Math.round(pods / perNamespace));
  const names = Array.from({ length: count }, (_, index) => `team-${String(index)}`);
  const term = (text, part = "labels") => ({
    part,
    selector: engine.parseSelector(text).selector,
    written: text,
  });
  const inNamespace = (name) => term(`projectcalico.org/namespace == "${name}"`, "namespace");
  const range = (port) => [{ kind: "range", low: port, high: port }];
  const rule = (spec, written) => ({
    action: "Allow",
    ipVersion: null,
    protocol: null,
    notProtocol: null,
    icmp: null,
    notIcmp: null,
    source: noEntity,
    destination: noEntity,
    written,
    http: false,
    unmodelled: [],
    ...spec,
  });
  const workloads = names.flatMap((name) =>
    Array.from({ length: Math.round(perNamespace / replicas) }, (_, index) => ({
      name,
      app: `app-${String(index % 4)}`,
      layer: layers[index % layers.length],
    })),
  );
  const endpoints = workloads.flatMap(({ name, app, layer }, workload) =>
    Array.from({ length: replicas }, (_, replica) => {
      const number = workload * replicas + replica;
      return {
        kind: "pod",
        id: `pod:${name}/${app}-${layer}-${String(replica)}`,
        name: `${app}-${layer}-${String(replica)}`,
        namespace: name,
        labels: {
          app,
          tier: layer,
          "projectcalico.org/namespace": name,
          "projectcalico.org/orchestrator": "k8s",
        },
        profiles: [`kns.${name}`],
        addresses: [{ family: 4, words: [((10 << 24) | (64 << 16) | number) >>> 0] }],
        ports: [{ name: "main", protocol: 6, port: ports[layer] }],
        node: `node-${String(number % 30)}`,
        template: null,
        workload: `${app}-${layer}`,
      };
    }),
  );
  const base = { staged: false, doNotTrack: false, preDNAT: false, applyOnForward: false, ignored: null };
  const own = Array.from({ length: policies - 6 }, (_, index) => {
    const name = names[index % count];
    const app = `app-${String(pick(4))}`;
    const layer = layers[pick(layers.length)];
    const peer = (text) => ({ ...noEntity, terms: [inNamespace(name), term(text)] });
    const other = names[pick(count)];
    const foreign = {
      ...noEntity,
      terms: [term(`pcns.team == "${other}"`, "namespace"), term(`tier == "api"`)],
    };
    const wide = index % 10 === 9;
    return {
      ...base,
      id: `NetworkPolicy ${name}/policy-${String(index)}`,
      kind: "NetworkPolicy",
      namespace: name,
      name: `policy-${String(index)}`,
      tier: index % 3 === 0 ? "platform" : "default",
      order: 100 + index,
      subject: wide
        ? [inNamespace(name)]
        : [inNamespace(name), term(`app == "${app}" && tier == "${layer}"`)],
      governs: { ingress: true, egress: index % 2 === 0 },
      ingress: [
        rule(
          {
            protocol: 6,
            source: peer(`tier == "${layers[pick(5)]}"`),
            destination: { ...noEntity, ports: range(ports[layer]) },
          },
          0,
        ),
        rule({ protocol: 6, source: foreign, destination: { ...noEntity, ports: range(ports[layer]) } }, 1),
        ...(index % 2 === 0
          ? []
          : [
              rule({ action: "Deny", source: peer(`app == "app-${String(pick(4))}"`) }, 2),
              rule(
                {
                  action: index % 3 === 0 ? "Pass" : "Allow",
                  source: { ...noEntity, nets: [engine.parsePrefix(`192.168.${String(pick(8))}.0/24`)] },
                },
                3,
              ),
            ]),
      ],
      egress:
        index % 2 === 0
          ? [
              rule({ protocol: 17, destination: { ...noEntity, ports: range(53) } }, 0),
              rule({ protocol: 6, destination: { ...peer(`tier == "${layers[pick(5)]}"`), ports: [] } }, 1),
            ]
          : [],
    };
  });
  const global = [
    {
      tier: "security",
      order: 10,
      subject: [],
      rules: [
        rule({ action: "Deny", source: { ...noEntity, nets: [engine.parsePrefix("198.51.100.0/24")] } }, 0),
        rule({ action: "Pass" }, 1),
      ],
    },
    {
      tier: "security",
      order: 20,
      subject: [term('tier == "store"')],
      rules: [
        rule(
          { action: "Pass", source: { ...noEntity, terms: [term("has(projectcalico.org/namespace)")] } },
          0,
        ),
        rule({ action: "Log" }, 1),
        rule({ action: "Deny" }, 2),
      ],
    },
    { tier: "security", order: 30, subject: [term('tier == "web"')], rules: [rule({ action: "Pass" }, 0)] },
    {
      tier: "platform",
      order: 50,
      subject: [],
      rules: [rule({ action: "Allow", protocol: 1 }, 0), rule({ action: "Pass" }, 1)],
    },
    {
      tier: "platform",
      order: 5000,
      subject: [term('app == "app-0"')],
      rules: [rule({ action: "Pass" }, 0)],
    },
    { tier: "default", order: 9000, subject: [term("has(projectcalico.org/namespace)")], rules: [] },
  ].map((spec, index) => ({
    ...base,
    id: `GlobalNetworkPolicy global-${String(index)}`,
    kind: "GlobalNetworkPolicy",
    namespace: null,
    name: `global-${String(index)}`,
    tier: spec.tier,
    order: spec.order,
    subject: spec.subject,
    governs: { ingress: true, egress: false },
    ingress: spec.rules,
    egress: [],
  }));
  const tier = (name, order, defaultAction) => ({
    name,
    order,
    defaultAction,
    defined: true,
    builtIn: name === "default",
  });
  const profiles = names.map((name) => ({
    name: `kns.${name}`,
    ingress: [rule({}, 0)],
    egress: [rule({}, 0)],
    labelsToApply: { "pcns.team": name, "pcns.projectcalico.org/name": name },
  }));
  return {
    tiers: [tier("security", 100, "Deny"), tier("platform", 200, "Pass"), tier("default", 1_000_000, "Deny")],
    policies: [...own, ...global],
    endpoints,
    networkSets: [],
    profiles,
    services: [],
    namespaces: [],
    notEndpoints: [],
  };
}
