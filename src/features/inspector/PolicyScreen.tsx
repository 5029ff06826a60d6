/** Details of the policy the session has open, or nothing. */
import type { ReactElement } from "react";

export function PolicyScreen(): ReactElement | null {
  return null;
}
