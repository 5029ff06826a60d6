/** One flow that stands for many: a packet of some packets between two ends. */
import type { Flow } from "../model/trace.ts";
import { hasPorts } from "../net/protocol.ts";
import type { End } from "./ends.ts";
import type { EndPair } from "./pairs.ts";
import { isIcmp, type Packets, type Point } from "./traffic.ts";

export function witnessOf({ from, to }: EndPair, packets: Packets): Flow {
  const { protocol, x, y } = examplePoint(packets);
  const ends = { from: flowEnd(from), to: flowEnd(to), protocol };
  if (isIcmp(protocol)) return { ...ends, srcPort: 0, dstPort: 0, icmpType: x, icmpCode: y };
  return { ...ends, srcPort: hasPorts(protocol) ? y : 0, dstPort: x };
}

function flowEnd(end: End): Flow["from"] {
  const [first] = end.sides;
  const moved = end.sides.some(({ address }) => (address === null) !== (first?.address === null));
  return { endpoint: end.endpoint, address: moved ? null : (first?.address ?? null) };
}

/** One packet, with everyday ports where there is a choice. */
export function examplePoint({ protocol, except, xs, y }: Packets): Point {
  const own = protocol ?? [6, 132, 1, 47].find((other) => !except.includes(other)) ?? firstOther(except);
  if (protocol === null)
    return { protocol: own, x: hasPorts(own) ? 80 : isIcmp(own) ? 8 : 0, y: hasPorts(own) ? ordinary : 0 };
  const x = xs[0]?.[0] ?? 0;
  return { protocol: own, x, y: hasPorts(own) && y[0] <= ordinary && ordinary <= y[1] ? ordinary : y[0] };
}

/** A source port that connections do start from. */
const ordinary = 40000;

function firstOther(except: readonly number[]): number {
  return Array.from({ length: 255 }, (_, index) => index + 1).find((other) => !except.includes(other)) ?? 255;
}
