/** All the places a lifted card can be dropped, each with what it would touch or why it cannot be. */
import type { Cluster, PolicyId } from "#src/engine/index.ts";
import { lift, slotAt, target } from "./lift.ts";
import type { Slot } from "./types.ts";

/** Every slot of every tier, in board order, for a lifted card or block of cards. */
export function slotsFor(cluster: Cluster, policies: readonly PolicyId[]): readonly Slot[] {
  const lifted = lift(cluster, policies);
  if (lifted.policies.length === 0) return [];
  return lifted.board.flatMap((column) => {
    const into = target(lifted, column);
    return Array.from({ length: into.others.length + 1 }, (_, position) => slotAt(lifted, into, position));
  });
}
