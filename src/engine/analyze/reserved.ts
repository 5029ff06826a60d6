/** Packets whose fate is settled before any policy is asked, as conditions (semantics §7). */
import type { Direction } from "../model/policy.ts";
import { ipInIp, neighbourTypes, vxlanPort } from "../evaluate/bypass.ts";
import { openPorts } from "../evaluate/failsafe.ts";
import { failsafeHit } from "../resolve/hits.ts";
import type { ListSpec } from "./lists.ts";
import { bypassed, exempt, type Outcomes } from "./outcomes.ts";
import type { Conditions } from "./rules.ts";
import type { Traffic } from "./traffic.ts";

export interface Reserved {
  /** Numbers of conditions; any of them is enough. */
  readonly traffic: readonly number[];
  /** Only with a pod at the other end. */
  readonly onlyPods: boolean;
  readonly outcome: number;
}

const anything: Traffic = {
  protocol: null,
  notProtocol: null,
  source: null,
  destination: null,
  service: null,
  icmp: null,
  notIcmp: null,
};

function toPorts(protocol: number, ports: readonly number[]): Traffic {
  const ranges = ports.map((port) => [port, port] as const);
  return { ...anything, protocol, destination: { wanted: { ranges, named: [] }, unwanted: null } };
}

const tunnels: readonly Traffic[] = [toPorts(17, [vxlanPort]), { ...anything, protocol: ipInIp }];

const neighbourDiscovery: readonly Traffic[] = [...neighbourTypes].map((type) => ({
  ...anything,
  protocol: 58,
  icmp: { type, code: null },
}));

/** In order: the first that holds settles the packet. */
export function reservedFor(spec: ListSpec, conditions: Conditions, outcomes: Outcomes): readonly Reserved[] {
  const { direction, own, toOwnNode } = spec;
  const isPod = own.first.kind === "pod";
  const numbers = (list: readonly Traffic[]): readonly number[] => list.map((one) => conditions.intern(one));
  const found: Reserved[] = [];
  if (direction === "ingress" || isPod) {
    found.push({ traffic: numbers(tunnels), onlyPods: direction === "ingress", outcome: bypassed });
  }
  if (toOwnNode && own.family === 6) {
    found.push({ traffic: numbers(neighbourDiscovery), onlyPods: false, outcome: exempt });
  }
  if (!isPod) {
    const outcome = failsafeOutcome(direction, outcomes);
    found.push({ traffic: numbers(failsafes(direction)), onlyPods: false, outcome });
  }
  return found;
}

function failsafes(direction: Direction): readonly Traffic[] {
  return [...openPorts[direction]].map(([protocol, ports]) => toPorts(protocol, [...ports]));
}

function failsafeOutcome(direction: Direction, outcomes: Outcomes): number {
  const hit = failsafeHit(direction);
  const last = `0|${hit.tier}|${hit.policy}|${hit.action}|${hit.rule}`;
  return outcomes.intern({ verdict: "allow", last, by: { kind: "other" } });
}
