/** `tierboard matrix`: who reaches whom, counted over known flows. */
import { Command, Option } from "commander";
import { exit, type ExitCode } from "../exit.ts";
import { load, warnOfNobody } from "../input/load.ts";
import { writeJson } from "../json.ts";
import type { Run } from "../run.ts";
import { misused, type Terminal } from "../terminal.ts";
import { endsMatrix, type Table, placesMatrix } from "./tables.ts";
import { tableMarkdown } from "./markdown.ts";
import { tableText } from "./text.ts";

interface Options {
  readonly file: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly pending?: true;
  readonly output: "text" | "markdown" | "json";
}

const examples = `
Examples:
  tierboard matrix -f cluster.yaml
  tierboard matrix -f manifests/ --from frontend --to payments
  kubectl get tiers,networkpolicies,namespaces,pods -A -o yaml | tierboard matrix -f - --output markdown

A cell counts known flows: each ordered pair of ends times the ports the destination declares, and flows with
the outside on the ports that rules name. Pods that no rule can tell apart share a row, with their number.
With --from or --to (a namespace, "hosts" or "outside") the cells are pairs of ends instead of namespaces.
A Markdown table that a comment on GitHub could not hold has one row per source instead, and says so.

Exit code: 0 answered, 2 unreadable input or wrong usage.`;

export function matrixCommand(run: Run): Command {
  return new Command("matrix")
    .summary("who reaches whom: allowed and denied flows, namespace by namespace")
    .description("Count what is allowed and denied between namespaces, or between the ends of two of them.")
    .requiredOption("-f, --file <FILE...>", "manifests: files, folders, or - for standard input")
    .option("--from <PLACE>", "only flows from this namespace, from hosts or from outside, end by end")
    .option("--to <PLACE>", "only flows to this namespace, to hosts or to outside, end by end")
    .option("--pending", "count staged policies as if they were enforced")
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .addHelpText("after", examples)
    .action((options: Options) => run((terminal) => matrixAsAsked(options, terminal)));
}

async function matrixAsAsked(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { file, from, to, output } = options;
  const loaded = await load(file, { assume: "missing" }, terminal);
  if (loaded === null) return exit.unusable;
  warnOfNobody([loaded], terminal);
  const scope = options.pending ? "pending" : "enforced";
  const found =
    from === undefined && to === undefined
      ? { ok: true as const, table: placesMatrix(loaded.set, scope) }
      : endsMatrix(loaded.set, { scope, from, to });
  if (!found.ok) return misused(found.message, terminal);
  print(found.table, output, terminal);
  return loaded.complete ? exit.answered : exit.unusable;
}

function print(table: Table, output: Options["output"], terminal: Terminal): void {
  switch (output) {
    case "text":
      terminal.out(tableText(table));
      break;
    case "markdown":
      terminal.out(tableMarkdown(table));
      break;
    case "json":
      writeJson(table, terminal);
  }
}
