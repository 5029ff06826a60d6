/** What has been counted of all flows, as the cards of a column show it: on a large board it comes to them in turns. */
import { createContext } from "react";
import type { SessionState } from "#src/session/index.ts";

export type Counted = Pick<SessionState["analysis"], "figures" | "shadows">;

export function countedIn({ analysis: { figures, shadows } }: SessionState): Counted {
  return { figures, shadows };
}

export const CountedContext = createContext<Counted>({ figures: null, shadows: null });
