/** Test results as data. */
import { failureLines } from "./failure-text.ts";
import type { Summary } from "./summary.ts";
import type { TestResult } from "./types.ts";

/** Expected and computed answers stand at failed tests only. */
export function testJson(results: readonly TestResult[], summary: Summary): unknown {
  return {
    summary,
    tests: results.map(({ scenario, name, at, failures }) => ({
      scenario,
      name,
      at,
      passed: failures.length === 0,
      ...(failures.length === 0 ? {} : { failures: failures.map(failureJson) }),
    })),
  };
}

function failureJson(failure: TestResult["failures"][number]): unknown {
  const message = failureLines(failure).join("\n");
  if (failure.kind === "no-answer") return { message };
  const { flow, expected, actual } = failure;
  return { message, flow, expected, actual };
}
