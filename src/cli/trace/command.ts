/** `tierboard trace`: what happens to a flow, or to every flow of a scenario file. */
import { Command, Option } from "commander";
import type { FlowQuery } from "#src/explain/index.ts";
import { exit, type ExitCode } from "../exit.ts";
import { load } from "../input/load.ts";
import { jsonText } from "../json.ts";
import { painter } from "../paint.ts";
import type { Run } from "../run.ts";
import { misused, type Terminal } from "../terminal.ts";
import { answerQuestion } from "./answer.ts";
import { answerJson } from "./json.ts";
import { traceScenarios } from "./scenarios.ts";
import { answerText } from "./text.ts";

interface Options {
  readonly file?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
  readonly sourcePort?: number;
  readonly family?: "4" | "6";
  readonly assumeRunning?: readonly string[];
  readonly pending?: true;
  readonly all?: true;
  readonly scenario?: string;
  readonly output: "text" | "json";
}

const examples = `
Ends: pod:NAMESPACE/NAME, hep:NAME, svc:NAMESPACE/NAME (destination), ip:ADDRESS
Ports: tcp/5432, udp/53, sctp/5000, icmp/8/0, icmp6/128/0, proto/47, a bare number (TCP) or a port's name

Examples:
  tierboard trace -f manifests/ --from pod:shop/web --to pod:shop/db --port tcp/5432
  kubectl get tiers,networkpolicies,namespaces,pods -A -o yaml | tierboard trace -f - --from pod:shop/web --to ip:8.8.8.8 --port udp/53
  tierboard trace -f cluster.yaml --from pod:shop/web --to svc:shop/db --port 5432 --pending --output json
  tierboard trace --scenario scenarios.json --output json

Exit code: 0 answered (also when the answer is "denied"), 2 unreadable input or wrong usage.`;

export function traceCommand(run: Run): Command {
  return new Command("trace")
    .summary("what happens to a flow, tier by tier")
    .description(
      "Show the walk of a flow through the tiers: egress at its source, then ingress at its destination.",
    )
    .option("-f, --file <FILE...>", "manifests: files, folders, or - for standard input")
    .option("--from <END>", "source of the flow")
    .option("--to <END>", "destination of the flow")
    .option("--port <PORT>", "protocol and destination port")
    .option("--source-port <NUMBER>", "source port; any ephemeral port if left out", portNumber)
    .addOption(
      new Option("--family <FAMILY>", "IP version; the first one both ends have if left out").choices([
        "4",
        "6",
      ]),
    )
    .option(
      "--assume-running <POD...>",
      "NAMESPACE/NAME of pods without address or node, to be taken as running",
    )
    .option("--pending", "count staged policies as if they were enforced")
    .option("--all", "list every policy that does not apply")
    .option("--scenario <FILE>", "trace every flow of a scenario file; nothing is assumed")
    .addOption(
      new Option("-o, --output <FORM>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", examples)
    .action((options: Options) => run((terminal) => traceAsAsked(options, terminal)));
}

function portNumber(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : NaN;
}

function traceAsAsked(options: Options, terminal: Terminal): Promise<ExitCode> | ExitCode {
  const { scenario, output, ...question } = options;
  if (scenario !== undefined) {
    if (Object.keys(question).length > 0)
      return misused("--scenario stands alone: its file names manifests and flows", terminal);
    return traceScenarios({ file: scenario, output }, terminal);
  }
  const { file, from, to, port, sourcePort } = question;
  if (file === undefined) return misused("say what to read with -f FILE, or use --scenario FILE", terminal);
  if (from === undefined || to === undefined) return misused("say both ends with --from and --to", terminal);
  if (sourcePort !== undefined && !(sourcePort <= 65535))
    return misused("--source-port is a number from 0 to 65535", terminal);
  const family = options.family === undefined ? null : options.family === "4" ? 4 : 6;
  const query: FlowQuery = { from, to, port: port ?? "", sourcePort: sourcePort ?? null, family };
  return traceOne({ file, query, options }, terminal);
}

interface Question {
  readonly file: readonly string[];
  readonly query: FlowQuery;
  readonly options: Options;
}

async function traceOne({ file, query, options }: Question, terminal: Terminal): Promise<ExitCode> {
  const { pending, all, output } = options;
  const assumeRunning = (options.assumeRunning ?? []).map((name) => `pod:${name.replace(/^pod:/, "")}`);
  const loaded = await load(file, { assume: "missing", assumeRunning }, terminal);
  if (loaded === null) return exit.unusable;
  const gone = assumeRunning.find((id) => !loaded.set.cluster.endpoints.some((one) => one.id === id));
  if (gone !== undefined) return misused(`no pod \`${gone.replace("pod:", "")}\` is loaded`, terminal);
  const scope = pending ? "pending" : "enforced";
  const answer = answerQuestion(loaded, query, scope);
  if (!answer.ok) return misused(answer.message, terminal);
  const { set, reading, complete } = loaded;
  const context = { set, reading, paint: painter(terminal.color), all: all ?? false };
  terminal.out(output === "json" ? jsonText(answerJson(set, answer, scope)) : answerText(context, answer));
  if (!complete) terminal.err("error: the answer leaves out what could not be read\n");
  return complete ? exit.answered : exit.unusable;
}
