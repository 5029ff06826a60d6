/** The player: one step of the trace at a time. `narrow` is the segmented bar of small screens. */
import type { ReactElement } from "react";

export type PlayerForm = "wide" | "narrow";

export function Player({ form }: { readonly form: PlayerForm }): ReactElement | null {
  return form === "wide" ? null : null;
}
