/** How much room the impact takes. */
import type { SessionState } from "../state.ts";

/**
 * Nothing while a card is in the hand: then every slot says what it would change. Otherwise what was chosen; by itself
 * a panel as soon as there is a draft, and a line where that was closed.
 */
export function impactShown(state: SessionState): "line" | "panel" | "full" | null {
  const { impact, document, drag, snapshot } = state;
  if (snapshot === null || drag !== null) return null;
  const edited = (document?.cursor ?? 0) > 0;
  switch (impact.size) {
    case "auto":
      return edited ? "panel" : null;
    case "closed":
      return edited ? "line" : null;
    case "panel":
    case "full":
      return impact.size;
  }
}
