import type { Cluster, PolicyId } from "#src/engine/index.ts";
import type { Slot } from "./types.ts";
/** Every slot of every tier, in board order, for a lifted card or block of cards. */
export function slotsFor(_cluster: Cluster, _policies: readonly PolicyId[]): readonly Slot[] { throw new Error("being written"); }
