/** What the flow screens read from the session: the answer, the backend shown of it, and the step shown. */
import type { Explanation, Step } from "#src/explain/index.ts";
import { useSession, type FlowAnswer, type SessionState } from "#src/session/index.ts";

export type Answered = Extract<FlowAnswer, { kind: "answer" }>;

export function answeredOf(state: SessionState): Answered | null {
  return state.answer?.kind === "answer" ? state.answer : null;
}

/** The explanation of the backend shown, or null while no flow is answered. */
export function explanationOf(state: SessionState): Explanation | null {
  const cases = answeredOf(state)?.cases ?? [];
  return (cases[state.backend] ?? cases[0])?.explanation ?? null;
}

export function useExplanation(): Explanation | null {
  return useSession(explanationOf);
}

/** The step shown, or null for the finished line: before playing, and after an answer with fewer steps. */
export function useStep(): Step | null {
  return useSession((state) => {
    const steps = explanationOf(state)?.steps ?? [];
    return state.step === null ? null : (steps[state.step] ?? null);
  });
}
