/**
 * The line that says the verdict: role status "Verdict", final from the first frame, and, while the player is on a
 * step, that step's headline and sentence. It stands in the page once and always: right above `Player` in the `wide`
 * form, right under `FlowBar` in the `narrow` one. With nothing to say it takes no room.
 */
import type { ReactElement } from "react";

export type FlowForm = "wide" | "narrow";

export function VerdictLine({ form }: { readonly form: FlowForm }): ReactElement {
  return <div role="status" aria-label="Verdict" data-form={form} />;
}
