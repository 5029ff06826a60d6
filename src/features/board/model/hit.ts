/** The card the search has stepped to: its list scrolls to it and the canvas pans to its column. */
import { createContext } from "react";
import type { PolicyId } from "#src/engine/index.ts";

export interface Hit {
  readonly policy: PolicyId;
}

/** A new object for every step, so that stepping to the same card again shows it again. */
export const HitContext = createContext<Hit | null>(null);
