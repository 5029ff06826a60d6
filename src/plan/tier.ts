import type { Cluster } from "#src/engine/index.ts";
import type { Planned } from "./types.ts";
/** `position` counts from 0 among the other tiers. */
export function planTier(_cluster: Cluster, _tier: string, _position: number): Planned { throw new Error("being written"); }
