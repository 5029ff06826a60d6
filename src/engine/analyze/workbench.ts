/** A universe with everything solved in it so far. One per policy set, or per pair of sets that are compared. */
import type { PolicySet } from "../resolve/policy-set.ts";
import { Comparison, type Telling } from "./compare.ts";
import { Effects, listKey, type ListSpec, makeList } from "./lists.ts";
import { exempt } from "./outcomes.ts";
import { type LeftOut, Reduction } from "./reduction.ts";
import { Conditions, Rules } from "./rules.ts";
import type { Row } from "./row.ts";
import { Solver, type Table } from "./solve.ts";
import { type Steps, within } from "./steps.ts";
import { makeAtoms } from "./traffic.ts";
import { makeUniverse, type Universe } from "./universe.ts";
import { Pairs } from "./pairs.ts";

export class Workbench {
  readonly universe: Universe;
  readonly pairs: Pairs;
  /** Number of the answer that allows everything outside policy. */
  readonly exempt: number;
  private readonly rules: readonly Rules[];
  private readonly solver: Solver;
  private readonly effects: Effects;
  private readonly rows = new Map<string, Row>();
  private readonly comparisons = new Map<Telling, Comparison>();
  private readonly reductions = new Map<LeftOut, Reduction>();

  constructor(universe: Universe) {
    this.universe = universe;
    this.pairs = new Pairs(universe);
    this.exempt = universe.answers.intern(makeAtoms([]), Int32Array.of(exempt));
    this.effects = new Effects(universe.outcomes);
    const conditions = new Conditions();
    this.rules = universe.sides.map((side) => new Rules(universe, side, conditions));
    this.solver = new Solver(universe, conditions);
  }

  key(spec: ListSpec): string {
    const rules = this.rules[spec.side];
    return rules ? listKey(spec, rules) : "";
  }

  /** The same object for the same key. */
  row(spec: ListSpec, key: string): Row | null {
    const known = this.rows.get(key);
    if (known) return known;
    const rules = this.rules[spec.side];
    if (!rules) return null;
    const row = this.solver.solve(makeList(spec, rules, this.effects));
    this.rows.set(key, row);
    return row;
  }

  /** One for all questions, so that what was compared once is known. */
  comparison(telling: Telling): Comparison {
    const comparison = this.comparisons.get(telling) ?? new Comparison(this.universe, telling);
    this.comparisons.set(telling, comparison);
    return comparison;
  }

  reduction(leftOut: LeftOut): Reduction {
    const reduction = this.reductions.get(leftOut) ?? new Reduction(this.universe, leftOut);
    this.reductions.set(leftOut, reduction);
    return reduction;
  }

  /** The list with its blocks and atoms, for questions about single rules. */
  table(spec: ListSpec): { readonly list: ReturnType<typeof makeList>; readonly table: Table } | null {
    const rules = this.rules[spec.side];
    if (!rules) return null;
    const list = makeList(spec, rules, this.effects);
    return { list, table: this.solver.table(list) };
  }
}

const known = new WeakMap<PolicySet, Workbench>();

/** Kept as long as the set lives. */
export function* workbenchFor(set: PolicySet): Steps<Workbench> {
  const found = known.get(set);
  if (found) return found;
  const bench = new Workbench(yield* makeUniverse([set]));
  known.set(set, bench);
  return bench;
}

export function* workbenchForBoth(before: PolicySet, after: PolicySet): Steps<Workbench> {
  if (before === after) return yield* workbenchFor(before);
  return new Workbench(yield* within(makeUniverse([before, after]), 0, 1));
}
