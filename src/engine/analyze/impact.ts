/**
 * What every slot would change, for policies in the hand: one pass over all slots of all tiers. From one slot to
 * the next only classes that both the moved policies and the one they pass select can meet another list, so all
 * slots together cost little more than solving each of those lists once.
 */
import type { Direction, PolicyId } from "../model/policy.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import { tellingOf } from "./compare.ts";
import { type ChangeGroup, compareViews } from "./difference.ts";
import { ImpactTally } from "./impact-tally.ts";
import { laneStages } from "./lists.ts";
import { type Row, sameRow } from "./row.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked, SlotFigures } from "./types.ts";
import { type ArrangedTier, baseView, type Met, type OtherLanes, solve, stageOf, type View } from "./view.ts";
import { type Workbench, workbenchFor } from "./workbench.ts";

/** A place to drop: `position` counts from 0 among the policies of the tier that stay. */
export interface SlotPlace {
  readonly tier: string;
  readonly position: number;
}

export interface SlotImpact extends SlotPlace, SlotFigures {
  /** Equal for neighbouring slots of a tier where every flow gets the same from the same deciders. */
  readonly band: number;
}

/** All slots of all tiers, in board order, for policies that move as one block in their evaluation order. */
export function* impactOfSlots(
  set: PolicySet,
  policies: readonly PolicyId[],
  scope: Asked,
): Steps<readonly SlotImpact[]> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  yield* within(solve(baseView(bench, set, scope)), 0.3, 0.6);
  const lifted = new Lifted(bench, set, { policies, scope });
  const found: SlotImpact[] = [];
  for (const [at, tier] of lifted.rest.entries()) {
    for (let position = 0; position <= tier.policies.length; position += 1) {
      yield { share: 0.6 + (0.4 * at) / lifted.rest.length };
      const changed = lifted.place(at, position);
      const last = found.at(-1);
      const band = last && position > 0 && !changed ? last.band : found.length;
      const figures = last?.band === band ? figuresOf(last) : lifted.figures();
      found.push({ tier: tier.name, position, band, ...figures });
    }
  }
  return found;
}

/** Every flow that changes when the policies move there; empty where nothing changes, on any port. */
export function* impactOfMove(
  set: PolicySet,
  {
    policies,
    slot,
    scope,
  }: { readonly policies: readonly PolicyId[]; readonly slot: SlotPlace; readonly scope: Asked },
): Steps<readonly ChangeGroup[]> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  yield* within(solve(baseView(bench, set, scope)), 0.3, 0.4);
  const lifted = new Lifted(bench, set, { policies, scope });
  const after = lifted.viewAt(slot);
  return after ? yield* within(compareViews(lifted.base, after, tellingOf(scope, "by-change")), 0.4, 1) : [];
}

function figuresOf({ denied, allowed, decider, unknown, otherPorts, unchanged }: SlotFigures): SlotFigures {
  return { denied, allowed, decider, unknown, otherPorts, unchanged };
}

function lift(
  tiers: readonly ArrangedTier[],
  policies: readonly PolicyId[],
): { readonly block: readonly CompiledPolicy[]; readonly rest: readonly ArrangedTier[] } {
  const moved = new Set(policies);
  const isMoved = ({ policy }: CompiledPolicy): boolean => moved.has(policy.id);
  return {
    block: tiers.flatMap((tier) => tier.policies.filter(isMoved)),
    rest: tiers.map((tier) => ({ ...tier, policies: tier.policies.filter((own) => !isMoved(own)) })),
  };
}

const directions = ["egress", "ingress"] as const;

/** The block over the board: lanes of the classes it selects follow it from slot to slot. */
class Lifted {
  readonly base: View;
  /** The tiers without the block. */
  readonly rest: readonly ArrangedTier[];
  private readonly bench: Workbench;
  /** Made when the block is placed for the first time. */
  private counted: ImpactTally | null = null;
  /** Per direction, members of the block that act for a class; only classes with some. */
  private readonly own: OtherLanes;
  /** Lanes of the same classes without the block. */
  private readonly others: OtherLanes;
  /** Position of each policy that stays, within its tier. */
  private readonly positions: ReadonlyMap<CompiledPolicy, number>;

  constructor(
    bench: Workbench,
    set: PolicySet,
    { policies, scope }: { readonly policies: readonly PolicyId[]; readonly scope: Asked },
  ) {
    this.bench = bench;
    this.base = baseView(bench, set, scope);
    const { block, rest } = lift(this.base.tiers, policies);
    this.rest = rest;
    this.positions = new Map(rest.flatMap((tier) => tier.policies.map((own, at) => [own, at] as const)));
    this.own = { egress: this.members(block, "egress"), ingress: this.members(block, "ingress") };
    this.others = { egress: this.lanesWithout("egress"), ingress: this.lanesWithout("ingress") };
  }

  /** Null: no such tier. */
  viewAt(slot: SlotPlace): View | null {
    const tier = this.rest.findIndex(({ name }) => name === slot.tier);
    if (tier < 0) return null;
    const lanes = (direction: Direction): ReadonlyMap<number, readonly Met[]> =>
      new Map(
        [...this.own[direction].keys()].map((index) => [
          index,
          this.laneAt(direction, index, { tier, position: slot.position }),
        ]),
      );
    return this.base.with({ egress: lanes("egress"), ingress: lanes("ingress") });
  }

  /** Moves the block. True: some flow is answered otherwise than in the slot before. */
  place(tier: number, position: number): boolean {
    const changes: { direction: Direction; index: number; row: Row | null }[] = [];
    for (const direction of directions) {
      for (const index of this.affected(direction, tier, position)) {
        const lane = this.laneAt(direction, index, { tier, position });
        const spec = this.base.specOf(direction, index, { lane, toOwnNode: false });
        const row = spec && this.bench.row(spec, this.bench.key(spec));
        if (!sameRow(row, this.tally.current(direction, index))) changes.push({ direction, index, row });
      }
    }
    return this.tally.replace(changes);
  }

  figures(): SlotFigures {
    return this.tally.figures();
  }

  private get tally(): ImpactTally {
    return (this.counted ??= new ImpactTally(this.base));
  }

  /** At the top of a tier every class of the block; below, those that also meet the policy just passed. */
  private affected(direction: Direction, tier: number, position: number): Iterable<number> {
    const own = this.own[direction];
    if (position === 0) return own.keys();
    const passed = this.rest[tier]?.policies[position - 1];
    const stage = passed && stageOf(passed, direction, this.base.question);
    return passed && stage ? this.base.meeting(passed, stage).filter((index) => own.has(index)) : [];
  }

  private laneAt(
    direction: Direction,
    index: number,
    { tier, position }: { readonly tier: number; readonly position: number },
  ): readonly Met[] {
    const others = this.others[direction].get(index) ?? [];
    const block = this.own[direction].get(index) ?? [];
    const isBefore = ({ at, policy }: Met): boolean =>
      at < tier || (at === tier && (this.positions.get(policy) ?? 0) < position);
    const lane: Met[] = [];
    for (const stage of laneStages) {
      for (const met of others) if (met.stage === stage && isBefore(met)) lane.push(met);
      for (const { policy, stage: own } of block) if (own === stage) lane.push({ at: tier, stage, policy });
      for (const met of others) if (met.stage === stage && !isBefore(met)) lane.push(met);
    }
    return lane;
  }

  private lanesWithout(direction: Direction): ReadonlyMap<number, readonly Met[]> {
    return new Map(
      [...this.own[direction]].map(([index, block]) => [
        index,
        (this.base.lanes[direction][index] ?? []).filter(
          (met) => !block.some(({ policy }) => policy === met.policy),
        ),
      ]),
    );
  }

  private members(
    block: readonly CompiledPolicy[],
    direction: Direction,
  ): ReadonlyMap<number, readonly Met[]> {
    const found = new Map<number, Met[]>();
    for (const policy of block) {
      const stage = stageOf(policy, direction, this.base.question);
      if (!stage) continue;
      for (const index of this.base.meeting(policy, stage)) {
        const own = found.get(index) ?? [];
        found.set(index, own);
        own.push({ at: 0, stage, policy });
      }
    }
    return found;
  }
}
