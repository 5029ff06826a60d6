/** What each policy does with the flow shown, per direction: two small marks on every row while a card is lifted. */
import type { Direction, PolicyId } from "#src/engine/index.ts";
import type { FlowCase, Mark, OutcomeWord } from "#src/explain/index.ts";
import { caseShown, type SessionState } from "#src/session/index.ts";

export interface FlowMark {
  readonly mark: Mark;
  readonly outcome: OutcomeWord;
}

export type PolicyMarks = Readonly<Partial<Record<Direction, FlowMark>>>;
export type FlowMarks = ReadonlyMap<PolicyId, PolicyMarks>;

const known = new WeakMap<FlowCase, FlowMarks>();

/** Of the backend shown; null without an answer. */
export function flowMarks(state: SessionState): FlowMarks | null {
  const shown = caseShown(state);
  if (shown === null) return null;
  let marks = known.get(shown);
  if (marks === undefined) {
    marks = collect(shown);
    known.set(shown, marks);
  }
  return marks;
}

function collect({ explanation }: FlowCase): FlowMarks {
  const marks = new Map<PolicyId, Partial<Record<Direction, FlowMark>>>();
  for (const half of [explanation.egress, explanation.ingress]) {
    for (const { policy, mark, outcome } of half?.items ?? []) {
      if (policy === null || half === null) continue;
      marks.set(policy, { ...marks.get(policy), [half.direction]: { mark, outcome } });
    }
  }
  return marks;
}
