/** Order and counts of problems. */
import type { Diagnostic, Severity } from "#src/manifest/index.ts";

export type Shown = "all" | Severity;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Errors first; within a severity as they stand in the files. */
export function sortProblems(problems: readonly Diagnostic[], shown: Shown): readonly Diagnostic[] {
  return problems
    .filter(({ severity }) => shown === "all" || severity === shown)
    .toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}

/** `2 errors, 1 warning`; severities without problems are left out. */
export function countText(problems: readonly Diagnostic[]): string {
  const words = (["error", "warning", "notice"] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return words.length === 0 ? "nothing to report" : words.join(", ");
}
