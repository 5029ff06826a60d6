/** The dialog of an edit that needs more than a click. Mounted when it opens, so that each starts afresh. */
import type { ReactNode } from "react";
import { useSession, type ViewState } from "#src/session/index.ts";
import { AddPolicyDialog } from "./policy/AddPolicyDialog.tsx";
import { AddTierDialog } from "./tier/AddTierDialog.tsx";
import { DeleteTierDialog } from "./tier/DeleteTierDialog.tsx";
import { TierOrderDialog } from "./tier/TierOrderDialog.tsx";

export type EditDialogName = Extract<
  ViewState["dialog"],
  "add-policy" | "add-tier" | "tier-order" | "delete-tier"
>;

export function EditDialog({ what }: { readonly what: EditDialogName }): ReactNode {
  const board = useSession((state) => state.snapshot?.board ?? null);
  const about = useSession((state) => state.dialogTier);
  if (board === null) return null;
  const tier = board.tiers.find(({ name }) => name === about) ?? null;
  switch (what) {
    case "add-policy":
      return <AddPolicyDialog board={board} tier={tier} />;
    case "add-tier":
      return <AddTierDialog board={board} tier={tier} />;
    case "tier-order":
      return tier && <TierOrderDialog board={board} tier={tier} />;
    case "delete-tier":
      return tier && <DeleteTierDialog board={board} tier={tier} />;
  }
}
