/** What an edit would be, for the form as it is filled in now. */
import { useEffect, useEffectEvent, useState } from "react";
import type { EditRequest } from "#src/plan/index.ts";
import { useCommands, type Planned } from "#src/session/index.ts";

/** Null until it is known. */
export function usePlan(request: EditRequest): Planned | null {
  const commands = useCommands();
  const key = JSON.stringify(request);
  const [known, setKnown] = useState<{ readonly key: string; readonly planned: Planned } | null>(null);
  const plan = useEffectEvent(() => commands.planEdit(request));
  useEffect(() => {
    let wanted = true;
    void plan().then((planned) => {
      if (wanted) setKnown({ key, planned });
    });
    return () => {
      wanted = false;
    };
  }, [key]);
  return known?.key === key ? known.planned : null;
}
