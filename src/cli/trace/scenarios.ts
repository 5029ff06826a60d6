/** `trace --scenario`: every flow of a scenario file, computed; what the file expects is never looked at. */
import { exit, type ExitCode } from "../exit.ts";
import { placeText } from "../input/diagnostics.ts";
import { tellGathered } from "../input/tell.ts";
import { jsonText } from "../json.ts";
import { painter } from "../paint.ts";
import { type AnsweredFlow, answerInput } from "../scenario/answer.ts";
import { type ListedEndpoint, listEndpoints } from "../scenario/endpoints.ts";
import { type OpenScenario, openScenario } from "../scenario/open.ts";
import { readScenarios } from "../scenario/read.ts";
import type { FlowInput } from "../scenario/types.ts";
import { scenarioText } from "./scenario-text.ts";
import type { Terminal } from "../terminal.ts";

export interface TracedScenario {
  readonly name: string;
  readonly endpoints: readonly ListedEndpoint[];
  /** In the order of the file; a service has one for each backend. */
  readonly flows: readonly (TracedFlow | UnansweredFlow)[];
}

export type TracedFlow = AnsweredFlow["asked"] & AnsweredFlow["answer"] & AnsweredFlow["remarks"];

/** A question that cannot be answered keeps its place in the list. */
export interface UnansweredFlow {
  readonly from: string;
  readonly to: string;
  readonly verdict: null;
  readonly egress: null;
  readonly ingress: null;
  readonly problem: string;
}

export interface ScenarioOptions {
  readonly file: string;
  readonly output: "text" | "json";
}

export async function traceScenarios(
  { file, output }: ScenarioOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { scenarios, complete } = await readScenarios([file], "ignored", terminal);
  const traced: TracedScenario[] = [];
  const passedOver = new Set<string>();
  let answered = complete;
  for (const scenario of scenarios) {
    const open = await openScenario(scenario, "nothing", terminal);
    for (const path of open.passedOver) passedOver.add(path);
    const { result, problems } = traceAll(open);
    traced.push(result);
    answered &&= problems.length === 0;
    for (const problem of problems) terminal.err(`${problem}\n`);
  }
  tellGathered({ problems: [], passedOver: [...passedOver] }, terminal);
  terminal.out(
    output === "json"
      ? jsonText(traced)
      : traced.map((one) => scenarioText(one, painter(terminal.color))).join("\n"),
  );
  return answered ? exit.answered : exit.unusable;
}

interface Traced {
  readonly result: TracedScenario;
  readonly problems: readonly string[];
}

function traceAll(open: OpenScenario): Traced {
  const { scenario, set } = open;
  const problems = open.problems.map((problem) => `error: ${scenario.name}: ${problem}`);
  const flows = scenario.flows.flatMap(({ input, path }): TracedScenario["flows"] => {
    const answered = answerInput(open, input);
    if (answered.ok)
      return answered.flows.map(({ asked, answer, remarks }) => ({ ...asked, ...answer, ...remarks }));
    problems.push(`${placeText(scenario.placeOf(path))}: error: ${answered.message}`);
    return [unanswered(input, answered.message)];
  });
  return { result: { name: scenario.name, endpoints: listEndpoints(set), flows }, problems };
}

function unanswered(input: FlowInput, problem: string): UnansweredFlow {
  const asked = input.kind === "exact" ? input.flow : { from: input.query.from, to: input.query.to };
  return { ...asked, verdict: null, egress: null, ingress: null, problem };
}
