/** `tierboard select`: how Calico reads a selector, and what it matches. */
import { Command, Option } from "commander";
import type { Labels } from "#src/engine/index.ts";
import { exit, type ExitCode } from "../exit.ts";
import { readOne } from "../input/one-file.ts";
import { jsonText } from "../json.ts";
import type { Run } from "../run.ts";
import { misused, type Terminal } from "../terminal.ts";
import { answerSelector, selectorProblem } from "./answer.ts";
import { decodeSelectors } from "./from-file.ts";
import { parseLabels } from "./labels.ts";
import { selectorText } from "./text.ts";

interface Options {
  readonly labels?: readonly string[];
  readonly file?: string;
  readonly output: "text" | "json";
}

const examples = `
Examples:
  tierboard select "app in {'web', 'api'} && !has(canary)" --labels app=web,env=prod
  tierboard select 'has(app)' --labels app=web --labels ''
  tierboard select --file selectors.json --output json

A file is a list of {selector, cases: [{labels}]}; the JSON answer is a list in the same order of
{valid, canonical, matches}. For a selector that cannot be parsed canonical is null and matches is empty.

Exit code: 0 answered (also "not a selector"), 2 unreadable input or wrong usage.`;

export function selectCommand(run: Run): Command {
  return new Command("select")
    .summary("how Calico reads a selector, and which labels it matches")
    .description(
      "Parse a selector as Calico does, print its normal form and say which sets of labels it matches.",
    )
    .argument("[SELECTOR]", "the selector, in quotes")
    .option("--labels <LABELS>", "labels as key=value,key=value; several times for several sets", collect)
    .option("--file <FILE>", "answer every selector of a file, or of - for standard input")
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", examples)
    .action((selector: string | undefined, options: Options) =>
      run((terminal) => selectAsAsked(selector, options, terminal)),
    );
}

function collect(text: string, known: readonly string[] = []): readonly string[] {
  return [...known, text];
}

function selectAsAsked(
  selector: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> | ExitCode {
  const { file, labels = [] } = options;
  if (file !== undefined) {
    if (selector !== undefined || labels.length > 0)
      return misused("--file stands alone: it holds selectors and labels", terminal);
    return selectFile(file, options, terminal);
  }
  if (selector === undefined) return misused("say a selector, or --file FILE", terminal);
  const labelSets: Labels[] = [];
  for (const text of labels) {
    const parsed = parseLabels(text);
    if (!parsed.ok) return misused(parsed.message, terminal);
    labelSets.push(parsed.labels);
  }
  const answer = answerSelector(selector, labelSets);
  const problem = selectorProblem(selector);
  const json = { ...answer, ...(problem === null ? {} : { problem }) };
  terminal.out(options.output === "json" ? jsonText(json) : selectorText(selector, answer, labelSets));
  return exit.answered;
}

async function selectFile(file: string, { output }: Options, terminal: Terminal): Promise<ExitCode> {
  const cases = await readOne(file, decodeSelectors, terminal);
  if (cases === null) return exit.unusable;
  const answers = cases.map(({ selector, labelSets }) => answerSelector(selector, labelSets));
  if (output === "json") {
    terminal.out(jsonText(answers));
    return exit.answered;
  }
  const texts = cases.map(({ selector, labelSets }, index) => {
    const answer = answers[index];
    return answer ? `${JSON.stringify(selector)}\n${selectorText(selector, answer, labelSets)}` : "";
  });
  terminal.out(texts.join("\n"));
  return exit.answered;
}
