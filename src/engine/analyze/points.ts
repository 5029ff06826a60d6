/** Outcomes of answers at known points, looked up millions of times. */
import type { Answers } from "./answers.ts";
import { isIcmp } from "./traffic.ts";

/** Packets of a known flow: to a port from any ephemeral one, or of one ICMP type (in `port`) and code. */
export interface KnownPoint {
  readonly protocol: number;
  readonly port: number;
  /** 0 but for ICMP. */
  readonly code: number;
}

export class Points {
  private readonly answers: Answers;
  private readonly points: readonly KnownPoint[];
  /** By point, by answer: outcome + 1; 0 = not looked up yet. */
  private readonly known: Int32Array[] = [];

  constructor(answers: Answers, points: readonly KnownPoint[]) {
    this.answers = answers;
    this.points = points;
  }

  /** The number of the outcome from any ephemeral source port. All that is undecidable has one number. */
  at(answer: number, point: number): number {
    const known = this.known[point]?.[answer] ?? 0;
    return known > 0 ? known - 1 : this.lookUp(answer, point);
  }

  private lookUp(answer: number, point: number): number {
    const { protocol, port, code } = this.points[point] ?? { protocol: 0, port: 0, code: 0 };
    const found = isIcmp(protocol)
      ? this.answers.at(answer, { protocol, x: port, y: code })
      : (this.answers.fromAnyPort(answer, protocol, port) ?? this.answers.open);
    const outcome = this.answers.outcome(found).verdict === "undecidable" ? this.answers.open : found;
    const old = this.known[point] ?? new Int32Array(0);
    const row = answer < old.length ? old : new Int32Array(2 * answer + 64);
    if (row !== old) row.set(old);
    row[answer] = outcome + 1;
    this.known[point] = row;
    return outcome;
  }
}
