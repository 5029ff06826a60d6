/**
 * What a rule asks of the packet itself once both ends are known: protocol, ports, ICMP type. And the atoms of
 * several such conditions: boxes of packets that none of them tells apart.
 *
 * Packets are points: a protocol and two coordinates, which are destination and source port for TCP, UDP and
 * SCTP, type and code for ICMP, and 0 for the others. `restProtocol` stands for every protocol nobody mentions.
 */
import type { IcmpMatch } from "../model/policy.ts";
import { hasPorts } from "../net/protocol.ts";
import { Maybe, No, type State, Yes } from "../resolve/state.ts";
import type { Accepted, ServicePort } from "./services.ts";

export type Interval = readonly [low: number, high: number];

export interface Ports {
  readonly ranges: readonly Interval[];
  /** What names stand for at the end in question. */
  readonly named: readonly ServicePort[];
}

export interface PortCondition {
  /** Null: any port. An empty list of both accepts none. */
  readonly wanted: Ports | null;
  readonly unwanted: Ports | null;
}

export interface Traffic {
  readonly protocol: number | null;
  readonly notProtocol: number | null;
  readonly source: PortCondition | null;
  readonly destination: PortCondition | null;
  readonly service: Accepted | null;
  readonly icmp: IcmpMatch | null;
  readonly notIcmp: IcmpMatch | null;
}

export const restProtocol = 0;

const icmpProtocols: readonly number[] = [1, 58];
const portProtocols: readonly number[] = [6, 17, 132];

export function isIcmp(protocol: number): boolean {
  return icmpProtocols.includes(protocol);
}

/** The whole extent of both coordinates. */
export function extent(protocol: number): Interval {
  if (hasPorts(protocol)) return [1, 65535];
  return isIcmp(protocol) ? [0, 255] : [0, 0];
}

export interface Point {
  readonly protocol: number;
  readonly x: number;
  readonly y: number;
}

export function trafficState(traffic: Traffic, point: Point): State {
  const { protocol } = point;
  if (traffic.protocol !== null && traffic.protocol !== protocol) return No;
  if (traffic.notProtocol !== null && traffic.notProtocol === protocol) return No;
  return acceptsIcmp(traffic, point) ? portState(traffic, point) : No;
}

function acceptsIcmp({ icmp, notIcmp }: Traffic, { protocol, x, y }: Point): boolean {
  if (!isIcmp(protocol)) return icmp === null;
  return (icmp === null || sameIcmp(icmp, x, y)) && (notIcmp === null || !sameIcmp(notIcmp, x, y));
}

function portState(traffic: Traffic, { protocol, x, y }: Point): State {
  const [destination, source] = isIcmp(protocol) ? [0, 0] : [x, y];
  if (!accepts(traffic.destination, protocol, destination)) return No;
  if (!accepts(traffic.source, protocol, source)) return No;
  if (!traffic.service || has(traffic.service.ports, protocol, destination)) return Yes;
  return traffic.service.open ? Maybe : No;
}

function accepts(condition: PortCondition | null, protocol: number, port: number): boolean {
  if (!condition) return true;
  const { wanted, unwanted } = condition;
  if (wanted && !listed(wanted, protocol, port)) return false;
  return !unwanted || !listed(unwanted, protocol, port);
}

function listed({ ranges, named }: Ports, protocol: number, port: number): boolean {
  return ranges.some(([low, high]) => low <= port && port <= high) || has(named, protocol, port);
}

function has(ports: readonly ServicePort[], protocol: number, port: number): boolean {
  return ports.some((own) => own.protocol === protocol && own.port === port);
}

function sameIcmp(match: IcmpMatch, type: number, code: number): boolean {
  return match.type === type && (match.code === null || match.code === code);
}

/** Some packets between two given ends. */
export interface Packets {
  /** Null: every protocol but those of `except`. */
  readonly protocol: number | null;
  readonly except: readonly number[];
  /** Destination ports, or ICMP types; `[0, 0]` for protocols without ports. */
  readonly xs: readonly Interval[];
  /** Source ports, or ICMP codes. */
  readonly y: Interval;
}

/** One box of packets; `xs` and `ys` are first coordinates of its columns and rows. */
export interface Grid {
  readonly protocol: number;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Boxes in order: grid by grid, column by column, row by row. The last grid is that of the other protocols. */
export interface Atoms {
  readonly grids: readonly Grid[];
  /** One packet of each box. */
  readonly points: readonly Point[];
}

export function makeAtoms(conditions: readonly Traffic[]): Atoms {
  const protocols = [...new Set(conditions.flatMap(mentioned))].sort((a, b) => a - b);
  const grids = [...protocols, restProtocol].map((protocol) => gridOf(protocol, conditions));
  const points = grids.flatMap(({ protocol, xs, ys }) =>
    xs.flatMap((x) => ys.map((y) => ({ protocol, x, y }))),
  );
  return { grids, points };
}

/** The packets of one atom. */
export function packetsAt({ grids, points }: Atoms, atom: number): Packets {
  const point = points[atom] ?? { protocol: restProtocol, x: 0, y: 0 };
  const grid = grids.find(({ protocol }) => protocol === point.protocol);
  if (!grid || point.protocol === restProtocol) {
    const except = grids.map(({ protocol }) => protocol).filter((protocol) => protocol !== restProtocol);
    return { protocol: null, except, xs: [extent(restProtocol)], y: extent(restProtocol) };
  }
  const upTo = (starts: readonly number[], low: number): Interval => {
    const next = starts.find((start) => start > low) ?? extent(point.protocol)[1] + 1;
    return [low, next - 1];
  };
  const { protocol } = point;
  return { protocol, except: [], xs: [upTo(grid.xs, point.x)], y: upTo(grid.ys, point.y) };
}

function gridOf(protocol: number, conditions: readonly Traffic[]): Grid {
  const own = conditions.filter((one) => one.protocol === null || one.protocol === protocol);
  const [low, high] = extent(protocol);
  const starts = (cuts: readonly number[]): readonly number[] =>
    [...new Set([low, ...cuts.filter((cut) => cut > low && cut <= high)])].sort((a, b) => a - b);
  if (isIcmp(protocol)) {
    const matches = own.flatMap(({ icmp, notIcmp }) => [icmp ?? [], notIcmp ?? []].flat());
    const types = matches.flatMap(({ type }) => [type, type + 1]);
    const codes = matches.flatMap(({ code }) => (code === null ? [] : [code, code + 1]));
    return { protocol, xs: starts(types), ys: starts(codes) };
  }
  const destinations = own.flatMap(({ destination, service }) => [
    ...cutsOf(destination, protocol),
    ...portCuts(service?.ports ?? [], protocol),
  ]);
  return {
    protocol,
    xs: starts(destinations),
    ys: starts(own.flatMap(({ source }) => cutsOf(source, protocol))),
  };
}

function cutsOf(condition: PortCondition | null, protocol: number): readonly number[] {
  return [condition?.wanted, condition?.unwanted].flatMap((ports) =>
    ports
      ? [...ports.ranges.flatMap(([low, high]) => [low, high + 1]), ...portCuts(ports.named, protocol)]
      : [],
  );
}

function portCuts(ports: readonly ServicePort[], protocol: number): readonly number[] {
  return ports.filter((own) => own.protocol === protocol).flatMap(({ port }) => [port, port + 1]);
}

/** Protocols that a condition treats in a way of their own. */
function mentioned(traffic: Traffic): readonly number[] {
  const named = [traffic.source, traffic.destination].flatMap((condition) => [
    ...(condition?.wanted?.named ?? []),
    ...(condition?.unwanted?.named ?? []),
    ...(traffic.service?.ports ?? []),
  ]);
  const own = [traffic.protocol, traffic.notProtocol].flatMap((protocol) => protocol ?? []);
  const anyPorts = traffic.protocol === null && (traffic.source ?? traffic.destination) !== null;
  const anyIcmp = traffic.protocol === null && (traffic.icmp ?? traffic.notIcmp) !== null;
  return [
    ...own,
    ...named.map(({ protocol }) => protocol),
    ...(anyPorts ? portProtocols : []),
    ...(anyIcmp ? icmpProtocols : []),
  ];
}
