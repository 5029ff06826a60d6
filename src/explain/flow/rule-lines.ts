/** The rules of one policy in a trace, as written: converted rules that share a written rule become one line. */
import type { Direction, Failure, Policy, RuleTrace } from "#src/engine/index.ts";
import type { RuleLine } from "../types.ts";
import { failureWords } from "../words/failure.ts";
import { ruleSummary } from "../words/rule.ts";

/** The state that tells most about a written rule comes first. */
const weight: Readonly<Record<RuleTrace["state"], number>> = {
  match: 0,
  undecidable: 1,
  log: 2,
  "no-match": 3,
  "not-reached": 4,
};

export function ruleLines(
  policy: Policy,
  direction: Direction,
  traces: readonly RuleTrace[],
): readonly RuleLine[] {
  const groups = new Map<number, RuleTrace[]>();
  for (const trace of traces) {
    const group = groups.get(trace.written) ?? [];
    group.push(trace);
    groups.set(trace.written, group);
  }
  return [...groups.values()].map((group) => ruleLine(policy, direction, group));
}

function ruleLine(policy: Policy, direction: Direction, group: readonly RuleTrace[]): RuleLine {
  const [best] = [...group].sort(compareTraces);
  if (!best) throw new Error("a written rule has at least one converted rule");
  const rules = policy[direction].filter((rule) => rule.written === best.written);
  const failures = best.state === "no-match" ? best.failures : [];
  const [first] = failures;
  const words = first ? failureWords(first) : null;
  return {
    ref: { rule: best.rule, written: best.written },
    name: `${direction} rule ${best.written + 1}`,
    state: best.state,
    summary: ruleSummary(rules, direction),
    reason: words?.line ?? (best.state === "undecidable" ? best.reason : ""),
    wanted: words?.wanted ?? null,
    actual: words?.actual ?? null,
    failures: failures.length,
  };
}

/** Of several converted rules that do not match, the one that fails least speaks for the written rule. */
function compareTraces(a: RuleTrace, b: RuleTrace): number {
  return weight[a.state] - weight[b.state] || failuresOf(a).length - failuresOf(b).length || a.rule - b.rule;
}

function failuresOf(trace: RuleTrace): readonly Failure[] {
  return trace.state === "no-match" ? trace.failures : [];
}

/** The summary of a rule without its action: `TCP 5432 to db == "orders"`. */
export function trafficOf(line: RuleLine): string {
  return line.summary.slice(line.summary.indexOf(" ") + 1);
}
