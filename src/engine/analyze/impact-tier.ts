/** What moving a whole tier would change: everything in it goes along, its default action too. */
import type { PolicySet } from "../resolve/policy-set.ts";
import { countChanges } from "./change-census.ts";
import { tellingOf } from "./compare.ts";
import { type ChangeGroup, compareViews } from "./difference.ts";
import { type Steps, within } from "./steps.ts";
import type { Asked, SlotFigures } from "./types.ts";
import { baseView, View } from "./view.ts";
import { workbenchFor } from "./workbench.ts";

export interface TierSlotImpact extends SlotFigures {
  /** From 0 among the other tiers. */
  readonly position: number;
  /** Equal for neighbouring slots where every flow gets the same from the same deciders. */
  readonly band: number;
}

/** Every place among the other tiers, in board order; empty where there is no such tier. */
export function* impactOfTierSlots(
  set: PolicySet,
  tier: string,
  asked: Asked,
): Steps<readonly TierSlotImpact[]> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const base = baseView(bench, set, asked);
  const count = base.tiers.length;
  const found: TierSlotImpact[] = [];
  let last: View | null = null;
  for (let position = 0; position < count; position += 1) {
    const view = moved(base, tier, position);
    if (!view) return [];
    const part = [0.3 + (0.7 * position) / count, 0.3 + (0.7 * (position + 0.5)) / count] as const;
    const { totals } = yield* within(countChanges(base, view, set), ...part);
    const same: boolean =
      last !== null && (yield* within(countChanges(last, view, set), part[1], part[1])).totals.unchanged;
    found.push({ position, band: same ? (found.at(-1)?.band ?? 0) : position, ...totals });
    last = view;
  }
  return found;
}

/** Every flow that changes when the tier moves there. */
export function* impactOfTierMove(
  set: PolicySet,
  { tier, position, scope }: { readonly tier: string; readonly position: number; readonly scope: Asked },
): Steps<readonly ChangeGroup[]> {
  const bench = yield* within(workbenchFor(set), 0, 0.3);
  const base = baseView(bench, set, scope);
  const view = moved(base, tier, position);
  return view ? yield* within(compareViews(base, view, tellingOf(scope, "by-change")), 0.3, 1) : [];
}

function moved(base: View, tier: string, position: number): View | null {
  const own = base.tiers.find(({ name }) => name === tier);
  if (!own) return null;
  const others = base.tiers.filter((other) => other !== own);
  const tiers = [...others.slice(0, position), own, ...others.slice(position)];
  return new View({ bench: base.bench, side: base.side, question: base.question, tiers });
}
