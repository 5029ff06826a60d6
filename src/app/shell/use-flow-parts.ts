/**
 * The verdict, its trace and the lanes come together: an answer is shown when everything that shows it has been
 * fetched, which is at once except for the first flow of a visit.
 */
import { useEffect, useSyncExternalStore } from "react";
import { prepareLanes } from "#src/features/board/index.ts";
import { prepareTrace } from "#src/features/flow/index.ts";
import { useSession } from "#src/session/index.ts";

let here = false;
let coming: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Fetches what shows an answer, once. */
export function fetchFlowParts(): Promise<void> {
  coming ??= Promise.all([prepareLanes(), prepareTrace()]).then(() => {
    here = true;
    for (const tell of listeners) tell();
  });
  return coming;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * True when the parts are here; they are asked for as soon as one end is chosen. Read as an outside store is, so that
 * all of them are drawn in one go.
 */
export function useFlowParts(): boolean {
  const wanted = useSession((state) => state.source !== null || state.destination !== null);
  useEffect(() => {
    if (wanted) void fetchFlowParts();
  }, [wanted]);
  return useSyncExternalStore(subscribe, () => here);
}
