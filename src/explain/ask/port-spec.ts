/**
 * Protocol and port as people type them; case does not matter.
 *
 *     80              TCP port 80            http            the port named http, any protocol
 *     tcp/80          also udp, sctp         tcp/http        the TCP port named http
 *     icmp            echo request           icmp/3          type 3, code 0
 *     icmp/8/0        type 8, code 0         icmp6/128/0     also icmpv6
 *     udplite         no ports in policy     proto/47        protocol 47; a bare 47 is a TCP port
 */
import { hasPorts, protocolName, protocolNumber } from "#src/engine/index.ts";

export type PortSpec =
  /** `protocol` null: the one that the named port declares. */
  | { readonly kind: "port"; readonly protocol: number | null; readonly port: number | string }
  | { readonly kind: "icmp"; readonly protocol: 1 | 58; readonly type: number; readonly code: number }
  /** A protocol without ports. */
  | { readonly kind: "protocol"; readonly protocol: number };

export type PortSpecResult =
  { readonly ok: true; readonly spec: PortSpec } | { readonly ok: false; readonly message: string };

const portName = /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/;
const echoRequest = { 1: 8, 58: 128 } as const;

export function parsePortSpec(text: string): PortSpecResult {
  const parts = text
    .trim()
    .toLowerCase()
    .split("/")
    .map((part) => part.trim());
  const [head = "", ...rest] = parts;
  if (head === "") return fail("no protocol and port given");
  if (head === "proto" || head === "protocol") return parseNumbered(rest, text);
  if (head === "icmp") return parseIcmp(1, rest);
  if (head === "icmp6" || head === "icmpv6") return parseIcmp(58, rest);
  const protocol = /^\d+$/.test(head) ? null : protocolNumber(head);
  if (protocol !== null) return parseProtocol(protocol, rest);
  if (rest.length > 0)
    return fail(`\`${head}\` is no protocol; use tcp, udp, sctp, icmp, icmp6, udplite or proto/NUMBER`);
  return /^\d+$/.test(head) ? parsePort(6, head) : parsePort(null, head);
}

export function printPortSpec(spec: PortSpec): string {
  switch (spec.kind) {
    case "port":
      return spec.protocol === null ? String(spec.port) : `${protocolWord(spec.protocol)}/${spec.port}`;
    case "icmp":
      return `${spec.protocol === 1 ? "icmp" : "icmp6"}/${spec.type}/${spec.code}`;
    case "protocol":
      return protocolWord(spec.protocol);
  }
}

function parseNumbered(rest: readonly string[], text: string): PortSpecResult {
  const [number = "", ...more] = rest;
  const protocol = /^\d+$/.test(number) ? protocolNumber(Number(number)) : null;
  if (protocol === null) return fail(`\`${text.trim()}\` names no protocol from 1 to 255`);
  if (protocol === 1 || protocol === 58) return parseIcmp(protocol, more);
  return parseProtocol(protocol, more);
}

function parseProtocol(protocol: number, rest: readonly string[]): PortSpecResult {
  const word = protocolWord(protocol);
  const [port = "", ...more] = rest;
  if (protocol === 1 || protocol === 58) return parseIcmp(protocol, rest);
  if (!hasPorts(protocol)) {
    return rest.length === 0
      ? { ok: true, spec: { kind: "protocol", protocol } }
      : fail(`${word} has no ports`);
  }
  if (port === "") return fail(`a port is missing: write \`${word}/80\``);
  return more.length > 0 ? fail(`too many parts: write \`${word}/${port}\``) : parsePort(protocol, port);
}

function parsePort(protocol: number | null, text: string): PortSpecResult {
  if (/^\d+$/.test(text)) {
    const port = Number(text);
    if (port < 1 || port > 65535) return fail(`port ${text} is not between 1 and 65535`);
    return { ok: true, spec: { kind: "port", protocol, port } };
  }
  if (!portName.test(text)) return fail(`\`${text}\` is neither a port nor the name of one`);
  return { ok: true, spec: { kind: "port", protocol, port: text } };
}

function parseIcmp(protocol: 1 | 58, rest: readonly string[]): PortSpecResult {
  const [type, code, ...more] = rest.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN));
  if (more.length > 0) return fail("ICMP takes a type and a code: write `icmp/8/0`");
  if (Number.isNaN(type) || (type ?? 0) > 255)
    return fail(`\`${rest[0] ?? ""}\` is no ICMP type from 0 to 255`);
  if (Number.isNaN(code) || (code ?? 0) > 255)
    return fail(`\`${rest[1] ?? ""}\` is no ICMP code from 0 to 255`);
  return { ok: true, spec: { kind: "icmp", protocol, type: type ?? echoRequest[protocol], code: code ?? 0 } };
}

/** `tcp`, `udplite`, `proto/47` */
function protocolWord(protocol: number): string {
  const name = protocolName(protocol);
  return name.startsWith("protocol ") ? `proto/${protocol}` : name.toLowerCase();
}

function fail(message: string): PortSpecResult {
  return { ok: false, message };
}
