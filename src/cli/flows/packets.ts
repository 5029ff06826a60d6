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

/** Packets of many protocols become some for each, so that all of them name one number. */
export function byProtocol(packets: Packets): readonly (Omit<Packets, "protocol"> & { protocol: number })[] {
  const { protocol, exceptProtocols, ports, sourcePorts, icmp } = packets;
  const own = { exceptProtocols, ...(sourcePorts && { sourcePorts }), ...(icmp && { icmp }) };
  if (protocol !== null) return [{ ...own, protocol, ports }];
  const except = new Set(exceptProtocols);
  return everyProtocol
    .filter((number) => !except.has(number))
    .map((number) => ({ ...own, protocol: number, ports: hasPorts(number) ? ports : [[0, 0]] }));
}

/** 0 is no protocol of a rule or a flow. */
const everyProtocol: readonly number[] = Array.from({ length: 255 }, (_, index) => index + 1);
