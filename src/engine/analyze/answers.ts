/**
 * One direction's answer for two given ends: an outcome for every packet. Answers that say the same for every
 * packet have the same number, however they came about, so "nothing changes" is a comparison of two numbers.
 */
import { hasPorts } from "../net/protocol.ts";
import { ephemeral } from "../resolve/ports.ts";
import { NumberLists } from "./number-lists.ts";
import { type Outcome, type Outcomes, unjudged } from "./outcomes.ts";
import {
  type Atoms,
  extent,
  type Grid,
  type Interval,
  makeAtoms,
  type Point,
  restProtocol,
} from "./traffic.ts";

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
  /** By protocol: disjoint cells, ascending, that cover it completely. */
  readonly cells: ReadonlyMap<number, readonly Cell[]>;
}

/** One outcome per atom. */
interface Source {
  readonly atoms: Atoms;
  readonly values: Int32Array;
}

/** More outcomes or answers than any set has: two of their numbers fit into one exact number. */
export const answerLimit: number = 2 ** 26;

/** The number of the answer of an end that nobody judges. */
export const silence = 0;

export class Answers {
  private readonly outcomes: Outcomes;
  private readonly list: Answer[] = [{ rest: unjudged, cells: new Map() }];
  private readonly known = new Map<string, number>([[`${unjudged}`, silence]]);

  /** By atoms and outcomes of each: lists that only differ in their order often come to the same. */
  private readonly byValues = new WeakMap<Atoms, NumberLists<number>>();

  /** The outcome of a flow that depends on a source port nobody chose. */
  readonly open: number;

  /** By number: what the answer was first made from. */
  private readonly sources: Source[] = [{ atoms: makeAtoms([]), values: Int32Array.of(unjudged) }];

  constructor(outcomes: Outcomes) {
    this.outcomes = outcomes;
    this.open = outcomes.open;
  }

  get(number: number): Answer {
    return this.list[number] ?? { rest: unjudged, cells: new Map() };
  }

  /** From one outcome per atom; nobody writes to them afterwards. */
  intern(atoms: Atoms, values: Int32Array): number {
    const known = this.byValues.get(atoms) ?? new NumberLists<number>();
    this.byValues.set(atoms, known);
    return known.get(values, () => this.internCells(atoms, values));
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
    const byProtocol = new Map<number, Cell[]>();
    for (const cell of cells) {
      const own = byProtocol.get(cell.protocol);
      if (own) own.push(cell);
      else byProtocol.set(cell.protocol, [cell]);
    }
    this.list.push({ rest, cells: byProtocol });
    this.sources.push({ atoms, values });
    this.known.set(key, this.list.length - 1);
    return this.list.length - 1;
  }

  /** The answer with other outcomes in place of its own, under the number of all answers that come to the same. */
  mapped(number: number, replace: (outcome: number) => number): number {
    const source = this.sources[number];
    return source ? this.intern(source.atoms, source.values.map(replace)) : silence;
  }

  at(number: number, point: Point): number {
    return outcomeAt(this.get(number), point);
  }

  /**
   * From any ephemeral source port, as `evaluate` answers a flow without one: if all of them agree, the outcome
   * of the lowest; else null, which is undecidable.
   */
  fromAnyPort(number: number, protocol: number, port: number): number | null {
    const { cells, rest } = this.get(number);
    const own = (cells.get(protocol) ?? []).filter(
      ({ x, y }) =>
        holds(x, port) && (!hasPorts(protocol) || (y[1] >= ephemeral.low && y[0] <= ephemeral.high)),
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

export function outcomeAt({ cells, rest }: Answer, { protocol, x, y }: Point): number {
  for (const cell of cells.get(protocol) ?? none) {
    if (holds(cell.x, x) && holds(cell.y, y)) return cell.outcome;
  }
  return rest;
}

const none: readonly Cell[] = [];

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
