/** Test results for people: what failed and why, then the numbers. */
import type { Paint } from "../paint.ts";
import { glyphs } from "../trace/marks.ts";
import { failureLines } from "./failure-text.ts";
import { type Summary, summaryText } from "./summary.ts";
import type { TestResult } from "./types.ts";

export function testText(results: readonly TestResult[], summary: Summary, paint: Paint): string {
  const failed = results
    .filter(({ failures }) => failures.length > 0)
    .map((result) => failedText(result, paint));
  const good = summary.failed === 0 && summary.tests > 0;
  const { sign, hue } = glyphs[good ? "allow" : "deny"];
  return [...failed, `${paint(hue, `${sign} ${summaryText(summary)}`)}\n`].join("\n");
}

function failedText({ scenario, name, at, failures }: TestResult, paint: Paint): string {
  const several = failures.length > 1;
  const lines = failures.flatMap((failure) => [
    ...(several && failure.kind === "differs" ? [failure.flow] : []),
    ...failureLines(failure),
  ]);
  const head = `${paint("deny", "✗ failed")}  ${name}`;
  return [head, `    ${scenario} (${at})`, ...lines.map((line) => `    ${line}`), ""].join("\n");
}
