/** Ports that host endpoints never lose: they come before every policy (semantics §7). */
import type { Direction } from "../model/policy.ts";

const tcp = 6;
const udp = 17;
const control = [179, 2379, 2380, 5473, 6443, 6666, 6667];

/** Protocol to ports. */
export const openPorts: Readonly<Record<Direction, ReadonlyMap<number, ReadonlySet<number>>>> = {
  ingress: new Map([
    [tcp, new Set([22, ...control])],
    [udp, new Set([68])],
  ]),
  egress: new Map([
    [tcp, new Set(control)],
    [udp, new Set([53, 67])],
  ]),
};

export function isFailsafe(direction: Direction, protocol: number, port: number): boolean {
  return openPorts[direction].get(protocol)?.has(port) ?? false;
}
