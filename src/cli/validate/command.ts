/** `tierboard validate`: what Kubernetes and Calico would make of manifests. */
import { Command, Option } from "commander";
import { read } from "#src/manifest/index.ts";
import { exit, type ExitCode } from "../exit.ts";
import { diagnosticText } from "../input/diagnostics.ts";
import { gather } from "../input/gather.ts";
import { gatherFindings, tellGathered } from "../input/tell.ts";
import { jsonText } from "../json.ts";
import { painter } from "../paint.ts";
import type { Run } from "../run.ts";
import { misused, type Terminal } from "../terminal.ts";
import { judgeFile } from "./judge-file.ts";
import { glyphs } from "../trace/marks.ts";
import { failsValidation, findingJson, summarize, summaryText } from "./summary.ts";

interface Options {
  readonly file?: string;
  readonly output: "text" | "json";
}

const examples = `
Examples:
  tierboard validate policies/
  kubectl get networkpolicies -A -o yaml | tierboard validate -
  tierboard validate --file objects.json --output json

Findings are errors (refused or ignored by Kubernetes or Calico), warnings and notices. Under --output json
the answer is {summary, findings}, each finding with file, line, column, code, severity, message and help; what
cannot be read or is passed over in folders and archives is told on standard error, and under --output json too.

With --file FILE (a list of {manifest}, one object each) every object is judged by itself; the JSON answer is a
list in the same order of {valid, crdValid, felixValid, problems}: what calicoctl, the API server and Felix say.

Exit code: 0 nothing to refuse (with --file: answered), 1 at least one error or refusal [refused-by-calico],
2 unreadable input or wrong usage.`;

export function validateCommand(run: Run): Command {
  return new Command("validate")
    .summary("what Kubernetes and Calico would refuse or ignore")
    .description(
      "Read manifests as Kubernetes and Calico do, and print every finding with file, line and column.",
    )
    .argument("[FILE...]", "manifests: files, folders, or - for standard input")
    .option("--file <FILE>", "judge each object of a list of {manifest}, or of - for standard input")
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", examples)
    .action((files: readonly string[], options: Options) =>
      run((terminal) => validateAsAsked(files, options, terminal)),
    );
}

function validateAsAsked(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> | ExitCode {
  const { file, output } = options;
  if (file === undefined)
    return paths.length > 0
      ? validateFiles(paths, options, terminal)
      : misused("say what to read, or --file FILE", terminal);
  return paths.length > 0
    ? misused("--file stands alone: it holds the objects", terminal)
    : judgeFile(file, output, terminal);
}

async function validateFiles(
  paths: readonly string[],
  { output }: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const gathered = await gather(paths, terminal);
  tellGathered(gathered, terminal);
  const reading = read(gathered.files, { assume: "missing" });
  const findings = [...gatherFindings(gathered), ...reading.diagnostics];
  const failed = findings.some(failsValidation);
  if (output === "json")
    terminal.out(jsonText({ summary: summarize(reading, findings), findings: findings.map(findingJson) }));
  else if (gathered.files.length > 0) {
    const { sign, hue } = glyphs[failed ? "deny" : "allow"];
    const counted = findings.filter(({ code }) => code !== "passed-over");
    const counts = `${sign} ${summaryText(summarize(reading, counted))}`;
    terminal.out(reading.diagnostics.map(diagnosticText).join(""));
    terminal.out(`${painter(terminal.color)(hue, counts)}\n`);
  }
  if (gathered.problems.length > 0) return exit.unusable;
  return failed ? exit.findings : exit.answered;
}
