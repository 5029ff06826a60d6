/** What a tier's part in a list of a host endpoint is called. Pure. */
import type { Direction } from "#src/engine/index.ts";
import type { ViewLane, ViewList } from "./types.ts";

type Lanes = Readonly<Record<Direction, ViewLane>>;

/** `Untracked edge`, and `Untracked edge, egress` where both ends have such a list. */
export function listNames(lanes: Lanes, direction: Direction): (list: ViewList, tier: string) => string {
  const other = lanes[direction === "egress" ? "ingress" : "egress"];
  const shared = new Set(other.lists.filter(({ kind }) => kind === "walk").map(({ list }) => list));
  return ({ list, title }, tier) => `${title} ${tier}${shared.has(list) ? `, ${direction}` : ""}`;
}
