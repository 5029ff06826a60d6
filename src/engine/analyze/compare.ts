/** Two answers to the same flows, before and after: for which packets do they differ, and how. */
import { hasPorts } from "../net/protocol.ts";
import { type Answer, answerLimit, type Answers, outcomeAt } from "./answers.ts";
import type { HalfOutcomes, Outcomes, Verdict } from "./outcomes.ts";
import { extent, type Interval, isIcmp, type Packets, type Point, restProtocol } from "./traffic.ts";
import type { Halves } from "./view.ts";

/** What a flow gets: the verdict and Calico's last trace string of each end, null where nobody judges. */
export interface Judged {
  readonly verdict: Verdict;
  readonly egress: string | null;
  readonly ingress: string | null;
}

export interface Region<Value> {
  readonly packets: Packets;
  readonly value: Value;
  /** Equal exactly for equal packets and values. */
  readonly key: string;
}

export interface Changed {
  readonly before: Judged;
  readonly after: Judged;
}

interface Labelled<Value> {
  readonly value: Value;
  /** Equal exactly for equal values. */
  readonly label: string;
}

export class Comparison {
  private readonly answers: Answers;
  private readonly outcomes: Outcomes;
  private readonly positions: boolean;
  /** By the answers of the egress half before and after, then those of the ingress half. */
  private readonly known = new Map<number, Map<number, readonly Region<Changed>[]>>();

  /** With positions every letter of the last trace strings counts, else who decides. */
  constructor(
    { answers, outcomes }: { readonly answers: Answers; readonly outcomes: Outcomes },
    positions: boolean,
  ) {
    this.answers = answers;
    this.outcomes = outcomes;
    this.positions = positions;
  }

  /** Packets whose verdict or decider differs. Remembered. */
  changes(before: Halves, after: Halves): readonly Region<Changed>[] {
    const egress = before.egress * answerLimit + after.egress;
    const ingress = before.ingress * answerLimit + after.ingress;
    const behind = this.known.get(egress) ?? new Map<number, readonly Region<Changed>[]>();
    this.known.set(egress, behind);
    const known = behind.get(ingress);
    if (known) return known;
    const numbers = [before.egress, before.ingress, after.egress, after.ingress];
    const answers = numbers.map((number) => this.answers.get(number));
    const found = regions(answers, ([e0 = 0, i0 = 0, e1 = 0, i1 = 0]) => {
      if (this.same({ egress: e0, ingress: i0 }, { egress: e1, ingress: i1 })) return null;
      const value = { before: this.judge(e0, i0), after: this.judge(e1, i1) };
      const [one, other] = [textOf(value.before), textOf(value.after)];
      return one === other ? null : { value, label: `${one} -> ${other}` };
    });
    behind.set(ingress, found);
    return found;
  }

  /** All packets by verdict. */
  verdicts({ egress, ingress }: Halves): readonly Region<Verdict>[] {
    return regions([this.answers.get(egress), this.answers.get(ingress)], ([e = 0, i = 0]) => {
      const value = this.outcomes.verdict(e, i);
      return { value, label: value };
    });
  }

  private same(before: HalfOutcomes, after: HalfOutcomes): boolean {
    if (before.egress === after.egress && before.ingress === after.ingress) return true;
    return !this.positions && this.outcomes.same(before, after);
  }

  judge(egress: number, ingress: number): Judged {
    const verdict = this.outcomes.verdict(egress, ingress);
    return { verdict, egress: this.outcomes.get(egress).last, ingress: this.outcomes.get(ingress).last };
  }
}

function textOf({ verdict, egress, ingress }: Judged): string {
  return `${verdict} ${egress ?? "-"} ${ingress ?? "-"}`;
}

type Reader<Value> = (outcomes: readonly number[]) => Labelled<Value> | null;

/** Cuts the packets where any of the answers does, and puts those together again that read the same. */
export function regions<Value>(answers: readonly Answer[], read: Reader<Value>): readonly Region<Value>[] {
  const protocols = [...new Set(answers.flatMap((answer) => answer.protocols))].sort((a, b) => a - b);
  const found = protocols.flatMap((protocol) => regionsOf(protocol, answers, read));
  const rest = read(answers.map((answer) => answer.rest));
  if (!rest) return found;
  const packets = { protocol: null, except: protocols, xs: [extent(restProtocol)], y: extent(restProtocol) };
  return [...found, withKey(packets, rest)];
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
    withKey({ protocol, except: [], ...box }, own),
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
    for (const cell of cells) if (cell.protocol === protocol) starts.add(cell[axis][0]);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => [start, (sorted[index + 1] ?? high + 1) - 1]);
}

function append(intervals: Interval[], next: Interval): void {
  const last = intervals.at(-1);
  if (last && last[1] + 1 === next[0]) intervals[intervals.length - 1] = [last[0], next[1]];
  else intervals.push(next);
}

function withKey<Value>(packets: Packets, { value, label }: Labelled<Value>): Region<Value> {
  const { protocol, except, xs, y } = packets;
  return { packets, value, key: `${protocol ?? `not ${except.join()}`} ${xs.join()} ${y.join()} ${label}` };
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
