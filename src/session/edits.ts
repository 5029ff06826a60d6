/** Edits of the draft besides moving: planned, carried out, and the dialogs and the editor they are made in. */
import type { PolicyId } from "#src/engine/index.ts";
import type { EditRequest } from "#src/plan/index.ts";
import { twinOf } from "./edits-twin.ts";
import type { Kit } from "./kit.ts";
import type { SessionState } from "./state.ts";
import type { Planned, TextCheck } from "./types.ts";

export type EditDialog = Extract<
  SessionState["dialog"],
  "add-policy" | "add-tier" | "tier-order" | "delete-tier"
>;

export interface EditActions {
  /** Plans and carries out an edit as one step; where it cannot be, a toast says why and the answer is false. */
  readonly edit: (request: EditRequest) => Promise<boolean>;
  /** What the edit would be, without making it. */
  readonly planEdit: (request: EditRequest) => Promise<Planned>;
  /** What would be said about a policy's text. */
  readonly checkText: (policy: PolicyId, text: string) => Promise<TextCheck>;
  /** `tier`: the one it is about, or where the new policy goes first. */
  readonly openEditDialog: (dialog: EditDialog, tier: string | null) => void;
  /** Opens the policy with its text ready to be edited; null leaves the editor. */
  readonly editYaml: (policy: PolicyId | null) => void;
}

export function editActions({ store, analyst }: Kit): Omit<EditActions, "edit"> {
  /** A menu that is pressed gives the keyboard back to its button first; what opens then takes it from there. */
  const open = (state: Partial<SessionState>): void => queueMicrotask(() => store.setState(state));
  return {
    planEdit: (request) => analyst.planEdit(request),
    checkText: (policy, text) => analyst.checkText(policy, text),
    openEditDialog: (dialog, dialogTier) => open({ dialog, dialogTier }),
    editYaml: (policy) =>
      open(
        policy === null
          ? { yamlEditing: null }
          : { policy, yamlEditing: policy, inspectorOpen: true, inspectorTab: "policies" },
      ),
  };
}

/**
 * A policy that is staged, enforced or renamed has another id: what is open follows it there, and where it is gone
 * the screen closes. Returns how to stop.
 */
export function followOpenPolicy({ store }: Pick<Kit, "store">): () => void {
  return store.subscribe(({ policy, snapshot }, previous) => {
    if (policy === null || snapshot === previous.snapshot || !snapshot || !previous.snapshot) return;
    const has = (board: typeof snapshot.board, id: PolicyId): boolean =>
      board.cards.some((card) => card.id === id);
    const before = previous.snapshot.board;
    if (has(snapshot.board, policy) || !has(before, policy)) return;
    const old = before.cards.find(({ id }) => id === policy);
    const twin = old === undefined ? null : twinOf(old, snapshot.board);
    const [heir, ...others] = snapshot.board.cards.filter(({ id }) => !has(before, id));
    const renamed = heir !== undefined && others.length === 0 ? heir : null;
    store.setState({ policy: (twin ?? renamed)?.id ?? null, policyFacts: null, yamlEditing: null });
  });
}
