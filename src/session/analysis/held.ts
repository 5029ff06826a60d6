/** What answers over all flows are about. */
import type { SessionState } from "../state.ts";

/** Equal as long as the same flows are decided by the same policies; null without a board. */
export function heldBy({
  snapshot,
  version,
  scope,
}: Pick<SessionState, "snapshot" | "version" | "scope">): string | null {
  return snapshot === null ? null : `${snapshot.revision} ${version} ${scope}`;
}
