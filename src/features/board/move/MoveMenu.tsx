/**
 * The menu of one card, or of the whole selection when the card is part of it: every place a drag can reach, without
 * dragging, and the edits.
 */
import type { ReactElement } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { editEntries, moveEntries, severalEntries, useCommands, useSession } from "#src/session/index.ts";
import { Menu } from "#src/ui/index.ts";
import { cardOf } from "../model/facts.ts";

export interface MoveMenuProps {
  readonly policy: PolicyId;
  /** What the menu hangs from. */
  readonly anchor: ReactElement;
  readonly byKeyboard: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function MoveMenu({ policy, anchor, byKeyboard, onOpenChange }: MoveMenuProps) {
  const commands = useCommands();
  const card = useSession((state) => cardOf(state, policy));
  const board = useSession((state) => state.snapshot?.board ?? null);
  const selection = useSession((state) => (state.selection.includes(policy) ? state.selection : none));
  if (card === null || board === null) return null;
  return (
    <Menu
      trigger={anchor}
      items={[
        ...moveEntries({ card, selection }, board, commands),
        { kind: "separator" },
        ...(severalEntries(selection, board, commands) ?? editEntries(card, board, commands)),
      ]}
      align="end"
      open
      openedByKeyboard={byKeyboard}
      onOpenChange={onOpenChange}
    />
  );
}

const none: readonly PolicyId[] = [];
