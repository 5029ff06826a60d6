/** `tierboard test`: flows whose answer is laid down, checked. */
import { Command, Option } from "commander";
import { exit, type ExitCode } from "../exit.ts";
import { placeText } from "../input/diagnostics.ts";
import { tellGathered } from "../input/tell.ts";
import { jsonText } from "../json.ts";
import { painter } from "../paint.ts";
import type { Run } from "../run.ts";
import { openScenario } from "../scenario/open.ts";
import { readScenarios } from "../scenario/read.ts";
import type { Scenario } from "../scenario/types.ts";
import type { Terminal } from "../terminal.ts";
import { testJson } from "./json.ts";
import { junitText } from "./junit.ts";
import { runScenario } from "./run.ts";
import { type Summary, summarize } from "./summary.ts";
import { tapText } from "./tap.ts";
import { testText } from "./text.ts";
import type { TestResult } from "./types.ts";

type Form = "text" | "json" | "tap" | "junit";

const examples = `
A test file is YAML or JSON, one scenario or a list of them:

  name: the shop's database
  manifests: [../policies, ../pods.yaml]   # relative to this file; or manifest: |- with the text itself
  flows:
    - { from: pod:shop/web, to: pod:shop/db, port: tcp/5432, expect: allow }
    - { from: ip:203.0.113.9, to: svc:shop/db, port: 5432, expect: deny }

With srcIP, dstIP, protocol, srcPort and dstPort a flow is told to the last bit. \`expect\` may also be
{verdict, egress, ingress}, each {enforced, pending}, with traces in the notation of Calico's flow logs;
only what it says is compared. With \`manifests\`, workload templates stand in for their pods, as in
\`trace -f\`; with \`manifest\` nothing is assumed.

Examples:
  tierboard test policies/tests/
  tierboard test flows.yaml --output junit > report.xml

Exit code: 0 all pass, 1 a test fails, 2 unreadable input or wrong usage.`;

export function testCommand(run: Run): Command {
  return new Command("test")
    .summary("check flows against the answers they ought to have")
    .description("Run scenario and test files: each flow's `expect` against the computed answer.")
    .argument("<FILE...>", "test files, folders of them, or - for standard input")
    .addOption(
      new Option("-o, --output <FORM>", "form of the report")
        .choices(["text", "json", "tap", "junit"])
        .default("text"),
    )
    .addHelpText("after", examples)
    .action((files: readonly string[], { output }: { readonly output: Form }) =>
      run((terminal) => testFiles(files, output, terminal)),
    );
}

async function testFiles(files: readonly string[], form: Form, terminal: Terminal): Promise<ExitCode> {
  const { scenarios, complete } = await readScenarios(files, "read", terminal);
  const results: TestResult[] = [];
  const passedOver = new Set<string>();
  let whole = complete;
  for (const scenario of scenarios) {
    const open = await openScenario(
      scenario,
      scenario.source.kind === "text" ? "nothing" : "missing",
      terminal,
    );
    results.push(...runScenario(open));
    for (const path of open.passedOver) passedOver.add(path);
    for (const problem of open.problems) terminal.err(`error: ${scenario.name}: ${problem}\n`);
    const saysNothing = noExpectation(scenario, terminal);
    whole &&= open.problems.length === 0 && !saysNothing;
  }
  tellGathered({ problems: [], passedOver: [...passedOver] }, terminal);
  const summary = summarize(results, scenarios.length);
  terminal.out(reportText(form, { results, summary, terminal }));
  if (!whole) return exit.unusable;
  return summary.failed > 0 ? exit.findings : exit.answered;
}

/** A flow that expects nothing would pass whatever happens. */
function noExpectation({ flows, placeOf }: Scenario, terminal: Terminal): boolean {
  const silent = flows.filter(({ expect }) => expect === null);
  for (const { path } of silent)
    terminal.err(`${placeText(placeOf(path))}: error: the flow has no \`expect\`\n`);
  return silent.length > 0;
}

interface Report {
  readonly results: readonly TestResult[];
  readonly summary: Summary;
  readonly terminal: Terminal;
}

function reportText(form: Form, { results, summary, terminal }: Report): string {
  switch (form) {
    case "text":
      return testText(results, summary, painter(terminal.color));
    case "json":
      return jsonText(testJson(results, summary));
    case "tap":
      return tapText(results);
    case "junit":
      return junitText(results);
  }
}
