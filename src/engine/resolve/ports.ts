/** Port conditions of one side of a rule: numbers, ranges and named ports, wanted and unwanted (semantics §5.6). */
import type { Endpoint } from "../model/cluster.ts";
import type { PortMatch } from "../model/policy.ts";
import { type Bits, hasBit } from "./bits.ts";
import type { Peer } from "./peer.ts";
import { Maybe, No, type State, Yes } from "./state.ts";

/** Where a connection starts when nobody says (Linux's default range). */
export const ephemeral = { low: 32768, high: 60999 } as const;

export interface CompiledPorts {
  readonly ports: readonly PortMatch[];
  readonly notPorts: readonly PortMatch[];
  /** Those in either list. */
  readonly names: readonly string[];
  /** Named ports count only on endpoints that the positive selector of the same side selects; null = on all. */
  readonly filter: Bits | null;
  readonly endpoints: readonly Endpoint[];
}

export function namesIn(ports: readonly PortMatch[]): readonly string[] {
  return ports.flatMap((match) => (match.kind === "named" ? match.name : []));
}

/** A port, or any ephemeral port. */
export type PortQuestion = number | null;

export interface PortContext {
  readonly port: PortQuestion;
  readonly protocol: number;
  readonly peer: Peer;
}

/** The wanted ports. */
export function portsState(compiled: CompiledPorts, context: PortContext): State {
  return compiled.ports.length === 0 ? Yes : listed(compiled, compiled.ports, context);
}

/** The unwanted ports. */
export function notPortsState(compiled: CompiledPorts, context: PortContext): State {
  if (compiled.notPorts.length === 0) return Yes;
  const state = listed(compiled, compiled.notPorts, context);
  if (state === Maybe) return Maybe;
  return state === Yes ? No : Yes;
}

/** Ports at which the answer of this side may change, as first ports of intervals. */
export function portCuts(compiled: CompiledPorts, context: PortContext): readonly number[] {
  return [...compiled.ports, ...compiled.notPorts]
    .flatMap((match) => intervals(compiled, match, context))
    .flatMap(({ low, high }) => [low, high + 1]);
}

/** Ports that a name stands for at this peer. */
export function namedPorts(compiled: CompiledPorts, name: string, context: PortContext): readonly number[] {
  const { peer, protocol } = context;
  return peer.objects
    .filter((object) => !compiled.filter || hasBit(compiled.filter, object))
    .flatMap((object) => compiled.endpoints[object]?.ports ?? [])
    .filter((port) => port.name === name && port.protocol === protocol)
    .map((port) => port.port);
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

function listed(compiled: CompiledPorts, matches: readonly PortMatch[], context: PortContext): State {
  const { port } = context;
  if (port === null) return listedEphemeral(matches.flatMap((match) => intervals(compiled, match, context)));
  for (const match of matches) {
    if (
      match.kind === "range"
        ? match.low <= port && port <= match.high
        : namedPorts(compiled, match.name, context).includes(port)
    ) {
      return Yes;
    }
  }
  return No;
}

/** Yes when the intervals cover every ephemeral port, no when they touch none. */
function listedEphemeral(intervals: readonly Interval[]): State {
  const touching = intervals.filter(({ low, high }) => high >= ephemeral.low && low <= ephemeral.high);
  if (touching.length === 0) return No;
  let covered = ephemeral.low - 1;
  for (const { low, high } of touching.sort((a, b) => a.low - b.low)) {
    if (low > covered + 1) return Maybe;
    covered = Math.max(covered, high);
  }
  return covered >= ephemeral.high ? Yes : Maybe;
}

function intervals(compiled: CompiledPorts, match: PortMatch, context: PortContext): readonly Interval[] {
  if (match.kind === "range") return [match];
  return namedPorts(compiled, match.name, context).map((port) => ({ low: port, high: port }));
}
