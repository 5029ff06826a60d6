/** Whether two groups of flows have a flow in common. Groups of different comparisons cut ends and packets differently. */
import {
  type ChangeGroup,
  type FlowGroup,
  type GroupEnd,
  hasPorts,
  prefixCovers,
  printAddress,
  type Prefix,
} from "#src/engine/index.ts";

/** A group ready to be compared with many others. */
export interface Comparable {
  readonly group: ChangeGroup;
  readonly from: Side;
  readonly to: Side;
}

interface Side {
  readonly ends: readonly GroupEnd[];
  /** Endpoints by name and address. */
  readonly names: ReadonlySet<string>;
  readonly ranges: readonly Prefix[];
}

/** The ends of a large group are listed when it is compared: of thousands few are. */
export function comparable(group: ChangeGroup): Comparable {
  return {
    group,
    get from() {
      return sideOf(group.from);
    },
    get to() {
      return sideOf(group.to);
    },
  };
}

/** Many groups have the same list of ends. */
const sides = new WeakMap<readonly GroupEnd[], Side>();

function sideOf(ends: readonly GroupEnd[]): Side {
  const known = sides.get(ends);
  if (known) return known;
  const side = {
    ends,
    names: new Set(ends.flatMap((end) => (end.kind === "endpoint" ? [nameOf(end)] : []))),
    ranges: ends.flatMap((end) => (end.kind === "range" ? [end.range] : [])),
  };
  sides.set(ends, side);
  return side;
}

function nameOf({ endpoint, address }: Extract<GroupEnd, { kind: "endpoint" }>): string {
  return address === null ? endpoint : `${endpoint} ${printAddress(address)}`;
}

export function shareFlow(one: Comparable, other: Comparable): boolean {
  if (one.group.family !== other.group.family || !sharePacket(one.group, other.group)) return false;
  const from = common(one.from, other.from);
  const to = from.length === 0 ? [] : common(one.to, other.to);
  // An endpoint has no flows to itself.
  return from.some((start) => to.some((end) => !isSame(start, end)));
}

function common(one: Side, other: Side): readonly GroupEnd[] {
  return one.ends.filter((end) =>
    end.kind === "endpoint"
      ? other.names.has(nameOf(end))
      : other.ranges.some((range) => prefixCovers(range, end.range) || prefixCovers(end.range, range)),
  );
}

function isSame(one: GroupEnd, other: GroupEnd): boolean {
  return one.kind === "endpoint" && other.kind === "endpoint" && one.endpoint === other.endpoint;
}

function sharePacket(one: FlowGroup, other: FlowGroup): boolean {
  const [first, second] = [one.protocol, other.protocol];
  if (first === null && second === null) return true;
  if (first === null) return second !== null && !one.exceptProtocols.includes(second);
  if (second === null) return !other.exceptProtocols.includes(first);
  if (first !== second) return false;
  if (!meet(one.sourcePorts ?? anyPort, other.sourcePorts ?? anyPort)) return false;
  if (hasPorts(first)) return meet(one.ports, other.ports);
  if (one.icmp === undefined || other.icmp === undefined) return true;
  return meet(one.icmp.types, other.icmp.types) && meet([one.icmp.codes], [other.icmp.codes]);
}

type Intervals = FlowGroup["ports"];

const anyPort: Intervals = [[0, 65_535]];

function meet(one: Intervals, other: Intervals): boolean {
  return one.some(([low, high]) => other.some(([from, to]) => low <= to && from <= high));
}
