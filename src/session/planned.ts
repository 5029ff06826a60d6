/** Moves and edits, planned against the draft as it is and carried out as one step, or refused with the reason. */
import type { Edit } from "#src/plan/index.ts";
import type { DocumentActions, MoveActions } from "./actions.ts";
import { blockOf } from "./block.ts";
import type { DraftTools } from "./document.ts";
import { failure } from "./draft.ts";
import type { EditActions } from "./edits.ts";
import type { Kit } from "./kit.ts";
import type { Planned } from "./types.ts";

export type PlannedActions = MoveActions & Pick<EditActions, "edit">;

export interface PlanningTools extends DraftTools {
  readonly apply: DocumentActions["applyEdit"];
}

interface Words {
  readonly refused: string;
  readonly failed: string;
}

const moving: Words = { refused: "Not moved", failed: "The move could not be planned" };
const editing: Words = { refused: "Not done", failed: "The edit could not be planned" };

export function plannedActions(
  { store, analyst }: Kit,
  { notices, draft, queue, apply }: PlanningTools,
): PlannedActions {
  const carryOut = (plan: () => Promise<Planned>, words: Words): Promise<Edit | null> =>
    queue(async () => {
      await draft.settled();
      try {
        const planned = await plan();
        if (planned.ok) await apply(planned.edit);
        else notices.toast(`${words.refused}: ${planned.reason}`);
        return planned.ok ? planned.edit : null;
      } catch (error) {
        notices.toast(failure(words.failed, error));
        return null;
      }
    });
  const move = async (plan: () => Promise<Planned>): Promise<void> => {
    await carryOut(plan, moving);
  };
  return {
    move: (policies, tier, position) => move(() => analyst.plan(policies, tier, position)),
    moveTo: (policy, target) =>
      move(() => analyst.planTarget(blockOf(policy, store.getState().selection), target)),
    moveTier: (tier, position) => move(() => analyst.planTier(tier, position)),
    edit: async (request) => (await carryOut(() => analyst.planEdit(request), editing)) !== null,
  };
}
