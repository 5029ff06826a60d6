/** Which packets a group of flows is about, as text and as data. */
import { type Flow, type FlowGroup, hasPorts, protocolName } from "#src/engine/index.ts";

export type Packets = Pick<FlowGroup, "protocol" | "exceptProtocols" | "ports" | "sourcePorts" | "icmp">;

/** `TCP 80, 8000–8080`, `ICMP type 8`, `every protocol but TCP and UDP` */
export function packetsText({ protocol, exceptProtocols, ports, sourcePorts, icmp }: Packets): string {
  if (protocol === null)
    return exceptProtocols.length === 0
      ? "every protocol"
      : `every protocol but ${exceptProtocols.map(protocolName).join(", ")}`;
  const from = sourcePorts ? `, from source port ${intervalsText(sourcePorts)}` : "";
  const detail = icmp ? ` type ${intervalsText(icmp.types)}, code ${intervalsText([icmp.codes])}` : "";
  const at = hasPorts(protocol) ? (isAll(ports) ? ", any port" : ` ${intervalsText(ports)}`) : detail;
  return `${protocolName(protocol)}${at}${from}`;
}

/** `TCP 80`, `ICMP type 8`: one flow. */
export function packetText({ protocol, dstPort, icmpType }: Flow): string {
  const detail = icmpType === undefined ? "" : ` type ${icmpType}`;
  return `${protocolName(protocol)}${hasPorts(protocol) ? ` ${dstPort}` : detail}`;
}

function isAll(ports: Packets["ports"]): boolean {
  return ports.length === 1 && ports[0]?.[0] === 0 && ports[0][1] === 65535;
}

function intervalsText(intervals: Packets["ports"]): string {
  return intervals.map(([low, high]) => (low === high ? String(low) : `${low}–${high}`)).join(", ");
}

/** A group about many protocols becomes one for each, so that every group names one number. */
export function byProtocol<Group extends Packets>(group: Group): readonly (Group & { protocol: number })[] {
  const { protocol } = group;
  if (protocol !== null) return [{ ...group, protocol }];
  const except = new Set(group.exceptProtocols);
  return everyProtocol
    .filter((number) => !except.has(number))
    .map((number) => ({ ...group, protocol: number, ports: hasPorts(number) ? group.ports : [[0, 0]] }));
}

/** 0 is no protocol of a rule or a flow. */
const everyProtocol: readonly number[] = Array.from({ length: 255 }, (_, index) => index + 1);
