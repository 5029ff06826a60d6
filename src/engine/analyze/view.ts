/**
 * One arrangement of policies in tiers, in one scope: what each class of ends meets in each direction, and the
 * answers. Views of one workbench share whatever lists they have in common, so a small change costs little.
 */
import type { DefaultAction, Direction, Scope } from "../model/policy.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { silence } from "./answers.ts";
import type { LaneTier, ListSpec } from "./lists.ts";
import type { PairKind } from "./pairs.ts";
import type { Row } from "./solve.ts";
import type { Workbench } from "./workbench.ts";

/** Policies of one tier in evaluation order. */
export interface ArrangedTier {
  readonly name: string;
  readonly defaultAction: DefaultAction;
  readonly policies: readonly CompiledPolicy[];
}

export function arrangementOf(set: PolicySet): readonly ArrangedTier[] {
  return set.compiled.tiers.map(({ tier, compiled }) => ({
    name: tier.name,
    defaultAction: tier.defaultAction,
    policies: compiled,
  }));
}

interface ViewOptions {
  readonly bench: Workbench;
  readonly side: number;
  readonly scope: Scope;
  readonly tiers: readonly ArrangedTier[];
}

/** Lanes by class, for those that are not as in another view. */
export type OtherLanes = Readonly<Record<Direction, ReadonlyMap<number, readonly Met[]>>>;

/** Answers of both halves of a flow, as numbers. */
export interface Halves {
  readonly egress: number;
  readonly ingress: number;
}

export class View {
  readonly bench: Workbench;
  readonly side: number;
  readonly scope: Scope;
  readonly tiers: readonly ArrangedTier[];
  /** Per class: the policies it meets, in order. */
  readonly lanes: Readonly<Record<Direction, readonly (readonly Met[])[]>>;
  private readonly rows: Readonly<Record<Direction, (Row | null | undefined)[]>>;

  /** With a base, everything but some lanes is as there; tiers keep their positions. */
  constructor(
    { bench, side, scope, tiers }: ViewOptions,
    like?: { readonly base: View; readonly lanes: OtherLanes },
  ) {
    this.bench = bench;
    this.side = side;
    this.scope = scope;
    this.tiers = tiers;
    const lanes = (direction: Direction): readonly (readonly Met[])[] =>
      like ? replaced(like.base.lanes[direction], like.lanes[direction]) : this.makeLanes(direction);
    this.lanes = { ingress: lanes("ingress"), egress: lanes("egress") };
    this.rows = {
      ingress: like ? forget(like.base.rows.ingress, like.lanes.ingress) : [],
      egress: like ? forget(like.base.rows.egress, like.lanes.egress) : [],
    };
  }

  /** The same but for some lanes. Cost: two copies of an array, and what changes. */
  with(lanes: OtherLanes): View {
    return new View(this, { base: this, lanes });
  }

  /** Null for a class outside the cluster: nobody judges it. */
  row(direction: Direction, index: number): Row | null {
    const known = this.rows[direction][index];
    if (known !== undefined) return known;
    const spec = this.spec(direction, index);
    const row = spec && this.bench.row(spec, this.bench.key(spec));
    this.rows[direction][index] = row;
    return row;
  }

  halves(from: number, to: number, kind: PairKind): Halves {
    if (kind === "exempt") return { egress: this.bench.exempt, ingress: silence };
    if (kind === "plain") {
      return {
        egress: this.row("egress", from)?.[to] ?? silence,
        ingress: this.row("ingress", to)?.[from] ?? silence,
      };
    }
    const spec = this.spec("egress", from, true);
    const row = spec && this.bench.row(spec, this.bench.key(spec));
    return { egress: row?.[to] ?? silence, ingress: silence };
  }

  spec(direction: Direction, index: number, toOwnNode = false): ListSpec | null {
    return this.specOf(direction, index, { lane: this.lanes[direction][index] ?? [], toOwnNode });
  }

  /** As `spec`, if the class met other policies. */
  specOf(
    direction: Direction,
    index: number,
    { lane, toOwnNode }: { readonly lane: readonly Met[]; readonly toOwnNode: boolean },
  ): ListSpec | null {
    const own = this.bench.universe.classes[index];
    if (!own || own.first.kind === "range") return null;
    const reserves = toOwnNode && own.family === 6;
    return {
      side: this.side,
      direction,
      own,
      toOwnNode: reserves,
      tiers: this.tiersFor(lane),
    };
  }

  private tiersFor(lane: readonly Met[]): readonly LaneTier[] {
    const found: { at: number; tier: ArrangedTier; policies: CompiledPolicy[] }[] = [];
    for (const { at, policy } of lane) {
      const tier = this.tiers[at];
      if (!tier) continue;
      const last = found.at(-1);
      if (last?.at === at) last.policies.push(policy);
      else found.push({ at, tier, policies: [policy] });
    }
    return found.flatMap(({ tier, policies }) => {
      const blamed = this.scope === "enforced" ? policies.at(-1) : policies[0];
      return blamed ? [{ name: tier.name, defaultAction: tier.defaultAction, policies, blamed }] : [];
    });
  }

  private makeLanes(direction: Direction): readonly Met[][] {
    const lanes: Met[][] = this.bench.universe.classes.map(() => []);
    const subjects = this.bench.universe.sides[this.side]?.subjects ?? [];
    for (const [at, { policies }] of this.tiers.entries()) {
      for (const policy of policies) {
        if (!actsIn(policy, direction, this.scope)) continue;
        const met = { at, policy };
        for (const index of subjects[policy.index] ?? []) lanes[index]?.push(met);
      }
    }
    return lanes;
  }
}

function replaced(
  lanes: readonly (readonly Met[])[],
  others: ReadonlyMap<number, readonly Met[]>,
): readonly (readonly Met[])[] {
  const copy = [...lanes];
  for (const [index, lane] of others) copy[index] = lane;
  return copy;
}

function forget(
  rows: readonly (Row | null | undefined)[],
  others: ReadonlyMap<number, unknown>,
): (Row | null | undefined)[] {
  const copy = [...rows];
  for (const index of others.keys()) copy[index] = undefined;
  return copy;
}

const known = new WeakMap<Workbench, Map<Scope, View>>();

/** The set as it is. Kept as long as its workbench lives. */
export function baseView(bench: Workbench, set: PolicySet, scope: Scope): View {
  const views = known.get(bench) ?? new Map<Scope, View>();
  known.set(bench, views);
  const view = views.get(scope) ?? new View({ bench, side: 0, scope, tiers: arrangementOf(set) });
  views.set(scope, view);
  return view;
}

export interface Met {
  /** Position of the tier. */
  readonly at: number;
  readonly policy: CompiledPolicy;
}

/** The normal stage alone decides flows; staged policies count when pending (semantics §6.5, §7). */
export function actsIn({ policy }: CompiledPolicy, direction: Direction, scope: Scope): boolean {
  if (policy.ignored !== null || !policy.governs[direction]) return false;
  if (policy.doNotTrack || policy.preDNAT) return false;
  return scope === "pending" || !policy.staged;
}
