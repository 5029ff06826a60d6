/** Test results as JUnit XML, one suite per scenario, as build servers read it. */
import { failureHeadline, failureLines } from "./failure-text.ts";
import type { TestResult } from "./types.ts";

export function junitText(results: readonly TestResult[]): string {
  const suites = new Map<string, TestResult[]>();
  for (const result of results) {
    const suite = suites.get(result.scenario);
    if (suite) suite.push(result);
    else suites.set(result.scenario, [result]);
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tierboard" ${counts(results)}>`,
    ...[...suites].flatMap(([name, suite]) => [
      `  <testsuite name="${escaped(name)}" ${counts(suite)}>`,
      ...suite.flatMap(caseLines),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

function counts(results: readonly TestResult[]): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  return `tests="${results.length}" failures="${failed}" errors="0"`;
}

function caseLines({ scenario, name, at, failures }: TestResult): readonly string[] {
  const head = `    <testcase classname="${escaped(scenario)}" name="${escaped(name)}"`;
  const [first] = failures;
  if (!first) return [`${head}/>`];
  const text = [at, ...failures.flatMap(failureLines)].join("\n");
  return [
    `${head}>`,
    `      <failure message="${escaped(failureHeadline(first))}">${escaped(text)}</failure>`,
    "    </testcase>",
  ];
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no place for control characters, not even escaped. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
      .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
  );
}
