/** The files an export would hold, for the draft as it is now. */
import { useQuery } from "@tanstack/react-query";
import type { SourceFile } from "#src/manifest/index.ts";
import { useCommands, useSession, type ExportWhat } from "#src/session/index.ts";

/** Null until they are there. */
export function useExport(what: ExportWhat | null): readonly SourceFile[] | null {
  const revision = useSession((state) => state.snapshot?.revision ?? 0);
  const commands = useCommands();
  const { data } = useQuery({
    queryKey: ["export", revision, what],
    queryFn: () => (what === null ? [] : commands.exportFiles(what)),
    staleTime: Infinity,
    gcTime: 0,
  });
  return data ?? null;
}
