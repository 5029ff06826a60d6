/** Keyboard shortcuts, all of them from the registry. A key that somebody nearer took is left alone. */
import { useEffect } from "react";
import { commandForKey, type KeyPlace, useCommands } from "#src/session/index.ts";

export function useShortcuts(): void {
  const commands = useCommands();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      // A modal dialog keeps the keyboard to itself, except for what opens and closes it.
      const command = commandForKey(event, placeOf(target));
      if (command === null) return;
      if (target?.closest('[role="dialog"]') != null && command.id !== "palette") return;
      if (commands.run(command.id)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [commands]);
}

const typing =
  'input:not([type="radio"], [type="checkbox"], [type="file"]), textarea, select, [contenteditable="true"]';
const control =
  'button, a[href], input, summary, [role="button"], [role="menuitem"], [role="tab"], [role="option"]';

function placeOf(target: Element | null): KeyPlace {
  return {
    typing: target?.closest(typing) != null,
    onControl: target?.closest(control) != null,
  };
}
