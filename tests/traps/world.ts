/** The small cluster in which the traps are laid, and a short notation for documents and questions. */
import {
  type Cluster,
  type Endpoint,
  evaluate,
  type Flow,
  type FlowEnd,
  parseAddress,
  printAddress,
  printHits,
  protocolNumber,
  resolve,
} from "#src/engine/index.ts";
import { read, type Reading } from "#src/manifest/index.ts";

/** One document; `spec` is YAML in flow style. */
function object(apiVersion: string, kind: string, owner: string, spec: string): string {
  const [name = "", namespace] = owner.split("/").reverse();
  const place = namespace === undefined ? "" : `, namespace: ${namespace}`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}${place}}\nspec: ${spec}\n`;
}

type Maker = (owner: string, spec: string) => string;
const maker =
  (apiVersion: string, kind: string): Maker =>
  (owner, spec) =>
    object(apiVersion, kind, owner, spec);

const calico = "projectcalico.org/v3";
export const np = maker(calico, "NetworkPolicy");
export const gnp = maker(calico, "GlobalNetworkPolicy");
export const snp = maker(calico, "StagedNetworkPolicy");
export const sknp = maker(calico, "StagedKubernetesNetworkPolicy");
export const tier = maker(calico, "Tier");
export const hep = maker(calico, "HostEndpoint");
export const profile = maker(calico, "Profile");
export const knp = maker("networking.k8s.io/v1", "NetworkPolicy");
export const cnp = maker("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy");

/** A network set with labels; global without a namespace. */
export function netSet(owner: string, labels: string, nets: string): string {
  const kind = owner.includes("/") ? "NetworkSet" : "GlobalNetworkSet";
  return labelled(object(calico, kind, owner, `{nets: ${nets}}`), labels);
}

export function labelled(document: string, labels: string): string {
  return document.replace(/metadata: \{(.*)\}\n/, `metadata: {$1, labels: ${labels}}\n`);
}

/** A pod that runs; `more` is further YAML for its spec. */
export function pod(owner: string, labels: string, ips: readonly string[], more = ""): string {
  const podIPs = ips.map((ip) => `{ip: "${ip}"}`).join(", ");
  const status = `status: {phase: Running, podIP: "${ips[0] ?? ""}", podIPs: [${podIPs}], hostIP: 192.168.0.1}\n`;
  const ports = "ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 5353, protocol: UDP}]";
  const spec = `{nodeName: n1, containers: [{${ports}}]${more === "" ? "" : `, ${more}`}}`;
  return labelled(object("v1", "Pod", owner, spec) + status, labels);
}

export function slice(owner: string, service: string, address: string, port: string): string {
  const body = `addressType: IPv4\nendpoints: [{addresses: ["${address}"], conditions: {ready: false}}]\nports: [${port}]\n`;
  const head = labelled(
    object("discovery.k8s.io/v1", "EndpointSlice", owner, ""),
    `{kubernetes.io/service-name: ${service}}`,
  );
  return head.replace(/spec: \n/, body);
}

const world = [
  "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {env: prod}}\n",
  "apiVersion: v1\nkind: Namespace\nmetadata: {name: dev, labels: {env: dev}}\n",
  "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: sa1, namespace: shop}\n",
  "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: sa1, namespace: dev}\n",
  pod("shop/web", "{app: web}", ["10.0.0.1", "fd00::1"], "serviceAccountName: sa1"),
  pod("shop/db", "{app: db}", ["10.0.0.2"]),
  pod("shop/bad", "{app: web, role: bad}", ["10.0.0.3"]),
  pod("dev/web", "{app: web}", ["10.1.2.3", "fd00::4"], "serviceAccountName: sa1"),
  labelled(
    hep("host", "{node: n2, expectedIPs: [192.168.0.2], profiles: [projectcalico-default-allow]}"),
    "{trusted: 'yes'}",
  ),
];

export function load(documents: readonly string[]): Reading {
  const text = [...world, ...documents].join("---\n");
  return read([{ name: "trap.yaml", text }], { assume: "nothing" });
}

/**
 * A question such as `dev/web > shop/web tcp:80`, and the answer in a word. Behind the colon stand the destination
 * port and, after a slash, the source port; for ICMP type and code. With `egress` or `ingress` before it the answer is
 * that end's hits; with `pending` staged policies count.
 */
export function ask(cluster: Cluster, question: string): string {
  const parsed = /^(pending )?(egress |ingress )?(\S+) > (\S+) (\w+)(?::(\d+)(?:\/(\d+))?)?$/.exec(question);
  if (!parsed) throw new Error(`not a question: ${question}`);
  const [, pending, half, from = "", to = "", protocol = "", first, second] = parsed;
  const flow = flowOf(cluster, { from, to, protocol, first, second });
  const answer = evaluate(resolve(cluster), flow, pending === undefined ? "enforced" : "pending");
  if (half === undefined) return answer.verdict;
  const judged = half === "egress " ? answer.egress : answer.ingress;
  return judged === null ? "not judged" : printHits(judged.hits).join(" ");
}

interface Words {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
}

function flowOf(cluster: Cluster, { from, to, protocol, first, second }: Words): Flow {
  const number = protocolNumber(protocol.toUpperCase().replace("ICMPV6", "ICMPv6")) ?? Number(protocol);
  const [a, b] = [Number(first ?? 0), Number(second ?? 0)];
  const icmp = number === 1 || number === 58;
  const fields = icmp
    ? { srcPort: 0, dstPort: 0, icmpType: a, icmpCode: b }
    : { srcPort: second === undefined ? 40_000 : b, dstPort: a };
  const six = from.includes(":") && !from.startsWith("hep:") ? 6 : to.includes("::") ? 6 : 4;
  return { from: endOf(cluster, from, six), to: endOf(cluster, to, six), protocol: number, ...fields };
}

/** A pod as `NAMESPACE/NAME`, a host endpoint as `hep:NAME`, else an address; `@6` asks for a pod's IPv6 address. */
function endOf({ endpoints }: Cluster, text: string, family: number): FlowEnd {
  const name = text.replace(/@6$/, "");
  const wanted = text.endsWith("@6") ? 6 : family;
  const endpoint = endpoints.find(({ id }) => id === `pod:${name}` || id === name);
  const address = endpoint ? addressIn(endpoint, wanted) : parseAddress(name);
  if (!address) throw new Error(`${text} is not here`);
  return { endpoint: endpoint?.id ?? null, address };
}

function addressIn({ addresses, id }: Endpoint, family: number): FlowEnd["address"] {
  const address = addresses.find((one) => one.family === family);
  if (!address) throw new Error(`${id} has only ${addresses.map(printAddress).join()}`);
  return address;
}
