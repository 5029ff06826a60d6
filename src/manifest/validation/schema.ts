/** The v3 kinds as the CRDs describe them: fields, types and limits (semantics §1.1 to §1.9). */
import {
  flag,
  integer,
  intOrText,
  labels,
  list,
  number,
  object,
  port,
  protocol,
  text,
  type Shape,
} from "./shapes.ts";

const selector = text({ longest: 1024 });

const entity = object({
  nets: list(text(), { longest: 256 }),
  notNets: list(text(), { longest: 256 }),
  selector,
  notSelector: selector,
  namespaceSelector: selector,
  services: object({ name: text({ longest: 253 }), namespace: text({ longest: 253 }) }),
  ports: list(port, { longest: 50 }),
  notPorts: list(port, { longest: 50 }),
  serviceAccounts: object({ names: list(text()), selector: text() }),
});

const icmp = object({ type: integer({ low: 0, high: 254 }), code: integer({ low: 0, high: 255 }) });

const path = text({ longest: 1024 });

const rule = object(
  {
    action: text({ oneOf: ["Allow", "Deny", "Log", "Pass"] }),
    ipVersion: integer({ oneOf: [4, 6] }),
    protocol,
    notProtocol: protocol,
    icmp,
    notICMP: icmp,
    source: entity,
    destination: entity,
    http: object({
      methods: list(text(), { longest: 20 }),
      paths: list(object({ exact: path, prefix: path }), { longest: 20 }),
    }),
    metadata: object({ annotations: labels }),
  },
  ["action"],
);

const policyFields = {
  tier: text(),
  order: number,
  ingress: list(rule, { longest: 1024 }),
  egress: list(rule, { longest: 1024 }),
  selector,
  types: list(text({ oneOf: ["Ingress", "Egress"] }), { longest: 2, shortest: 1 }),
  serviceAccountSelector: selector,
  performanceHints: list(text({ oneOf: ["AssumeNeededOnEveryNode"] })),
};

const globalFields = {
  ...policyFields,
  namespaceSelector: selector,
  doNotTrack: flag,
  preDNAT: flag,
  applyOnForward: flag,
};

const stagedAction = text({ oneOf: ["Set", "Delete", "Learn", "Ignore"] });

const labelSelector = object({
  matchLabels: labels,
  matchExpressions: list(
    object({ key: text(), operator: text(), values: list(text()) }, ["key", "operator"]),
  ),
});

const int32: readonly [number, number] = [-(2 ** 31), 2 ** 31 - 1];

const kubernetesPorts = list(
  object({ protocol: text(), port: intOrText, endPort: integer({ holds: int32 }) }),
);

const kubernetesPeers = list(
  object({
    podSelector: labelSelector,
    namespaceSelector: labelSelector,
    ipBlock: object({ cidr: text(), except: list(text()) }, ["cidr"]),
  }),
);

const networkSet = object({ nets: list(text()) });

const hostPort = object(
  { name: text(), protocol, port: integer({ low: 1, high: 65535, holds: [0, 65535] }) },
  ["name", "protocol", "port"],
);

/** The shape of `spec` by kind. */
export const specs: ReadonlyMap<string, Shape> = new Map([
  ["Tier", object({ order: number, defaultAction: text({ oneOf: ["Pass", "Deny"] }) })],
  ["NetworkPolicy", object(policyFields)],
  ["GlobalNetworkPolicy", object(globalFields)],
  ["StagedNetworkPolicy", object({ ...policyFields, stagedAction })],
  ["StagedGlobalNetworkPolicy", object({ ...globalFields, stagedAction })],
  [
    "StagedKubernetesNetworkPolicy",
    object({
      stagedAction,
      podSelector: labelSelector,
      ingress: list(object({ ports: kubernetesPorts, from: kubernetesPeers })),
      egress: list(object({ ports: kubernetesPorts, to: kubernetesPeers })),
      policyTypes: list(text(), { longest: 2, shortest: 1 }),
    }),
  ],
  ["NetworkSet", networkSet],
  ["GlobalNetworkSet", networkSet],
  [
    "HostEndpoint",
    object({
      node: text(),
      interfaceName: text({ longest: 15 }),
      expectedIPs: list(text()),
      profiles: list(text()),
      ports: list(hostPort),
    }),
  ],
  ["Profile", object({ ingress: list(rule), egress: list(rule), labelsToApply: labels })],
]);

/** Parts of `metadata` that Calico reads. */
export const metadata: Shape = object({ name: text(), namespace: text(), labels, annotations: labels });
