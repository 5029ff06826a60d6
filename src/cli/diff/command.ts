/** `tierboard diff`: which flows two sets of manifests answer differently. */
import { Command, Option } from "commander";
import { exit, type ExitCode } from "../exit.ts";
import { load, warnOfNobody } from "../input/load.ts";
import { writeJson } from "../json.ts";
import { painter } from "../paint.ts";
import type { Run } from "../run.ts";
import { misused, type Terminal } from "../terminal.ts";
import { compare } from "./compare.ts";
import { diffJson } from "./json.ts";
import { changesVerdicts } from "./summary.ts";
import { diffMarkdown } from "./markdown.ts";
import { diffText } from "./text.ts";

type Form = "text" | "markdown" | "json";

interface Options {
  readonly with?: readonly string[];
  readonly pending?: true;
  readonly output: Form;
}

const examples = `
Examples:
  tierboard diff policies-old/ policies-new/ --with cluster.yaml
  git show main:policies.yaml | tierboard diff - policies.yaml --with pods.yaml
  tierboard diff old.yaml new.yaml --output markdown >> "$GITHUB_STEP_SUMMARY"

Every flow between loaded endpoints, and between them and the outside, is compared: all protocols, all ports.
Under --output json the answer is {summary, groups}, one group per line; every flow that changes is in exactly one
group, and a group is about one protocol. Markdown is cut where a comment on GitHub would end, and says what is left out.

Exit code: 0 no verdict changes, 1 a verdict changes, 2 unreadable input or wrong usage.`;

export function diffCommand(run: Run): Command {
  return new Command("diff")
    .summary("which flows change between two sets of manifests")
    .description(
      "Compare two sets of manifests over all flows: who becomes denied, allowed, or decided elsewhere.",
    )
    .argument("<OLD>", "manifests before: a file, a folder, or - for standard input")
    .argument("<NEW>", "manifests after")
    .option("--with <FILE...>", "manifests both sides share, such as namespaces and pods")
    .option("--pending", "count staged policies as if they were enforced")
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .addHelpText("after", examples)
    .action((before: string, after: string, options: Options) =>
      run((terminal) => diffAsAsked([before, after], options, terminal)),
    );
}

async function diffAsAsked(
  [before, after]: readonly [string, string],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const shared = options.with ?? [];
  if ([before, after, ...shared].filter((path) => path === "-").length > 1)
    return misused("standard input can be only one of them", terminal);
  const old = await load([before, ...shared], { assume: "missing" }, terminal);
  const now = await load([after, ...shared], { assume: "missing" }, terminal);
  if (old === null || now === null) return exit.unusable;
  warnOfNobody([old, now], terminal);
  const compared = compare(old, now, options.pending ? "pending" : "enforced");
  switch (options.output) {
    case "text":
      terminal.out(diffText(compared, painter(terminal.color)));
      break;
    case "markdown":
      terminal.out(diffMarkdown(compared));
      break;
    case "json":
      writeJson(diffJson(compared), terminal);
  }
  if (!old.complete || !now.complete) {
    terminal.err("error: the comparison leaves out what could not be read\n");
    return exit.unusable;
  }
  return changesVerdicts(compared.difference.groups) ? exit.findings : exit.answered;
}
