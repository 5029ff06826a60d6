/** Loads what was gathered, in the mode shown. The session closes the dialog, or leaves it open with the problems. */
import { useCallback } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import type { Gathered } from "../gather/problem.ts";

export function useLoad(): (gathering: Promise<Gathered>) => Promise<boolean> {
  const commands = useCommands();
  const mode = useSession((state) => state.importMode);
  return useCallback(
    async (gathering) => {
      const { files, problems, title } = await gathering;
      return commands.open(files, { mode, problems, ...(title === undefined ? {} : { title }) });
    },
    [commands, mode],
  );
}
