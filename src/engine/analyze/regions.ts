/** Packets cut into boxes where any of several answers cuts them, and put together again where they read the same. */
import { type Answer, type Cell, outcomeAt } from "./answers.ts";
import { extent, type Interval, type Packets, type Point, restProtocol } from "./traffic.ts";

export class Region<Value> {
  readonly packets: Packets;
  /** Destination ports on which known flows count here: all, but where source ports make a difference. */
  readonly counts: readonly Interval[];
  private readonly own: Labelled<Value>;
  private text: string | null = null;

  constructor(packets: Packets, own: Labelled<Value>, counts: readonly Interval[] = packets.xs) {
    this.packets = packets;
    this.counts = counts;
    this.own = own;
  }

  get value(): Value {
    return this.own.value;
  }

  get label(): string {
    return this.own.label;
  }

  /** Equal exactly for equal packets, values and counts. */
  get key(): string {
    this.text ??= this.write();
    return this.text;
  }

  /** The same where known flows count elsewhere. */
  counting(counts: readonly Interval[]): Region<Value> {
    return new Region(this.packets, this.own, counts);
  }

  private write(): string {
    const { protocol, except, xs, y } = this.packets;
    const which = protocol ?? `not ${except.join()}`;
    return `${which} ${xs.join()} ${y.join()} ${this.counts.join()} ${this.own.label}`;
  }
}

/** Equal regions as one object. */
export class SoleRegions<Value> {
  private readonly known = new Map<string, Region<Value>>();

  of(regions: readonly Region<Value>[]): readonly Region<Value>[] {
    return regions.map((region) => {
      const known = this.known.get(region.key) ?? region;
      this.known.set(region.key, known);
      return known;
    });
  }
}

export interface Labelled<Value> {
  readonly value: Value;
  /** Equal exactly for equal values. */
  readonly label: string;
}

export type Reader<Value> = (outcomes: readonly number[]) => Labelled<Value> | null;

/**
 * Cuts the packets where any of the answers does, and puts those together again that read the same. A protocol that reads
 * like the rest is part of it: what cuts the answers without a difference to the reader leaves no trace.
 */
export function regions<Value>(answers: readonly Answer[], read: Reader<Value>): readonly Region<Value>[] {
  const protocols = protocolsOf(answers).sort((a, b) => a - b);
  const rest = read(answers.map((answer) => answer.rest));
  const found = protocols
    .map((protocol) => ({ protocol, own: regionsOf(protocol, answers, read) }))
    .filter(({ protocol, own }) => rest === null || !isWhole(own, protocol, rest.label));
  const apart = found.flatMap(({ own }) => own);
  if (!rest) return apart;
  const except = found.map(({ protocol }) => protocol);
  const packets = { protocol: null, except, xs: [extent(restProtocol)], y: extent(restProtocol) };
  return [...apart, new Region(packets, rest)];
}

function protocolsOf(answers: readonly Answer[]): number[] {
  const found: number[] = [];
  for (const { cells } of answers) {
    for (const protocol of cells.keys()) if (!found.includes(protocol)) found.push(protocol);
  }
  return found;
}

function isWhole([only, ...others]: readonly Region<unknown>[], protocol: number, label: string): boolean {
  if (only === undefined || others.length > 0 || only.label !== label) return false;
  const { xs, y } = only.packets;
  const all = extent(protocol).join();
  return xs.join() === all && y.join() === all;
}

/** Does any packet read as something? Stops at the first. */
export function reads(answers: readonly Answer[], read: Reader<unknown>): boolean {
  if (read(answers.map((answer) => answer.rest))) return true;
  for (const protocol of protocolsOf(answers)) {
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
      const key = ys.length === 1 ? own.label : `${y[0]} ${own.label}`;
      const entry = found.get(key);
      if (entry) append(entry.xs, x);
      else found.set(key, { xs: [x], y, own });
    }
  }
  const boxes = [...found.values()];
  const joined = ys.length === 1 ? boxes : joinRows(boxes);
  return joined.map(({ own, xs, y }) => new Region({ protocol, except: [], xs, y }, own));
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

/** Where any of the answers may change along an axis. Most cells start where the one before does, or at the bottom. */
function startsOf(protocol: number, answers: readonly Answer[], axis: "x" | "y"): readonly Interval[] {
  const [low, high] = extent(protocol);
  const starts = [low];
  for (const [at, answer] of answers.entries()) {
    if (answers.indexOf(answer) < at) continue;
    for (const cell of answer.cells.get(protocol) ?? none) {
      const start = cell[axis][0];
      if (start !== low && start !== starts.at(-1)) starts.push(start);
    }
  }
  if (starts.length === 1) return [[low, high]];
  starts.sort((a, b) => a - b);
  const found: Interval[] = [];
  for (const [at, start] of starts.entries()) {
    const next = starts[at + 1] ?? high + 1;
    if (next > start) found.push([start, next - 1]);
  }
  return found;
}

const none: readonly Cell[] = [];

export function append(intervals: Interval[], next: Interval): void {
  const last = intervals.at(-1);
  if (last && last[1] + 1 === next[0]) intervals[intervals.length - 1] = [last[0], next[1]];
  else intervals.push(next);
}
