/** Test results in the Test Anything Protocol, version 14. */
import { failureHeadline, failureLines } from "./failure-text.ts";
import type { TestResult } from "./types.ts";

export function tapText(results: readonly TestResult[]): string {
  const lines = results.flatMap((result, index) => testLines(result, index + 1));
  return ["TAP version 14", `1..${results.length}`, ...lines, ""].join("\n");
}

function testLines({ scenario, name, at, failures }: TestResult, number: number): readonly string[] {
  const title = `${number} - ${described(`${scenario}: ${name}`)}`;
  const [first] = failures;
  if (!first) return [`ok ${title}`];
  return [
    `not ok ${title}`,
    "  ---",
    `  message: ${JSON.stringify(failureHeadline(first))}`,
    `  at: ${JSON.stringify(at)}`,
    "  detail: |",
    ...failures.flatMap(failureLines).map((line) => `    ${line.replaceAll(/[\r\n]+/g, " ")}`),
    "  ...",
  ];
}

/** `#` would begin a directive, and a description is one line. */
function described(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("\\", "\\\\")
    .replaceAll("#", "\\#");
}
