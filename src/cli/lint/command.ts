/** `tierboard lint`: rules and policies without effect. */
import { Command, Option } from "commander";
import { finish } from "#src/engine/index.ts";
import { lint } from "#src/explain/index.ts";
import { exit, type ExitCode } from "../exit.ts";
import { load, warnOfNobody } from "../input/load.ts";
import { jsonText } from "../json.ts";
import { painter } from "../paint.ts";
import type { Run } from "../run.ts";
import type { Terminal } from "../terminal.ts";
import { findingJson, findingText, summaryLine } from "./report.ts";

interface Options {
  readonly pending?: true;
  readonly output: "text" | "json";
}

const examples = `
Examples:
  tierboard lint manifests/
  kubectl get tiers,networkpolicies,namespaces,pods -A -o yaml | tierboard lint -

Findings: selects-nothing (a policy or a rule that meets nobody loaded), rule-shadowed (earlier rules take
everything), rule-redundant (removing it changes nothing; a notice, not counted as a finding). Each is exact,
over every flow between loaded endpoints and the outside, with a flow that shows it.

Exit code: 0 nothing found, 1 at least one warning, 2 unreadable input or wrong usage.`;

export function lintCommand(run: Run): Command {
  return new Command("lint")
    .summary("rules and policies that never have an effect")
    .description(
      "Find rules and policies that can never match, are always decided before, or change nothing.",
    )
    .argument("<FILE...>", "manifests: files, folders, or - for standard input")
    .option("--pending", "count staged policies as if they were enforced")
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", examples)
    .action((files: readonly string[], options: Options) =>
      run((terminal) => lintAsAsked(files, options, terminal)),
    );
}

async function lintAsAsked(
  files: readonly string[],
  { pending, output }: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const loaded = await load(files, { assume: "missing" }, terminal);
  if (loaded === null) return exit.unusable;
  warnOfNobody([loaded], terminal);
  const findings = finish(lint(loaded.set, loaded.reading, pending ? "pending" : "enforced"));
  if (output === "json") terminal.out(jsonText(findings.map(findingJson)));
  else {
    const paint = painter(terminal.color);
    terminal.out(findings.map((finding) => findingText(finding, paint)).join(""));
    terminal.out(summaryLine(findings, paint));
  }
  if (!loaded.complete) return exit.unusable;
  return findings.some(({ severity }) => severity === "warning") ? exit.findings : exit.answered;
}
