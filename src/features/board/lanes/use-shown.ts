/** Whether the player has come as far as a step. */
import { useSession } from "#src/session/index.ts";

export type Shown = "reached" | "now" | "waits";

/** Without a player step everything is reached; what belongs to no step never waits. */
export function useShown(step: number | null): Shown {
  return useSession((session) => {
    if (session.step === null || step === null || step < session.step) return "reached";
    return step === session.step ? "now" : "waits";
  });
}
