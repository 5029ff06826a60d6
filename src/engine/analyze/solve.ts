/**
 * Solves a list: for every class at the other end, the answer for every packet. Classes that the list's own
 * conditions cannot tell apart form a block and are solved once, and packets are cut only where the list cuts.
 */
import type { Family } from "../net/address.ts";
import { type Bits, hasBit } from "../resolve/bits.ts";
import { No } from "../resolve/state.ts";
import type { Entry, List, Section } from "./lists.ts";
import { NumberLists } from "./number-lists.ts";
import { type Reserved, reservedFor } from "./reserved.ts";
import type { Conditions } from "./rules.ts";
import { type Atoms, makeAtoms, trafficState } from "./traffic.ts";
import type { ClassColumn, Universe } from "./universe.ts";
import { type Candidate, type Stage, walkStages } from "./walk.ts";

/** What a list answers for each class at the other end. */
export interface Row {
  /** Numbers of answers; meaningless for classes of the other family. */
  readonly answers: Int32Array;
  /** What most classes get. */
  readonly usual: number;
  /** Classes that get something else. */
  readonly unusual: readonly number[];
}

/** The classes of a family. */
interface Home {
  /** 0 for its classes, -1 for the others. */
  readonly block: Int32Array;
  readonly members: readonly number[];
}

/** Classes that a list cannot tell apart. */
export interface Block {
  /** One of its classes. */
  readonly first: number;
  readonly stages: readonly Stage[];
  /** Per atom: the outcome that is settled before any policy, or -1. */
  readonly settled: Int32Array;
}

/** A list with the other end in blocks and packets in atoms. */
export interface Table {
  readonly atoms: Atoms;
  readonly blocks: readonly Block[];
  /** Position in `blocks` of each class; -1 outside the family. */
  readonly blockOf: Int32Array;
  /** Classes that some condition mentions; all others are in the first block. */
  readonly touched: readonly number[];
}

export class Solver {
  private readonly universe: Universe;
  private readonly conditions: Conditions;
  private readonly pods: ClassColumn;
  private readonly homes: Readonly<Record<Family, Home>>;
  private readonly atoms = new Map<
    string,
    { readonly atoms: Atoms; readonly states: Map<number, Uint8Array> }
  >();

  private readonly numbers = new Map<ClassColumn, number>();
  private readonly divisions: Readonly<Record<Family, NumberLists<Division>>> = {
    4: new NumberLists(),
    6: new NumberLists(),
  };
  private readonly reserved = new Map<string, readonly Reserved[]>();

  constructor(universe: Universe, conditions: Conditions) {
    this.universe = universe;
    this.conditions = conditions;
    this.pods = podColumn(universe);
    const home = (family: Family): Home => ({
      block: Int32Array.from(universe.classes, (own) => (own.family === family ? 0 : -1)),
      members: universe.classes.flatMap((own) => (own.family === family ? [own.index] : [])),
    });
    this.homes = { 4: home(4), 6: home(6) };
  }

  solve(list: List): Row {
    const { outcomes, answers } = this.universe;
    const { atoms, blocks, blockOf, touched } = this.table(list);
    const byBlock = blocks.map(({ stages, settled }) => {
      const values = new Int32Array(atoms.points.length);
      for (let atom = 0; atom < values.length; atom += 1) {
        const fixed = settled[atom] ?? -1;
        values[atom] = fixed >= 0 ? fixed : walkStages(stages, atom, { outcomes, final: list.final });
      }
      return answers.intern(atoms, values);
    });
    const row = new Int32Array(blockOf.length).fill(byBlock[0] ?? 0);
    for (const index of touched) row[index] = byBlock[blockOf[index] ?? 0] ?? 0;
    return rowOf(row, { first: byBlock[0] ?? 0, touched, home: this.homes[list.spec.own.family] });
  }

  table(list: List): Table {
    const reserved = this.reservedOf(list);
    const entries = list.sections.flatMap((section) => section.entries);
    const numbers = [
      ...reserved.flatMap(({ traffic }) => traffic),
      ...entries.flatMap(({ step }) => step.parts.map(({ traffic }) => traffic)),
    ];
    const { atoms, states } = this.atomsOf(numbers);
    const columns = entries.flatMap(({ step }) => step.parts.flatMap(({ peers }) => peers ?? []));
    if (reserved.some(({ onlyPods }) => onlyPods)) columns.push(this.pods);
    const { blockOf, firsts, touched } = this.divided(list.spec.own.family, columns);
    const blocks = firsts.map((first) => ({
      first,
      stages: stagesFor(list.sections, first, states),
      settled: this.settle(reserved, first, { atoms, states }),
    }));
    return { atoms, blocks, blockOf, touched };
  }

  /** Lists that only differ in their order divide the classes alike. */
  private divided(family: Family, columns: readonly ClassColumn[]): Division {
    const distinct = [...new Set(columns)];
    const numbers = distinct.map((column) => {
      const number = this.numbers.get(column) ?? this.numbers.size;
      this.numbers.set(column, number);
      return number;
    });
    return this.divisions[family].get(
      numbers.sort((a, b) => a - b),
      () => divide(this.homes[family].block, distinct),
    );
  }

  /** The same for all pods of a family, and for all hosts. */
  private reservedOf({ spec }: List): readonly Reserved[] {
    const { direction, own, toOwnNode } = spec;
    const key = `${direction} ${own.first.kind} ${own.family} ${toOwnNode ? "own node" : ""}`;
    const known = this.reserved.get(key) ?? reservedFor(spec, this.conditions, this.universe.outcomes);
    this.reserved.set(key, known);
    return known;
  }

  private settle(
    reserved: readonly Reserved[],
    first: number,
    { atoms, states }: { readonly atoms: Atoms; readonly states: ReadonlyMap<number, Uint8Array> },
  ): Int32Array {
    const settled = new Int32Array(atoms.points.length).fill(-1);
    for (const { traffic, onlyPods, outcome } of reserved) {
      if (onlyPods && !hasBit(this.pods.yes, first)) continue;
      for (const number of traffic) {
        for (const [atom, state] of (states.get(number) ?? []).entries()) {
          if (state !== No && settled[atom] === -1) settled[atom] = outcome;
        }
      }
    }
    return settled;
  }

  private atomsOf(numbers: readonly number[]): { atoms: Atoms; states: ReadonlyMap<number, Uint8Array> } {
    const distinct = [...new Set(numbers)].sort((a, b) => a - b);
    const key = distinct.join();
    const known = this.atoms.get(key);
    if (known) return known;
    const conditions = distinct.map((number) => ({ number, traffic: this.conditions.list[number] }));
    const atoms = makeAtoms(conditions.flatMap(({ traffic }) => traffic ?? []));
    const states = new Map(
      conditions.flatMap(({ number, traffic }) =>
        traffic
          ? [[number, Uint8Array.from(atoms.points, (point) => trafficState(traffic, point))] as const]
          : [],
      ),
    );
    const found = { atoms, states };
    this.atoms.set(key, found);
    return found;
  }
}

/** The first block, of the classes that nothing mentions, may be small: a list may have a word for every pod. */
function rowOf(
  answers: Int32Array,
  {
    first,
    touched,
    home,
  }: { readonly first: number; readonly touched: readonly number[]; readonly home: Home },
): Row {
  const counts = new Map([[first, home.members.length - touched.length]]);
  for (const index of touched) {
    const answer = answers[index] ?? 0;
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  let usual = first;
  for (const [answer, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = answer;
  const differs = (index: number): boolean => answers[index] !== usual;
  return { answers, usual, unusual: (usual === first ? touched : home.members).filter(differs) };
}

export function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === other) return true;
  if (!one || !other || one.answers.length !== other.answers.length) return false;
  return one.answers.every((answer, index) => answer === other.answers[index]);
}

function stagesFor(
  sections: readonly Section[],
  first: number,
  states: ReadonlyMap<number, Uint8Array>,
): readonly Stage[] {
  return sections.map((section) => ({
    section,
    candidates: section.entries.flatMap((entry) => candidateFor(entry, first, states) ?? []),
  }));
}

/** Null: the rule does not match the class, whatever the packet. */
function candidateFor(
  entry: Entry,
  first: number,
  states: ReadonlyMap<number, Uint8Array>,
): Candidate | null {
  for (const { peers, traffic } of entry.step.parts) {
    const certain = !peers || hasBit(peers.yes, first);
    if (!certain && !hasBit(peers.maybe, first)) continue;
    const own = states.get(traffic);
    return own ? { entry, states: own, doubt: entry.step.doubt || !certain } : null;
  }
  return null;
}

interface Division {
  readonly blockOf: Int32Array;
  /** One class of each block. */
  readonly firsts: readonly number[];
  readonly touched: readonly number[];
}

/**
 * Splits the classes of a family, given as block 0 of an array, by some columns. Cost: the members of the columns,
 * and one copy of the array.
 */
function divide(home: Int32Array, columns: readonly ClassColumn[]): Division {
  const blockOf = home.slice();
  const touched: number[] = [];
  let count = 1;
  const split = (members: readonly number[], bits: Bits): void => {
    const fresh = new Map<number, number>();
    for (const index of members) {
      const block = blockOf[index] ?? -1;
      if (block < 0 || !hasBit(bits, index)) continue;
      if (block === 0) touched.push(index);
      const known = fresh.get(block);
      const target = known ?? count++;
      if (known === undefined) fresh.set(block, target);
      blockOf[index] = target;
    }
  };
  for (const { yes, maybe, members, uncertain } of columns) {
    split(members, yes);
    if (uncertain) split(members, maybe);
  }
  return renumber(blockOf, touched, count);
}

/** Empty blocks vanish. */
function renumber(blockOf: Int32Array, touched: readonly number[], count: number): Division {
  const numbers = new Int32Array(count).fill(-1);
  const untouched = blockOf.indexOf(0);
  const firsts: number[] = [];
  if (untouched >= 0) {
    numbers[0] = 0;
    firsts.push(untouched);
  }
  for (const index of touched) {
    const block = blockOf[index] ?? 0;
    if (numbers[block] === -1) {
      numbers[block] = firsts.length;
      firsts.push(index);
    }
    blockOf[index] = numbers[block] ?? 0;
  }
  return { blockOf, firsts, touched };
}

function podColumn({ classes }: Universe): ClassColumn {
  const members = classes.flatMap(({ index, first }) => (first.kind === "pod" ? [index] : []));
  const yes = new Uint32Array((classes.length + 31) >>> 5);
  for (const index of members) yes[index >>> 5] = (yes[index >>> 5] ?? 0) | (1 << (index & 31));
  return { yes, maybe: new Uint32Array(yes.length), members, uncertain: false };
}
