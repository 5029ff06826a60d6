import type { Cluster, PolicyId } from "#src/engine/index.ts";
import type { MoveTarget, Planned } from "./types.ts";
/** `position` counts from 0 among the other policies of the tier. */
export function planMove(_cluster: Cluster, _policies: readonly PolicyId[], _tier: string, _position: number): Planned { throw new Error("being written"); }
export function planTarget(_cluster: Cluster, _policy: PolicyId, _target: MoveTarget): Planned { throw new Error("being written"); }
