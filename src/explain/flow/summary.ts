import type { FlowTrace } from "#src/engine/index.ts";
import type { CasesSummary } from "../answer.ts";
import type { Explanation, FlowCase } from "../types.ts";
/** Verdict over all backends: `Mixed (1 of 3 backends allowed)…` where they differ. */
export function summarizeCases(_cases: readonly FlowCase[]): CasesSummary {
  throw new Error("being written");
}
/** A sentence when the other scope's verdict differs, else null. */
export function compareScopes(_shown: FlowTrace, _other: FlowTrace): string | null {
  throw new Error("being written");
}
/** The copied text: verdict, both ends, each sentence, how it is known. */
export function narrationText(_explanation: Explanation): string {
  throw new Error("being written");
}
