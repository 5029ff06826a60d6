/** The door of `plan`: what an edit would touch, and the order values that bring a move about. Pure. */
export { describeChanges } from "./describe-changes.ts";
export type { ChangeText } from "./describe-changes.ts";
export { planEdit } from "./edit.ts";
export { planMove, planTarget } from "./move.ts";
export { recipes } from "./recipes.ts";
export type { Recipe } from "./recipes.ts";
export { slotsFor } from "./slots.ts";
export { twinKind } from "./stage.ts";
export { planTier } from "./tier.ts";
export type {
  Edit,
  EditRequest,
  MoveEdit,
  MoveTarget,
  NewPolicy,
  OrphanCare,
  Planned,
  PolicyEdit,
  RecipeName,
  Slot,
} from "./types.ts";
