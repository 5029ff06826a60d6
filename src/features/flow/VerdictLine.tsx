/** The status "Verdict". It stands in the page once; its text is final from the first frame. */
import type { ReactElement } from "react";

export function VerdictLine(): ReactElement {
  return <div role="status" aria-label="Verdict" />;
}
