/**
 * Looks at every rule in every list: who meets it, who takes its packets before, and whether leaving it out
 * would change an outcome. One pass over all lists; a cell is one block of classes and one kind of packet.
 */
import type { Direction } from "../model/policy.ts";
import type { Flow } from "../model/trace.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { CompiledRule } from "../resolve/rule.ts";
import { No } from "../resolve/state.ts";
import type { End } from "./ends.ts";
import type { Entry, List, ListSpec, Section } from "./lists.ts";
import type { Block, Table } from "./solve.ts";
import { type Steps, within } from "./steps.ts";
import { packetsAt } from "./traffic.ts";
import type { View } from "./view.ts";
import { type Lookout, type WalkOptions, walkStages } from "./walk.ts";
import { witnessOf } from "./witness.ts";

/** A kind of packet between two ends. */
export interface Cell {
  readonly direction: Direction;
  readonly own: End;
  readonly peer: End;
  readonly table: Table;
  readonly atom: number;
}

export interface RuleFindings {
  /** Some flow gets to it and matches, or may match. */
  met: boolean;
  metAt: Cell | null;
  /** Without it some outcome would be another. */
  needed: boolean;
  /** A flow that it would match, but that is decided before. */
  takenAt: Cell | null;
  readonly takers: Set<CompiledRule>;
}

export interface PolicyFindings {
  /** Some flow gets to it. */
  asked: boolean;
  needed: boolean;
  /** Who decides flows before they get to it. */
  readonly before: Set<CompiledPolicy>;
}

interface Name {
  readonly policy: CompiledPolicy["policy"]["id"];
  readonly direction: Direction;
  readonly rule: number;
  readonly written: number;
}

export class Audit {
  /** Rules that some cell matches. */
  readonly findings: Map<CompiledRule, RuleFindings>;
  /** Policies that apply to somebody. */
  readonly policies: Map<CompiledPolicy, PolicyFindings>;
  private readonly applied = new Set<string>();
  private readonly names = new Map<CompiledRule, Name>();
  private readonly view: View;

  constructor(view: View) {
    this.view = view;
    this.findings = new Map();
    this.policies = new Map();
  }

  *run(): Steps<void> {
    const lists = this.lists();
    for (const [at, { spec, owners }] of lists.entries()) {
      const made = this.view.bench.table(spec);
      if (!made) continue;
      const audit = new ListAudit(this, made, this.view, owners);
      yield* within(audit.run(), at / lists.length, (at + 1) / lists.length);
    }
  }

  applies(policy: CompiledPolicy, direction: Direction): boolean {
    return this.applied.has(`${direction} ${policy.index}`);
  }

  nameOf(rule: CompiledRule): Name | null {
    return this.names.get(rule) ?? null;
  }

  witness({ direction, own, peer, table, atom }: Cell): Flow {
    const packets = packetsAt(table.atoms, atom);
    return witnessOf(direction === "egress" ? { from: own, to: peer } : { from: peer, to: own }, packets);
  }

  note(entry: Entry, direction: Direction): RuleFindings {
    const { compiled } = entry.step;
    const known = this.findings.get(compiled);
    if (known) return known;
    const fresh = { met: false, metAt: null, needed: false, takenAt: null, takers: new Set<CompiledRule>() };
    this.findings.set(compiled, fresh);
    if (entry.policy) this.name(entry.policy, direction);
    return fresh;
  }

  notePolicy(policy: CompiledPolicy, direction: Direction): PolicyFindings {
    this.applied.add(`${direction} ${policy.index}`);
    const known = this.policies.get(policy);
    if (known) return known;
    const fresh = { asked: false, needed: false, before: new Set<CompiledPolicy>() };
    this.policies.set(policy, fresh);
    return fresh;
  }

  private name({ policy, rules }: CompiledPolicy, direction: Direction): void {
    for (const rule of rules[direction].rules) {
      this.names.set(rule, { policy: policy.id, direction, rule: rule.index, written: rule.rule.written });
    }
  }

  /** Every list once, with the classes that meet it. */
  private lists(): readonly { readonly spec: ListSpec; readonly owners: readonly number[] }[] {
    const byKey = new Map<string, { spec: ListSpec; owners: number[] }>();
    for (const { index } of this.view.bench.universe.classes) {
      for (const direction of ["egress", "ingress"] as const) {
        const spec = this.view.spec(direction, index);
        if (!spec) continue;
        const key = this.view.bench.key(spec);
        const entry = byKey.get(key) ?? { spec, owners: [] };
        byKey.set(key, entry);
        entry.owners.push(index);
      }
    }
    return [...byKey.values()];
  }
}

interface AuditedSection {
  readonly section: Section;
  readonly policies: readonly { readonly policy: CompiledPolicy; readonly found: PolicyFindings }[];
}

class ListAudit {
  private readonly audit: Audit;
  private readonly list: List;
  private readonly table: Table;
  private readonly view: View;
  private readonly owners: readonly number[];
  private readonly direction: Direction;
  /** Of every section that has any, in the order in which they are asked. */
  private readonly policies: readonly AuditedSection[];

  constructor(audit: Audit, made: { list: List; table: Table }, view: View, owners: readonly number[]) {
    this.audit = audit;
    this.list = made.list;
    this.table = made.table;
    this.view = view;
    this.owners = owners;
    this.direction = made.list.spec.direction;
    this.policies = made.list.sections.map((section) => ({
      section,
      policies: (section.tier?.policies ?? []).map((policy) => ({
        policy,
        found: audit.notePolicy(policy, this.direction),
      })),
    }));
  }

  *run(): Steps<void> {
    const { blocks } = this.table;
    for (const [number, block] of blocks.entries()) {
      yield { share: number / blocks.length };
      const pair = this.realPair(number);
      if (!pair) continue;
      for (const atom of this.table.atoms.points.keys()) {
        if (block.settled[atom] !== -1) continue;
        const { direction, table } = this;
        this.cell(block, { direction, table, atom, ...pair });
      }
    }
  }

  private cell(block: Block, cell: Cell): void {
    const path = new Path();
    const options = { outcomes: this.view.bench.universe.outcomes, final: this.list.final };
    const outcome = walkStages(block.stages, cell.atom, { ...options, lookout: path });
    const verdict = options.outcomes.get(outcome).verdict;
    const changes = (without: Pick<WalkOptions, "skip" | "without">): boolean =>
      options.outcomes.get(walkStages(block.stages, cell.atom, { ...options, ...without })).verdict !==
      verdict;
    for (const entry of path.entries) {
      const found = this.audit.note(entry, this.direction);
      found.met = true;
      found.metAt ??= cell;
      found.needed ||= entry.effect.kind === "log" || changes({ skip: entry });
    }
    this.taken(block, cell, path);
    this.policiesOn(path, changes);
  }

  /** Rules that match the cell behind the one that stopped the walk of their tier, or of all. */
  private taken(block: Block, cell: Cell, path: Path): void {
    for (const { section, candidates } of block.stages) {
      for (const { entry, states } of candidates) {
        if ((states[cell.atom] ?? No) === No || path.has(entry)) continue;
        const found = this.audit.note(entry, this.direction);
        if (found.met) continue;
        found.takenAt ??= cell;
        const taker = path.stopper(section);
        if (taker) found.takers.add(taker.step.compiled);
      }
    }
  }

  private policiesOn(path: Path, changes: (without: { without: CompiledPolicy }) => boolean): void {
    const involved = path.involved();
    for (const { section, policies } of this.policies) {
      const { asked, stopper } = path.reach(section);
      for (const [at, { policy, found }] of policies.entries()) {
        if (found.asked && found.needed) continue;
        if (at < asked) found.asked = true;
        else if (stopper) found.before.add(stopper);
        if (involved.has(policy)) found.needed ||= changes({ without: policy });
      }
    }
  }

  /** Two ends that such a flow does run between, this list being asked; null if there are none. */
  private realPair(block: number): Pick<Cell, "own" | "peer"> | null {
    const { classes } = this.view.bench.universe;
    for (const [peerIndex, its] of this.table.classes.of.entries()) {
      const peer = classes[peerIndex];
      if (its !== block || !peer) continue;
      for (const ownIndex of this.owners) {
        const own = classes[ownIndex];
        const pair = own && this.view.bench.pairs.anyPair(own, peer, this.direction);
        if (pair) return pair;
      }
    }
    return null;
  }
}

/** What a walk met, and where it stopped. */
class Path implements Lookout {
  readonly entries: Entry[] = [];
  private readonly stopped = new Map<Section, Entry | null>();
  private readonly seen = new Set<Entry>();
  private last: Section | null = null;

  met(entry: Entry, section: Section): void {
    this.entries.push(entry);
    this.seen.add(entry);
    if (entry.effect.kind === "log") return;
    this.stopped.set(section, entry);
    this.last = section;
  }

  ended(section: Section): void {
    this.stopped.set(section, null);
    this.last = section;
  }

  has(entry: Entry): boolean {
    return this.seen.has(entry);
  }

  /** Who stopped the walk before the rest of a section; null: the end of a tier did. */
  stopper(section: Section): Entry | null {
    const own = this.stopped.get(section);
    if (own !== undefined) return own;
    return this.last ? (this.stopped.get(this.last) ?? null) : null;
  }

  /** How many of a section's policies are asked, and who decides before the others. */
  reach(section: Section): { readonly asked: number; readonly stopper: CompiledPolicy | null } {
    const order = section.tier?.policies ?? [];
    const own = this.stopped.get(section);
    if (own === undefined)
      return { asked: 0, stopper: this.stopper(section)?.policy ?? this.last?.tier?.blamed ?? null };
    const stopper = own?.policy ?? null;
    return { asked: stopper === null ? order.length : order.indexOf(stopper) + 1, stopper };
  }

  /** The policies that could make a difference to this walk if they were left out. */
  involved(): ReadonlySet<CompiledPolicy> {
    const policies = new Set<CompiledPolicy>();
    for (const { policy } of this.entries) if (policy !== null) policies.add(policy);
    for (const [{ tier }, entry] of this.stopped) {
      const [only, ...others] = tier?.policies ?? [];
      if (entry === null && only !== undefined && others.length === 0) policies.add(only);
    }
    return policies;
  }
}
