/** Test results in numbers. */
import { plural } from "../plural.ts";
import type { TestResult } from "./types.ts";

export interface Summary {
  readonly scenarios: number;
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
}

export function summarize(results: readonly TestResult[], scenarios: number): Summary {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  return { scenarios, tests: results.length, passed: results.length - failed, failed };
}

/** `12 tests in 3 scenarios: 11 passed, 1 failed` */
export function summaryText({ scenarios, tests, passed, failed }: Summary): string {
  return `${plural(tests, "test")} in ${plural(scenarios, "scenario")}: ${passed} passed, ${failed} failed`;
}
