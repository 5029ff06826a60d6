/** 263 configurations with the verdicts that two independent readings of Calico agree on: ours is the third. */
import { describe, expect, test } from "vitest";
import {
  type Address,
  type Cluster,
  evaluate,
  type Flow,
  type FlowEnd,
  type FlowVerdict,
  type Labels,
  parseAddress,
  parsePrefix,
  prefixContains,
  resolve,
} from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { casesPresent, readText } from "./shared.ts";

interface EndpointCase {
  readonly id: string;
  readonly kind: "Pod" | "HostEndpoint";
  readonly namespace: string | null;
  readonly ip: string | null;
  readonly labels: Labels;
  readonly ports: Readonly<Record<string, readonly [number, string]>>;
  /** Of host endpoints; a pod has those of its namespace and service account. */
  readonly profiles: readonly string[];
}

interface Topology {
  readonly endpoints: readonly EndpointCase[];
  readonly namespaces: Readonly<Record<string, Labels>>;
  readonly networkSets: readonly {
    readonly name: string;
    readonly namespace: string | null;
    readonly labels: Labels;
    readonly nets: readonly string[];
  }[];
}

/** Source, destination, protocol, ports, ICMP type and code, and whether it is allowed. */
type Probe = readonly [
  src: string,
  dst: string,
  protocol: number,
  srcPort: number | null,
  dstPort: number | null,
  icmpType: number | null,
  icmpCode: number | null,
  allowed: 0 | 1,
];

interface Case {
  readonly scheme: string;
  readonly config: string;
  readonly topology: number;
  readonly policies: readonly unknown[];
  readonly probes: readonly Probe[];
}

interface Cases {
  readonly topologies: readonly Topology[];
  readonly cases: readonly Case[];
}

const file = "nca_calico_cases.json";
const present = casesPresent(file);
const { topologies, cases } = present ? (JSON.parse(readText(file)) as Cases) : { topologies: [], cases: [] };

/** Where this data cannot be followed, and how often: a number that changes is a finding. */
const exceptions = {
  /** Its pods without address are in no CIDR, not even in 0.0.0.0/0 and ::/0 together; every address there is is in one. */
  "in no CIDR at all": 43,
  /** It knows no failsafe ports of host endpoints, which precede every policy (semantics §7). */
  failsafe: 6,
};

describe.skipIf(!present)("configurations of an independent analyzer: 263 with 31,560 probes", () => {
  test("the numbers are those of the name", () => {
    expect(cases).toHaveLength(263);
    expect(cases.flatMap(({ probes }) => probes)).toHaveLength(31_560);
  });

  test("every probe has the verdict that they agree on, but for pods outside of 0.0.0.0/0 and for failsafe ports of host endpoints", () => {
    const seen = { "in no CIDR at all": 0, failsafe: 0 };
    const differences = cases.flatMap(({ topology, policies, probes, ...about }) => {
      const outside = addressesOutside([policies, topologyAt(topology).networkSets]);
      const cluster = clusterOf(topologyAt(topology), policies, outside);
      const set = resolve(cluster);
      return probes.flatMap((probe) => {
        const flow = flowOf(cluster, probe, outside);
        const answer = evaluate(set, flow, "enforced");
        if (answer.verdict === (probe[7] === 1 ? "allow" : "deny")) return [];
        const exception = exceptionOf(answer, outside);
        if (exception === null) return [{ ...about, probe, answer }];
        seen[exception] += 1;
        return [];
      });
    });
    expect(differences).toEqual([]);
    expect(seen).toEqual(exceptions);
  });
});

function topologyAt(index: number): Topology {
  const topology = topologies[index];
  if (!topology) throw new Error(`no topology ${index}`);
  return topology;
}

type Exception = keyof typeof exceptions;

function exceptionOf(answer: FlowVerdict, outside: Outside): Exception | null {
  const hits = [...(answer.egress?.hits ?? []), ...(answer.ingress?.hits ?? [])];
  if (hits.some(({ tier }) => tier === "__FAILSAFE__")) return "failsafe";
  return outside[4].free || outside[6].free ? null : "in no CIDR at all";
}

/** Where pods without address are put: outside of every CIDR of the case, as the analyzer has them, if there is room. */
type Outside = Readonly<Record<4 | 6, { readonly net: string; readonly free: boolean }>>;

function addressesOutside(named: unknown): Outside {
  const texts = [...JSON.stringify(named).matchAll(/"([0-9a-fA-F.:]+(?:\/\d+)?)"/g)];
  const nets = texts.flatMap(([, text = ""]) => parsePrefix(text) ?? []);
  const pick = (candidates: readonly string[]): Outside[4] => {
    const free = candidates.find((net) => {
      const address = parseAddress(`${net}0`);
      return address !== null && !nets.some((one) => prefixContains(one, address));
    });
    return { net: free ?? candidates[0] ?? "", free: free !== undefined };
  };
  return {
    4: pick(Array.from({ length: 223 }, (_, index) => `${index + 1}.77.99.`)),
    6: pick(["fd77::", "2077::", "a777::", "177::"]),
  };
}

/** The whole case as the documents a user would have. */
function clusterOf(
  { endpoints, namespaces, networkSets }: Topology,
  policies: readonly unknown[],
  outside: Outside,
): Cluster {
  const documents = [
    ...Object.entries(namespaces).map(([name, labels]) => object("v1", "Namespace", { name, labels })),
    ...networkSets.map(({ name, namespace, labels, nets }) =>
      namespace === null
        ? object(calico, "GlobalNetworkSet", { name, labels }, { nets })
        : object(calico, "NetworkSet", { name, namespace, labels }, { nets }),
    ),
    ...endpoints.flatMap((one, index) => endpointDocuments(one, index, outside)),
    ...policies,
  ];
  const text = documents.map((document) => JSON.stringify(document)).join("\n---\n");
  const reading = read([{ name: "case.yaml", text: text.replaceAll(longPortName, "no-such-port$1") }], {
    assume: "nothing",
  });
  return reading.cluster;
}

/** A name of more than 15 characters makes Felix drop the policy (semantics §13), which the analyzer does not know. */
const longPortName = /no-exist-named-port(\d)/g;
const calico = "projectcalico.org/v3";

function object(apiVersion: string, kind: string, metadata: unknown, spec: unknown = {}): unknown {
  return { apiVersion, kind, metadata, spec };
}

/** A pod brings its service account, whose labels the data name as the pod sees them. */
function endpointDocuments(one: EndpointCase, index: number, outside: Outside): readonly unknown[] {
  const ports = Object.entries(one.ports).map(([name, [port, protocol]]) => ({ name, port, protocol }));
  const name = one.id.split("/").at(-1) ?? one.id;
  if (one.kind === "HostEndpoint") {
    const expectedIPs = [`100.127.0.${index}`];
    const { labels, profiles } = one;
    return [object(calico, "HostEndpoint", { name, labels }, { node: name, expectedIPs, ports, profiles })];
  }
  const { namespace } = one;
  const account = one.labels["projectcalico.org/serviceaccount"];
  const own = Object.entries(one.labels).filter(([label]) => !/^(pcsa\.|projectcalico\.org\/)/.test(label));
  const inherited = Object.entries(one.labels).filter(([label]) => label.startsWith("pcsa."));
  const labels = Object.fromEntries(inherited.map(([label, value]) => [label.slice("pcsa.".length), value]));
  const containers = [{ ports: ports.map(({ port, ...rest }) => ({ ...rest, containerPort: port })) }];
  const pod = object(
    "v1",
    "Pod",
    { name, namespace, labels: Object.fromEntries(own) },
    {
      nodeName: `node-${index}`,
      containers,
      ...(account === undefined ? {} : { serviceAccountName: account }),
    },
  );
  const ips = one.ip === null ? [`${outside[4].net}${index}`, `${outside[6].net}${index}`] : [one.ip];
  const status = { phase: "Running", podIP: ips[0], podIPs: ips.map((ip) => ({ ip })) };
  return [
    { ...(pod as object), status },
    ...(account === undefined ? [] : [object("v1", "ServiceAccount", { name: account, namespace, labels })]),
  ];
}

function flowOf(
  cluster: Cluster,
  [src, dst, protocol, srcPort, dstPort, icmpType, icmpCode]: Probe,
  outside: Outside,
): Flow {
  const [from, to] = [addressesOf(cluster, src), addressesOf(cluster, dst)];
  const families = ([4, 6] as const).filter((family) =>
    [from, to].every(({ addresses }) => addresses.some((one) => one.family === family)),
  );
  const family = families.find((one) => outside[one].free) ?? families[0];
  const end = ({ id, addresses }: Ends): FlowEnd => ({
    endpoint: id,
    address: addresses.find((one) => one.family === family) ?? addresses[0] ?? null,
  });
  return {
    from: end(from),
    to: end(to),
    protocol,
    srcPort: srcPort ?? 0,
    dstPort: dstPort ?? 0,
    ...(icmpType === null ? {} : { icmpType }),
    ...(icmpCode === null ? {} : { icmpCode }),
  };
}

interface Ends {
  readonly id: FlowEnd["endpoint"];
  readonly addresses: readonly Address[];
}

function addressesOf({ endpoints }: Cluster, name: string): Ends {
  const endpoint = endpoints.find(({ id }) => id === `pod:${name}` || id === `hep:${name}`);
  if (endpoint) return endpoint;
  const address = parseAddress(name);
  if (!address) throw new Error(`${name} is neither an endpoint nor an address`);
  return { id: null, addresses: [address] };
}
