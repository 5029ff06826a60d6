/** Packets cut into boxes where any of several answers cuts them, and put together again where they read the same. */
import { type Answer, outcomeAt } from "./answers.ts";
import { extent, type Interval, type Packets, type Point, restProtocol } from "./traffic.ts";

export interface Region<Value> {
  readonly packets: Packets;
  /** Destination ports on which known flows count here: all, but where source ports make a difference. */
  readonly counts: readonly Interval[];
  readonly value: Value;
  /** Equal exactly for equal packets and values. */
  readonly key: string;
}

export interface Labelled<Value> {
  readonly value: Value;
  /** Equal exactly for equal values. */
  readonly label: string;
}

export type Reader<Value> = (outcomes: readonly number[]) => Labelled<Value> | null;

/** Cuts the packets where any of the answers does, and puts those together again that read the same. */
export function regions<Value>(answers: readonly Answer[], read: Reader<Value>): readonly Region<Value>[] {
  const protocols = [...new Set(answers.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
  const found = protocols.flatMap((protocol) => regionsOf(protocol, answers, read));
  const rest = read(answers.map((answer) => answer.rest));
  if (!rest) return found;
  const packets = { protocol: null, except: protocols, xs: [extent(restProtocol)], y: extent(restProtocol) };
  return [...found, regionOf(packets, rest)];
}

/** Does any packet read as something? Stops at the first. */
export function reads(answers: readonly Answer[], read: Reader<unknown>): boolean {
  if (read(answers.map((answer) => answer.rest))) return true;
  const protocols = new Set(answers.flatMap(({ cells }) => [...cells.keys()]));
  for (const protocol of protocols) {
    const ys = startsOf(protocol, answers, "y");
    for (const [x] of startsOf(protocol, answers, "x")) {
      for (const [y] of ys) {
        if (read(answers.map((answer) => outcomeAt(answer, { protocol, x, y })))) return true;
      }
    }
  }
  return false;
}

function regionsOf<Value>(
  protocol: number,
  answers: readonly Answer[],
  read: Reader<Value>,
): readonly Region<Value>[] {
  const xs = startsOf(protocol, answers, "x");
  const ys = startsOf(protocol, answers, "y");
  const found = new Map<string, { xs: Interval[]; y: Interval; own: Labelled<Value> }>();
  for (const x of xs) {
    for (const y of ys) {
      const point: Point = { protocol, x: x[0], y: y[0] };
      const own = read(answers.map((answer) => outcomeAt(answer, point)));
      if (!own) continue;
      const key = `${y[0]} ${own.label}`;
      const entry = found.get(key) ?? { xs: [], y, own };
      found.set(key, entry);
      append(entry.xs, x);
    }
  }
  return joinRows([...found.values()]).map(({ own, ...box }) =>
    regionOf({ protocol, except: [], ...box }, own),
  );
}

interface Box<Value> {
  readonly xs: readonly Interval[];
  readonly y: Interval;
  readonly own: Labelled<Value>;
}

/** Neighbouring rows with the same columns and the same value are one. */
function joinRows<Value>(boxes: readonly Box<Value>[]): readonly Box<Value>[] {
  const joined: Box<Value>[] = [];
  for (const box of [...boxes].sort((a, b) => a.y[0] - b.y[0])) {
    const at = joined.findIndex(
      (other) =>
        other.own.label === box.own.label && other.y[1] + 1 === box.y[0] && other.xs.join() === box.xs.join(),
    );
    const other = joined[at];
    if (other) joined[at] = { ...other, y: [other.y[0], box.y[1]] };
    else joined.push(box);
  }
  return joined;
}

function startsOf(protocol: number, answers: readonly Answer[], axis: "x" | "y"): readonly Interval[] {
  const [low, high] = extent(protocol);
  const starts = new Set<number>([low]);
  for (const { cells } of answers) {
    for (const cell of cells.get(protocol) ?? []) starts.add(cell[axis][0]);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => [start, (sorted[index + 1] ?? high + 1) - 1]);
}

export function append(intervals: Interval[], next: Interval): void {
  const last = intervals.at(-1);
  if (last && last[1] + 1 === next[0]) intervals[intervals.length - 1] = [last[0], next[1]];
  else intervals.push(next);
}

function regionOf<Value>(packets: Packets, { value, label }: Labelled<Value>): Region<Value> {
  const { protocol, except, xs, y } = packets;
  const key = `${protocol ?? `not ${except.join()}`} ${xs.join()} ${y.join()} ${label}`;
  return { packets, counts: xs, value, key };
}
