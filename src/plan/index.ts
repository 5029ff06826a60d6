/** The door of `plan`: what a move would touch, and the order values that bring it about. Pure. */
export { describeChanges } from "./describe-changes.ts";
export type { ChangeText } from "./describe-changes.ts";
export { planMove, planTarget } from "./move.ts";
export { slotsFor } from "./slots.ts";
export { planTier } from "./tier.ts";
export type { Edit, MoveTarget, Planned, Slot } from "./types.ts";
