/** Which packets a group of flows is about, in words, and one of them as a question. */
import { type Cluster, type EndpointId, type FlowGroup, hasPorts, protocolName } from "#src/engine/index.ts";

type Intervals = FlowGroup["ports"];

/** `TCP 8443`, `TCP 80–442, 444–65535`, `ICMP type 8`, `every protocol but TCP, UDP` */
export function packetsText(group: FlowGroup): string {
  const { protocol, exceptProtocols, ports, sourcePorts, icmp } = group;
  if (protocol === null) {
    return exceptProtocols.length === 0
      ? "every protocol"
      : `every protocol but ${exceptProtocols.map(protocolName).join(", ")}`;
  }
  const from = sourcePorts === undefined ? "" : `, from port ${intervalsText(sourcePorts)}`;
  const types =
    icmp === undefined ? "" : ` type ${intervalsText(icmp.types)} code ${intervalsText([icmp.codes])}`;
  const name = protocolName(protocol);
  if (!hasPorts(protocol)) return `${name}${types}${from}`;
  return `${name} ${isAll(ports) ? "any port" : intervalsText(ports)}${from}`;
}

function isAll([first, ...rest]: Intervals): boolean {
  return rest.length === 0 && first !== undefined && first[0] <= 1 && first[1] === 65_535;
}

/** Long lists are cut: which ports in detail, the trace of a flow tells. */
const mostIntervals = 4;

function intervalsText(intervals: Intervals): string {
  const shown = intervals
    .slice(0, mostIntervals)
    .map(([low, high]) => (low === high ? `${low}` : `${low}–${high}`));
  return `${shown.join(", ")}${intervals.length > mostIntervals ? ", …" : ""}`;
}

/** One packet of a group: what is asked, and how it is said. */
export interface Packet {
  /** `tcp/8443`, `icmp/8/0`, `proto/47` */
  readonly spec: string;
  /** `TCP 8443` */
  readonly text: string;
}

/** The packets worth asking about at a destination: those it declares, else that of the witness. */
export function packetsAt(group: FlowGroup, declared: readonly Port[]): readonly Packet[] {
  const { witness, ports } = group;
  if (!hasPorts(witness.protocol)) return [packetOf(group, 0)];
  const inside = declared
    .filter(({ protocol, port }) => protocol === group.protocol && holds(ports, port))
    .map(({ port }) => port);
  const numbers = [...new Set(inside)];
  return (numbers.length > 0 ? numbers : [witness.dstPort]).map((port) => packetOf(group, port));
}

function packetOf({ witness }: FlowGroup, port: number): Packet {
  const { protocol, icmpType = 0, icmpCode = 0 } = witness;
  const name = protocolName(protocol);
  if (protocol === 1 || protocol === 58) {
    const word = protocol === 1 ? "icmp" : "icmp6";
    return { spec: `${word}/${icmpType}/${icmpCode}`, text: `${name} type ${icmpType} code ${icmpCode}` };
  }
  if (!hasPorts(protocol)) return { spec: `proto/${protocol}`, text: name };
  return { spec: `${name.toLowerCase()}/${port}`, text: `${name} ${port}` };
}

function holds(intervals: Intervals, port: number): boolean {
  return intervals.some(([low, high]) => low <= port && port <= high);
}

/** A port that somebody declares. */
export interface Port {
  readonly protocol: number;
  readonly port: number;
}

const known = new WeakMap<Cluster, ReadonlyMap<EndpointId, readonly Port[]>>();

/** What each endpoint declares: its containers' ports, and target ports of services in front of it. */
export function declaredPorts(cluster: Cluster): ReadonlyMap<EndpointId, readonly Port[]> {
  const found = known.get(cluster) ?? collect(cluster);
  known.set(cluster, found);
  return found;
}

function collect({ endpoints, services }: Cluster): ReadonlyMap<EndpointId, readonly Port[]> {
  const declared = new Map<EndpointId, Port[]>(endpoints.map(({ id, ports }) => [id, [...ports]]));
  for (const { endpoint, ports } of services.flatMap(({ backends }) => backends)) {
    if (endpoint !== null) declared.get(endpoint)?.push(...ports);
  }
  return declared;
}
