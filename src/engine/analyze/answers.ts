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
  private readonly known = new NumberLists<number>();

  /** By atoms and outcomes of each: lists that only differ in their order often come to the same. */
  private readonly byValues = new WeakMap<Atoms, NumberLists<number>>();

  /** The outcome of a flow that depends on a source port nobody chose. */
  readonly open: number;

  /** By number: what the answer was first made from. */
  private readonly sources: Source[] = [{ atoms: makeAtoms([]), values: Int32Array.of(unjudged) }];

  constructor(outcomes: Outcomes) {
    this.outcomes = outcomes;
    this.open = outcomes.open;
    this.known.get(flat(unjudged, []), () => silence);
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
      if (grid.protocol !== restProtocol) cells.push(...cellsOf(grid, { values, offset }, rest));
      offset += size;
    }
    return this.known.get(flat(rest, cells), () => this.add(rest, cells, { atoms, values }));
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

  private add(rest: number, cells: readonly Cell[], source: Source): number {
    const byProtocol = new Map<number, Cell[]>();
    for (const cell of cells) {
      const own = byProtocol.get(cell.protocol);
      if (own) own.push(cell);
      else byProtocol.set(cell.protocol, [cell]);
    }
    this.sources.push(source);
    return this.list.push({ rest, cells: byProtocol }) - 1;
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

/** Equal exactly for equal answers. */
function flat(rest: number, cells: readonly Cell[]): Int32Array {
  const numbers = new Int32Array(1 + 6 * cells.length);
  numbers[0] = rest;
  for (const [index, { protocol, x, y, outcome }] of cells.entries()) {
    const at = 1 + 6 * index;
    numbers[at] = protocol;
    numbers[at + 1] = x[0];
    numbers[at + 2] = x[1];
    numbers[at + 3] = y[0];
    numbers[at + 4] = y[1];
    numbers[at + 5] = outcome;
  }
  return numbers;
}

interface Values {
  readonly values: Int32Array;
  /** Position of the first of the grid. */
  readonly offset: number;
}

/** Columns with equal outcomes are one column; a protocol that is treated like the rest is not listed. */
function cellsOf(grid: Grid, own: Values, rest: number): readonly Cell[] {
  const { protocol, xs } = grid;
  const [, top] = extent(protocol);
  const columns: number[] = [];
  for (let at = 0; at < xs.length; at += 1) {
    if (at === 0 || !repeats(grid, own, at)) columns.push(at);
  }
  const cells: Cell[] = [];
  for (const [index, column] of columns.entries()) {
    const next = xs[columns[index + 1] ?? xs.length] ?? top + 1;
    addColumn(cells, { grid, own, column, x: [xs[column] ?? 0, next - 1] });
  }
  return cells.length === 1 && cells[0]?.outcome === rest ? [] : cells;
}

/** Has a column the outcomes of the one before? */
function repeats({ ys }: Grid, { values, offset }: Values, column: number): boolean {
  const start = offset + column * ys.length;
  for (let at = start; at < start + ys.length; at += 1) {
    if (values[at] !== values[at - ys.length]) return false;
  }
  return true;
}

/** Rows with equal outcomes are one row. */
function addColumn(
  cells: Cell[],
  {
    grid: { protocol, ys },
    own: { values, offset },
    column,
    x,
  }: { readonly grid: Grid; readonly own: Values; readonly column: number; readonly x: Interval },
): void {
  const [, top] = extent(protocol);
  const start = offset + column * ys.length;
  for (let at = 0; at < ys.length;) {
    const outcome = values[start + at] ?? unjudged;
    let end = at + 1;
    while (end < ys.length && values[start + end] === outcome) end += 1;
    cells.push({ protocol, x, y: [ys[at] ?? 0, (ys[end] ?? top + 1) - 1], outcome });
    at = end;
  }
}
