/** What Calico makes of a selector, for people. */
import type { Labels } from "#src/engine/index.ts";
import { type SelectorAnswer, selectorProblem } from "./answer.ts";
import { printLabels } from "./labels.ts";

export function selectorText(
  selector: string,
  { canonical, matches }: SelectorAnswer,
  labelSets: readonly Labels[],
): string {
  const problem = selectorProblem(selector);
  if (problem !== null) return `✗ not a selector: ${problem.message}\n${pointer(selector, problem.offset)}`;
  const lines = labelSets.map((labels, index) =>
    matches[index] === true ? `✓ matches ${printLabels(labels)}` : `– does not match ${printLabels(labels)}`,
  );
  return [canonical ?? "", ...lines, ""].join("\n");
}

/** The selector with a caret under the place; left out where it has several lines. */
function pointer(selector: string, offset: number): string {
  return /[\r\n\t]/.test(selector) ? "" : `  ${selector}\n  ${" ".repeat(offset)}^\n`;
}
