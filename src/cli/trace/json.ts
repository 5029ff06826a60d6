/** The answer to one question as data: flows in the shape of scenario files, and the words of the chosen scope. */
import type { PolicySet, Scope } from "#src/engine/index.ts";
import { type FlowCase, summarizeCases } from "#src/explain/index.ts";
import { answerFlow, tellFlow } from "../scenario/answer.ts";
import type { FlowAnswer, Scoped } from "../scenario/types.ts";
import type { QuestionAnswer } from "./answer.ts";

type Answer = Extract<QuestionAnswer, { readonly ok: true }>;

export function answerJson(set: PolicySet, { cases, portTruth }: Answer, scope: Scope): unknown {
  const flows = cases.map((one) => ({
    ...tellFlow(one.trace.flow),
    ...answerFlow(set, one.trace.flow),
    explanation: wordsOf(one),
  }));
  return {
    verdict: together(flows.map(({ verdict }) => verdict)),
    scope,
    text: summarizeCases(cases).verdict,
    portTruth,
    flows,
  };
}

/** `mixed` where backends differ. */
function together(verdicts: readonly FlowAnswer["verdict"][]): Scoped<string> {
  const one = (scope: Scope): string => {
    const [first, ...others] = new Set(verdicts.map((verdict) => verdict[scope]));
    return first === undefined || others.length > 0 ? "mixed" : first;
  };
  return { enforced: one("enforced"), pending: one("pending") };
}

function wordsOf({ explanation }: FlowCase): unknown {
  const { verdict, headline, narration, missingPass, knownBy, notices, deciding, nearMisses } = explanation;
  return {
    verdict,
    headline,
    knownBy,
    narration,
    deciding: deciding.map(({ direction, policy, title, tier, place }) => ({
      direction,
      policy,
      title,
      tier,
      file: place?.file ?? null,
      line: place?.start.line ?? null,
    })),
    nearMisses: nearMisses.map(({ policy, direction, line, badge }) => ({
      policy,
      direction,
      rule: line.name,
      reason: line.reason,
      badge,
    })),
    missingPass,
    notices,
  };
}
