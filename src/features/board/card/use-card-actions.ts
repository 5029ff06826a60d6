/** What a pointer or a key does to a card: open it, add it to the block that moves together, light its endpoints. */
import { type KeyboardEvent, type MouseEvent, useMemo } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useCommands } from "#src/session/index.ts";

/** A pointer on its way across the board does not light every card it crosses. */
const REST = 60;
let waiting: ReturnType<typeof setTimeout> | undefined;

export interface CardActions {
  readonly choose: (event: MouseEvent) => void;
  /** The same keys that press a button, with Control or Shift: their click would not tell that these were held. */
  readonly chooseByKey: (event: KeyboardEvent) => void;
  readonly light: () => void;
  readonly unlight: () => void;
}

export function useCardActions(policy: PolicyId): CardActions {
  const commands = useCommands();
  return useMemo(
    () => ({
      choose: (event) => {
        if (isAdding(event)) commands.toggleSelected(policy);
        else commands.openPolicy(policy);
      },
      chooseByKey: (event) => {
        if ((event.key !== "Enter" && event.key !== " ") || !isAdding(event)) return;
        event.preventDefault();
        commands.toggleSelected(policy);
      },
      light: () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => commands.light(policy), REST);
      },
      unlight: () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => commands.light(null), REST);
      },
    }),
    [commands, policy],
  );
}

function isAdding({ shiftKey, ctrlKey, metaKey }: MouseEvent | KeyboardEvent): boolean {
  return shiftKey || ctrlKey || metaKey;
}
