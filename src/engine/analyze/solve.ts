/**
 * Solves a list: for every class at the other end, the answer for every packet. Classes that the list's own
 * conditions cannot tell apart form a block and are solved once, and packets are cut only where the list cuts.
 */
import type { Family } from "../net/address.ts";
import { hasBit } from "../resolve/bits.ts";
import { No } from "../resolve/state.ts";
import { type Blocks, Divider } from "./blocks.ts";
import type { Entry, List, Section } from "./lists.ts";
import { NumberLists } from "./number-lists.ts";
import { type Reserved, reservedFor } from "./reserved.ts";
import { Row } from "./row.ts";
import type { Conditions } from "./rules.ts";
import { type Atoms, makeAtoms, type Traffic, trafficState } from "./traffic.ts";
import type { ClassColumn, Universe } from "./universe.ts";
import { type Candidate, type Stage, walkStages } from "./walk.ts";

/** How a list goes for classes that it cannot tell apart. */
export interface Block {
  /** One of the classes. */
  readonly first: number;
  readonly stages: readonly Stage[];
  /** Per atom: the outcome that is settled before any policy, or -1. */
  readonly settled: Int32Array;
}

/** A list with the other end in blocks and packets in atoms. */
export interface Table {
  readonly atoms: Atoms;
  readonly blocks: readonly Block[];
  /** Which class is in which block. */
  readonly classes: Blocks;
}

export class Solver {
  private readonly universe: Universe;
  private readonly conditions: Conditions;
  private readonly pods: ClassColumn;
  private readonly divider: Divider;
  private readonly boxes = new NumberLists<Boxes>();
  private readonly numbers = new Map<ClassColumn, number>();
  private readonly divisions: Readonly<Record<Family, NumberLists<Blocks>>> = {
    4: new NumberLists(),
    6: new NumberLists(),
  };
  private readonly reserved = new Map<string, readonly Reserved[]>();

  constructor(universe: Universe, conditions: Conditions) {
    this.universe = universe;
    this.conditions = conditions;
    this.pods = podColumn(universe);
    this.divider = new Divider(universe);
  }

  solve(list: List): Row {
    const { outcomes, answers } = this.universe;
    const { atoms, blocks, classes } = this.table(list);
    const options = { outcomes, final: list.final };
    const byBlock = blocks.map(({ stages, settled }) => {
      const values = new Int32Array(atoms.points.length);
      for (let atom = 0; atom < values.length; atom += 1) {
        const fixed = settled[atom] ?? -1;
        values[atom] = fixed >= 0 ? fixed : walkStages(stages, atom, options);
      }
      return answers.intern(atoms, values);
    });
    return new Row(classes, Int32Array.from(byBlock));
  }

  table(list: List): Table {
    const reserved = this.reservedOf(list);
    const numbers = new Set(reserved.flatMap(({ traffic }) => traffic));
    const columns = new Set<ClassColumn>();
    for (const { entries } of list.sections) {
      for (const { step } of entries) {
        for (const { traffic, peers } of step.parts) {
          numbers.add(traffic);
          if (peers) columns.add(peers);
        }
      }
    }
    const boxes = this.boxesOf(numbers);
    const { atoms, states } = boxes;
    if (reserved.some(({ onlyPods }) => onlyPods)) columns.add(this.pods);
    const classes = this.divided(list.spec.own.family, columns);
    const settledFor = settledIn(boxes, reserved);
    const blocks = classes.firsts.map((first) => ({
      first,
      stages: stagesFor(list.sections, first, states),
      settled: settledFor[hasBit(this.pods.yes, first) ? 1 : 0] ?? new Int32Array(0),
    }));
    return { atoms, blocks, classes };
  }

  /** Lists that only differ in their order divide the classes alike. */
  private divided(family: Family, columns: ReadonlySet<ClassColumn>): Blocks {
    const numbers = Int32Array.from(columns, (column) => {
      const number = this.numbers.get(column) ?? this.numbers.size;
      this.numbers.set(column, number);
      return number;
    });
    return this.divisions[family].get(numbers.sort(), () => this.divider.divide(family, columns));
  }

  /** The same for all pods of a family, and for all hosts. */
  private reservedOf({ spec }: List): readonly Reserved[] {
    const { direction, own, toOwnNode } = spec;
    const key = `${direction} ${own.first.kind} ${own.family} ${toOwnNode ? "own node" : ""}`;
    const known = this.reserved.get(key) ?? reservedFor(spec, this.conditions, this.universe.outcomes);
    this.reserved.set(key, known);
    return known;
  }

  private boxesOf(numbers: ReadonlySet<number>): Boxes {
    const distinct = Int32Array.from(numbers).sort();
    return this.boxes.get(distinct, () => {
      const conditions = [...distinct].flatMap((number) => {
        const traffic = this.conditions.list[number];
        return traffic ? [{ number, traffic }] : [];
      });
      const atoms = makeAtoms(conditions.map(({ traffic }) => traffic));
      const stateOf = (traffic: Traffic): Uint8Array =>
        Uint8Array.from(atoms.points, (point) => trafficState(traffic, point));
      const states = new Map(conditions.map(({ number, traffic }) => [number, stateOf(traffic)] as const));
      return { atoms, states, settled: new Map() };
    });
  }
}

interface Boxes {
  readonly atoms: Atoms;
  /** By number of a condition: its state in each atom. */
  readonly states: ReadonlyMap<number, Uint8Array>;
  /** By what is reserved: what it settles for flows with something else than a pod, and with a pod. */
  readonly settled: Map<readonly Reserved[], readonly Int32Array[]>;
}

function settledIn(boxes: Boxes, reserved: readonly Reserved[]): readonly Int32Array[] {
  const known =
    boxes.settled.get(reserved) ?? [false, true].map((pods) => settle(reserved, { pods, ...boxes }));
  boxes.settled.set(reserved, known);
  return known;
}

/** Per atom: what is settled before any policy for flows with a pod, or with something else; -1 for nothing. */
function settle(
  reserved: readonly Reserved[],
  { pods, atoms, states }: Pick<Boxes, "atoms" | "states"> & { readonly pods: boolean },
): Int32Array {
  const settled = new Int32Array(atoms.points.length).fill(-1);
  for (const { traffic, onlyPods, outcome } of reserved) {
    if (onlyPods && !pods) continue;
    for (const number of traffic) {
      for (const [atom, state] of (states.get(number) ?? []).entries()) {
        if (state !== No && settled[atom] === -1) settled[atom] = outcome;
      }
    }
  }
  return settled;
}

function stagesFor(sections: readonly Section[], first: number, states: Boxes["states"]): readonly Stage[] {
  return sections.map((section) => {
    const candidates: Candidate[] = [];
    for (const entry of section.entries) {
      const candidate = candidateFor(entry, first, states);
      if (candidate) candidates.push(candidate);
    }
    return { section, candidates };
  });
}

/** Null: the rule does not match the class, whatever the packet. */
function candidateFor(entry: Entry, first: number, states: Boxes["states"]): Candidate | null {
  for (const { peers, traffic } of entry.step.parts) {
    const certain = !peers || hasBit(peers.yes, first);
    if (!certain && !hasBit(peers.maybe, first)) continue;
    const own = states.get(traffic);
    return own ? { entry, states: own, doubt: entry.step.doubt || !certain } : null;
  }
  return null;
}

function podColumn({ classes }: Universe): ClassColumn {
  const members = classes.flatMap(({ index, first }) => (first.kind === "pod" ? [index] : []));
  const yes = new Uint32Array((classes.length + 31) >>> 5);
  for (const index of members) yes[index >>> 5] = (yes[index >>> 5] ?? 0) | (1 << (index & 31));
  return { yes, maybe: new Uint32Array(yes.length), members, uncertain: false };
}
