/** Where known flows count that source ports make a difference to. */
import { hasPorts } from "../net/protocol.ts";
import { ephemeral } from "../resolve/ports.ts";
import { append, type Region } from "./regions.ts";
import type { Interval } from "./traffic.ts";

/**
 * A known flow stands for all ephemeral source ports: where these are in several regions, it counts in the first in
 * which it changes, if `changes` says that it does.
 */
export function countOnce<Value>(
  found: readonly Region<Value>[],
  changes: (protocol: number, port: number) => boolean,
): readonly Region<Value>[] {
  return found.map((region) => {
    const { protocol, xs, y } = region.packets;
    if (protocol === null || !hasPorts(protocol) || (y[0] <= 1 && y[1] === 65_535)) return region;
    const rivals = found.filter(
      ({ packets }) => packets.protocol === protocol && packets.y[0] < y[0] && packets.y[1] >= ephemeral.low,
    );
    const cuts = new Set(
      found.flatMap(({ packets }) => packets.xs.flatMap(([low, high]) => [low, high + 1])),
    );
    const counts: Interval[] = [];
    for (const piece of piecesOf(
      xs,
      [...cuts].sort((a, b) => a - b),
    )) {
      const taken = rivals.some(({ packets }) =>
        packets.xs.some(([low, high]) => low <= piece[0] && piece[0] <= high),
      );
      const ephemerals = y[0] <= ephemeral.high && y[1] >= ephemeral.low;
      if (ephemerals && !taken && changes(protocol, piece[0])) append(counts, piece);
    }
    return region.counting(counts);
  });
}

/** Intervals cut where told. */
function piecesOf(intervals: readonly Interval[], cuts: readonly number[]): readonly Interval[] {
  return intervals.flatMap(([low, high]) => {
    const starts = [low, ...cuts.filter((cut) => cut > low && cut <= high)];
    return starts.map((start, at): Interval => [start, (starts[at + 1] ?? high + 1) - 1]);
  });
}
