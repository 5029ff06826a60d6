/** Dragging a whole tier: the same planner over the tiers' orders. */
import { compareTiers } from "#src/engine/index.ts";
import type { Cluster } from "#src/engine/index.ts";
import { arrange } from "./arrange.ts";
import { changesOf } from "./lift.ts";
import { refuse } from "./move.ts";
import { tierItem } from "./sequence.ts";
import type { MoveEdit, Planned } from "./types.ts";

/** `position` counts from 0 among the other tiers. */
export function planTier(cluster: Cluster, tier: string, position: number): Planned<MoveEdit> {
  const moved = cluster.tiers.find((one) => one.name === tier);
  if (!moved) return refuse(`no tier \`${tier}\``);
  if (!moved.defined) return refuse(`tier \`${tier}\` is not defined, so it has no order to change`);
  if (moved.builtIn) return refuse(`order of ${tier} is fixed at ${thousands(moved.order)}`);
  const sequence = [...cluster.tiers].sort(compareTiers);
  const others = sequence.filter((one) => one.name !== tier);
  // Undefined tiers sort after all others whatever their order: nothing can stand behind them.
  const most = others.filter((one) => one.defined).length;
  if (position > most) return refuse("a tier that nobody defines is always last");
  const place = Math.max(Math.trunc(position), 0);
  if (sequence[place]?.name === tier) return refuse("it is there already");
  const right = others.slice(place, most).map(tierItem);
  const left = others.slice(0, place).map(tierItem);
  const found = arrange({ left, block: [tierItem(moved)], right, foreign: new Set() });
  if (!found) return refuse("no order is free here: the tiers on both sides have fixed orders");
  const changes = changesOf(found.values);
  const next = right[0];
  const where = next ? `before ${next.name}` : `after ${left.at(-1)?.name ?? "all others"}`;
  return { ok: true, edit: { title: `Moved tier ${tier} ${where}`, changes } };
}

/** `1,000,000` */
function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
