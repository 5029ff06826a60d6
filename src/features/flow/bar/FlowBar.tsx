/** The bar under the top bar: both ends, the port, what counts, and the verdict's provenance. */
import type { ReactElement } from "react";

export function FlowBar(): ReactElement {
  return <div role="group" aria-label="Flow" />;
}
