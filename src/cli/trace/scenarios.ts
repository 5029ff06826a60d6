/** `trace --scenario`: every flow of a scenario file, computed; what the file expects is never looked at. */
import { exit, type ExitCode } from "../exit.ts";
import { jsonText } from "../json.ts";
import { painter } from "../paint.ts";
import { type AnsweredFlow, answerInput } from "../scenario/answer.ts";
import { type ListedEndpoint, listEndpoints } from "../scenario/endpoints.ts";
import { type OpenScenario, openScenario } from "../scenario/open.ts";
import { readScenarios } from "../scenario/read.ts";
import { scenarioText } from "./scenario-text.ts";
import type { Terminal } from "../terminal.ts";

export interface TracedScenario {
  readonly name: string;
  readonly endpoints: readonly ListedEndpoint[];
  readonly flows: readonly (AnsweredFlow["asked"] & AnsweredFlow["answer"] & AnsweredFlow["remarks"])[];
}

export interface ScenarioOptions {
  readonly file: string;
  readonly output: "text" | "json";
}

export async function traceScenarios(
  { file, output }: ScenarioOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { scenarios, complete } = await readScenarios([file], terminal);
  const traced: TracedScenario[] = [];
  let answered = complete;
  for (const scenario of scenarios) {
    const { result, problems } = traceAll(await openScenario(scenario, "nothing", terminal));
    traced.push(result);
    answered &&= problems.length === 0;
    for (const problem of problems) terminal.err(`error: ${scenario.name}: ${problem}\n`);
  }
  terminal.out(
    output === "json"
      ? jsonText(traced)
      : traced.map((one) => scenarioText(one, painter(terminal.color))).join("\n"),
  );
  return answered ? exit.answered : exit.unusable;
}

interface Traced {
  readonly result: TracedScenario;
  /** Flows that have no answer are left out and told here. */
  readonly problems: readonly string[];
}

function traceAll(open: OpenScenario): Traced {
  const { scenario, set, problems } = open;
  const answers = scenario.flows.map(({ input, path }) => ({ path, answered: answerInput(open, input) }));
  return {
    result: {
      name: scenario.name,
      endpoints: listEndpoints(set),
      flows: answers.flatMap(({ answered }) =>
        answered.ok
          ? answered.flows.map(({ asked, answer, remarks }) => ({ ...asked, ...answer, ...remarks }))
          : [],
      ),
    },
    problems: [
      ...problems,
      ...answers.flatMap(({ path, answered }) => (answered.ok ? [] : [`${path}: ${answered.message}`])),
    ],
  };
}
