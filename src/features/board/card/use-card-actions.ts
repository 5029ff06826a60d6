/** What a pointer or a key does to a card: open it, add it to the block that moves together, light its endpoints. */
import { type MouseEvent, useMemo } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useCommands } from "#src/session/index.ts";

/** A pointer on its way across the board does not light every card it crosses. */
const REST = 60;
let waiting: ReturnType<typeof setTimeout> | undefined;

export interface CardActions {
  readonly choose: (event: MouseEvent) => void;
  readonly light: () => void;
  readonly unlight: () => void;
}

export function useCardActions(policy: PolicyId): CardActions {
  const commands = useCommands();
  return useMemo(
    () => ({
      choose: (event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) commands.toggleSelected(policy);
        else commands.openPolicy(policy);
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
