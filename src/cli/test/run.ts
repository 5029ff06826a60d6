/** Runs the flows of a scenario against what they ought to give. */
import { trace } from "#src/engine/index.ts";
import { explainFlow } from "#src/explain/index.ts";
import { placeText } from "../input/diagnostics.ts";
import { type Answered, type AnsweredFlow, answerInput } from "../scenario/answer.ts";
import { flowText } from "../scenario/flow-text.ts";
import type { OpenScenario } from "../scenario/open.ts";
import type { Expectation, ScenarioFlow } from "../scenario/types.ts";
import { differences } from "./compare.ts";
import type { Failure, TestResult } from "./types.ts";

/** Flows without expectation are no tests. */
export function runScenario(open: OpenScenario): readonly TestResult[] {
  return open.scenario.flows.flatMap((flow) => {
    const { expect } = flow;
    return expect === null ? [] : [runFlow(open, flow, expect)];
  });
}

function runFlow(open: OpenScenario, flow: ScenarioFlow, expect: Expectation): TestResult {
  const { scenario, problems } = open;
  const answered = answerInput(open, flow.input);
  const unread = problems.length > 0 ? [noAnswer("its manifests could not be read whole")] : [];
  const result = {
    scenario: scenario.name,
    name: flow.name ?? nameOf(flow, answered),
    failures: [...unread, ...failuresOf(open, answered, expect)],
  };
  // Places are looked up for failures only: in JSON that means reading the file once more.
  return {
    ...result,
    at: result.failures.length > 0 ? placeText(scenario.placeOf(flow.path)) : scenario.file,
  };
}

function failuresOf(open: OpenScenario, answered: Answered, expect: Expectation): readonly Failure[] {
  if (!answered.ok) return [noAnswer(answered.message)];
  return answered.flows.flatMap((one): readonly Failure[] => {
    if (differences(expect, one.answer).length === 0) return [];
    return [
      {
        kind: "differs",
        flow: flowText(one.asked),
        expected: expect,
        actual: one.answer,
        verdict: verdictOf(open, one),
      },
    ];
  });
}

function verdictOf({ set, reading }: OpenScenario, { flow }: AnsweredFlow): string {
  return explainFlow(set, reading, trace(set, flow, "enforced"), { version: "before" }).verdict;
}

function nameOf({ input }: ScenarioFlow, answered: Answered): string {
  if (input.kind === "exact") return flowText(input.flow);
  const [only, another] = answered.ok ? answered.flows : [];
  const { from, to, port } = input.query;
  return only && !another ? flowText(only.asked) : `${from} → ${to} ${port}`;
}

function noAnswer(message: string): Failure {
  return { kind: "no-answer", message };
}
