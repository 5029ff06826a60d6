/** What a row needs of the session: is it an end, is it lit, is it looked through. Rows render only when theirs changes. */
import type { EndpointId } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";

export type EndState = "source" | "destination" | "both" | null;

export function useEnd(refs: readonly string[]): EndState {
  return useSession(({ source, destination }) => {
    const from = source !== null && refs.includes(source);
    const to = destination !== null && refs.includes(destination);
    if (from && to) return "both";
    if (from) return "source";
    return to ? "destination" : null;
  });
}

export function useLit(ids: readonly EndpointId[]): boolean {
  return useSession((state) => state.lit.length > 0 && ids.some((id) => state.lit.includes(id)));
}

export function useLens(ids: readonly EndpointId[]): boolean {
  return useSession((state) => state.lens !== null && ids.includes(state.lens));
}
