/** What there is to say about the text, asked a moment after the last key. */
import { useEffect, useState } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useCommands, type TextCheck } from "#src/session/index.ts";

/** Milliseconds of rest before the text is read. */
const rest = 200;

export interface Checked {
  /** What was read. */
  readonly text: string;
  readonly check: TextCheck;
}

/** The last answer, which can be about an older text; null until there is one. */
export function useCheck(policy: PolicyId, text: string): Checked | null {
  const commands = useCommands();
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void commands.checkText(policy, text).then((check) => {
        if (wanted) setChecked({ text, check });
      });
    }, rest);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [commands, policy, text]);
  return checked;
}
