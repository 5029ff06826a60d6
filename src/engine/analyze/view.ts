/**
 * One arrangement of policies in tiers, in one scope: what each class of ends meets in each direction, and the
 * answers. Views of one workbench share whatever lists they have in common, so a small change costs little.
 */
import type { DefaultAction, Direction, Scope } from "../model/policy.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { silence } from "./answers.ts";
import type { EndClass, Side } from "./universe.ts";
import { type LaneStage, type LaneTier, laneStages, type ListSpec } from "./lists.ts";
import type { PairKind } from "./pairs.ts";
import type { Row } from "./row.ts";
import type { Steps } from "./steps.ts";
import type { Asked, Lists } from "./types.ts";
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
  readonly question: Question;
  readonly tiers: readonly ArrangedTier[];
}

/** Works out every row, so that questions about all pairs find them ready. */
export function* solve(view: View): Steps<void> {
  const { classes } = view.bench.universe;
  for (const { index } of classes) {
    if (index % 16 === 0) yield { share: index / classes.length };
    view.row("egress", index);
    view.row("ingress", index);
  }
}

/** Which policies count. */
export interface Question {
  readonly scope: Scope;
  readonly lists: Lists;
}

export function questionOf(asked: Asked): Question {
  return typeof asked === "string"
    ? { scope: asked, lists: "every" }
    : { scope: asked.scope, lists: asked.lists };
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
  readonly question: Question;
  readonly tiers: readonly ArrangedTier[];
  /** Per class: the policies it meets, in order. */
  readonly lanes: Readonly<Record<Direction, readonly (readonly Met[])[]>>;
  private readonly rows: Readonly<Record<Direction, (Row | null | undefined)[]>>;

  /** With a base, everything but some lanes is as there; tiers keep their positions. */
  constructor(
    { bench, side, question, tiers }: ViewOptions,
    like?: { readonly base: View; readonly lanes: OtherLanes },
  ) {
    this.bench = bench;
    this.side = side;
    this.question = question;
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
        egress: this.row("egress", from)?.at(to) ?? silence,
        ingress: this.row("ingress", to)?.at(from) ?? silence,
      };
    }
    const spec = this.spec("egress", from, true);
    const row = spec && this.bench.row(spec, this.bench.key(spec));
    return { egress: row?.at(to) ?? silence, ingress: silence };
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
    const found: { at: number; stage: LaneStage; tier: ArrangedTier; policies: CompiledPolicy[] }[] = [];
    for (const { at, stage, policy } of lane) {
      const tier = this.tiers[at];
      if (!tier) continue;
      const last = found.at(-1);
      if (last?.at === at && last.stage === stage) last.policies.push(policy);
      else found.push({ at, stage, tier, policies: [policy] });
    }
    return found.flatMap(({ tier, stage, policies }): readonly LaneTier[] => {
      const blamed = this.question.scope === "enforced" ? policies.at(-1) : policies[0];
      if (!blamed) return [];
      const defaultAction = stage === "normal" ? tier.defaultAction : "Pass";
      return [{ name: tier.name, stage, defaultAction, policies, blamed }];
    });
  }

  private makeLanes(direction: Direction): readonly Met[][] {
    const lanes: Met[][] = this.bench.universe.classes.map(() => []);
    const acting = this.tiers.flatMap(({ policies }, at) =>
      policies.flatMap((policy): readonly Met[] => {
        const stage = stageOf(policy, direction, this.question);
        return stage ? [{ at, stage, policy }] : [];
      }),
    );
    for (const stage of laneStages) {
      for (const met of acting) {
        if (met.stage !== stage) continue;
        for (const index of this.meeting(met.policy, stage)) lanes[index]?.push(met);
      }
    }
    return lanes;
  }

  /** Classes that meet a policy in a stage. */
  meeting(policy: CompiledPolicy, stage: LaneStage): readonly number[] {
    const side = this.bench.universe.sides[this.side];
    const selected = side?.subjects[policy.index] ?? [];
    if (!side || stage === "normal") return selected;
    const { classes } = this.bench.universe;
    return selected.filter((index) => hasStage(classes[index], side, stage));
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

const known = new WeakMap<Workbench, Map<string, View>>();

/** The set as it is. Kept as long as its workbench lives. */
export function baseView(bench: Workbench, set: PolicySet, asked: Asked): View {
  const question = questionOf(asked);
  const key = JSON.stringify(question);
  const views = known.get(bench) ?? new Map<string, View>();
  known.set(bench, views);
  const view = views.get(key) ?? new View({ bench, side: 0, question, tiers: arrangementOf(set) });
  views.set(key, view);
  return view;
}

export interface Met {
  /** Position of the tier. */
  readonly at: number;
  readonly stage: LaneStage;
  readonly policy: CompiledPolicy;
}

/** The stage in which a policy acts; null: in none. Staged policies count when pending (semantics §6.5, §7). */
export function stageOf(
  { policy }: CompiledPolicy,
  direction: Direction,
  { scope, lists }: Question,
): LaneStage | null {
  if (policy.ignored !== null || !policy.governs[direction]) return null;
  if (policy.staged && scope === "enforced") return null;
  if (!policy.doNotTrack && !policy.preDNAT) return "normal";
  if (lists === "normal") return null;
  if (policy.doNotTrack) return "untracked";
  return direction === "ingress" ? "preDNAT" : null;
}

/** Only host endpoints are asked before their normal list, and one for all interfaces has no untracked list. */
function hasStage(own: EndClass | undefined, { set, index }: Side, stage: LaneStage): boolean {
  const endpoint = set.compiled.objects.endpoints[own?.first.sides[index]?.object ?? -1];
  if (endpoint?.kind !== "hep") return false;
  return stage !== "untracked" || endpoint.interfaceName !== "*";
}
