/** Small facts that follow from the state alone; slices, commands and screens share them. */
import type { Explanation, FlowCase, FlowQuery } from "#src/explain/index.ts";
import type { SessionState } from "./state.ts";

/** The question as it stands, or null while an end is missing. */
export function queryOf(state: SessionState): FlowQuery | null {
  const { source, destination, port, sourcePort, family } = state;
  if (source === null || destination === null) return null;
  return { from: source, to: destination, port, sourcePort, family };
}

/** The backend shown, of an answer that has one. */
export function caseShown(state: Pick<SessionState, "answer" | "backend">): FlowCase | null {
  if (state.answer?.kind !== "answer") return null;
  return state.answer.cases[state.backend] ?? state.answer.cases[0] ?? null;
}

export function explanationShown(state: SessionState): Explanation | null {
  return caseShown(state)?.explanation ?? null;
}

/** How many steps the player has; 0 without an answer. */
export function stepsShown(state: SessionState): number {
  return explanationShown(state)?.steps.length ?? 0;
}
