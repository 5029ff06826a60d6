/**
 * One direction's answer for two given ends: an outcome for every packet. Answers that say the same for every
 * packet have the same number, however they came about, so "nothing changes" is a comparison of two numbers.
 */
import { hasPorts } from "../net/protocol.ts";
import { ephemeral } from "../resolve/ports.ts";
import { type Outcome, type Outcomes, unjudged } from "./outcomes.ts";
import { type Atoms, extent, type Grid, type Interval, type Point, restProtocol } from "./traffic.ts";

/** Packets of one protocol between two pairs of coordinates, and their outcome. */
export interface Cell {
  readonly protocol: number;
  readonly x: Interval;
  readonly y: Interval;
  readonly outcome: number;
}

export interface Answer {
  /** For protocols without cells. */
  readonly rest: number;
  /** Disjoint, by protocol, ascending; each protocol listed is covered completely. */
  readonly cells: readonly Cell[];
  readonly protocols: readonly number[];
}

/** More outcomes or answers than any set has: two of their numbers fit into one exact number. */
export const answerLimit: number = 2 ** 26;

/** The number of the answer of an end that nobody judges. */
export const silence = 0;

export class Answers {
  private readonly outcomes: Outcomes;
  private readonly list: Answer[] = [{ rest: unjudged, cells: [], protocols: [] }];
  private readonly known = new Map<string, number>([[`${unjudged}`, silence]]);

  /** By atoms and outcomes of each: lists that only differ in their order often come to the same. */
  private readonly byValues = new WeakMap<Atoms, Map<string, number>>();

  /** The outcome of a flow that depends on a source port nobody chose. */
  readonly open: number;

  constructor(outcomes: Outcomes) {
    this.outcomes = outcomes;
    this.open = outcomes.intern({ verdict: "undecidable", last: null, by: { kind: "other" } });
  }

  get(number: number): Answer {
    return this.list[number] ?? { rest: unjudged, cells: [], protocols: [] };
  }

  /** From one outcome per atom. */
  intern(atoms: Atoms, values: Int32Array): number {
    const known = this.byValues.get(atoms) ?? new Map<string, number>();
    this.byValues.set(atoms, known);
    const key = values.join();
    const found = known.get(key) ?? this.internCells(atoms, values);
    known.set(key, found);
    return found;
  }

  private internCells(atoms: Atoms, values: Int32Array): number {
    const rest = values[values.length - 1] ?? unjudged;
    const cells: Cell[] = [];
    let offset = 0;
    for (const grid of atoms.grids) {
      const size = grid.xs.length * grid.ys.length;
      if (grid.protocol !== restProtocol) cells.push(...cellsOf(grid, values, { offset, rest }));
      offset += size;
    }
    const key = [
      rest,
      ...cells.map(({ protocol, x, y, outcome }) => `${protocol}:${x.join("-")}:${y.join("-")}=${outcome}`),
    ].join(";");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.list.push({ rest, cells, protocols: [...new Set(cells.map(({ protocol }) => protocol))] });
    this.known.set(key, this.list.length - 1);
    return this.list.length - 1;
  }

  /** The answer with other outcomes in place of its own, under the number of all answers that come to the same. */
  mapped(number: number, replace: (outcome: number) => number): number {
    const answer = this.get(number);
    const rest: Grid = { protocol: restProtocol, xs: [0], ys: [0] };
    const grids = [...answer.protocols.map((protocol) => gridOf(protocol, answer)), rest];
    const points = grids.flatMap(({ protocol, xs, ys }) =>
      xs.flatMap((x) => ys.map((y) => ({ protocol, x, y }))),
    );
    return this.intern(
      { grids, points },
      Int32Array.from(points, (point) => replace(outcomeAt(answer, point))),
    );
  }

  at(number: number, point: Point): number {
    return outcomeAt(this.get(number), point);
  }

  /**
   * From any ephemeral source port, as `evaluate` answers a flow without one: if all of them agree, the outcome
   * of the lowest; else null, which is undecidable.
   */
  fromAnyPort(number: number, protocol: number, port: number): number | null {
    const { cells, rest, protocols } = this.get(number);
    if (!protocols.includes(protocol)) return rest;
    const own = cells.filter(
      ({ protocol: its, x, y }) =>
        its === protocol &&
        holds(x, port) &&
        (!hasPorts(protocol) || (y[1] >= ephemeral.low && y[0] <= ephemeral.high)),
    );
    const [first] = own;
    if (!first) return rest;
    const verdict = this.outcomes.get(first.outcome).verdict;
    return own.every(({ outcome }) => this.outcomes.get(outcome).verdict === verdict) ? first.outcome : null;
  }

  outcome(number: number): Outcome {
    return this.outcomes.get(number);
  }
}

function gridOf(protocol: number, { cells }: Answer): Grid {
  const own = cells.filter((cell) => cell.protocol === protocol);
  const starts = (axis: "x" | "y"): readonly number[] =>
    [...new Set(own.map((cell) => cell[axis][0]))].sort((a, b) => a - b);
  return { protocol, xs: starts("x"), ys: starts("y") };
}

export function outcomeAt({ cells, rest, protocols }: Answer, { protocol, x, y }: Point): number {
  if (!protocols.includes(protocol)) return rest;
  return (
    cells.find((cell) => cell.protocol === protocol && holds(cell.x, x) && holds(cell.y, y))?.outcome ?? rest
  );
}

function holds([low, high]: Interval, value: number): boolean {
  return low <= value && value <= high;
}

/** Columns with equal outcomes are one column; a protocol that is treated like the rest is not listed. */
function cellsOf(
  grid: Grid,
  values: ArrayLike<number>,
  start: { offset: number; rest: number },
): readonly Cell[] {
  const { protocol, xs, ys } = grid;
  const [, top] = extent(protocol);
  const columns: { low: number; rows: readonly Row[]; key: string }[] = [];
  for (const [index, low] of xs.entries()) {
    const rows = rowsOf(ys, values, start.offset + index * ys.length);
    const key = rows.map((row) => `${row.low}=${row.outcome}`).join();
    if (columns.at(-1)?.key !== key) columns.push({ low, rows, key });
  }
  const [only] = columns;
  if (columns.length === 1 && only?.rows.length === 1 && only.rows[0]?.outcome === start.rest) return [];
  return columns.flatMap(({ low, rows }, index) =>
    rows.map((row, at) => ({
      protocol,
      x: [low, (columns[index + 1]?.low ?? top + 1) - 1],
      y: [row.low, (rows[at + 1]?.low ?? top + 1) - 1],
      outcome: row.outcome,
    })),
  );
}

interface Row {
  readonly low: number;
  readonly outcome: number;
}

function rowsOf(ys: readonly number[], values: ArrayLike<number>, offset: number): readonly Row[] {
  const rows: Row[] = [];
  for (const [index, low] of ys.entries()) {
    const outcome = values[offset + index] ?? unjudged;
    if (rows.at(-1)?.outcome !== outcome) rows.push({ low, outcome });
  }
  return rows;
}
