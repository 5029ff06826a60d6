/** What the screen says about a policy's part in all flows. Pure. */
import type { Scope, SlotFigures } from "#src/engine/index.ts";
import type { PolicyFacts } from "#src/explain/index.ts";
import type { NecessityFacts } from "#src/session/index.ts";
import type { MarkName } from "#src/ui/index.ts";

export interface Line {
  readonly mark: MarkName | "other" | "ports";
  readonly text: string;
}

/** What would change without the policy, heaviest first; empty only where nothing would. */
export function changeLines(totals: SlotFigures): readonly Line[] {
  const { denied, allowed, unknown, decider, otherPorts } = totals;
  const lines: readonly (readonly [count: number, mark: Line["mark"], what: string])[] = [
    [denied, "deny", "would be denied"],
    [allowed, "allow", "would be allowed"],
    [unknown, "undecidable", "could not be told"],
    [decider, "other", "decided by somebody else"],
    [otherPorts, "ports", `${otherPorts === 1 ? "pair changes" : "pairs change"} on other ports`],
  ];
  return lines.flatMap(([count, mark, what]) =>
    count === 0 ? [] : [{ mark, text: `${count.toLocaleString("en-US")} ${what}` }],
  );
}

/** The policy in one line: needed, or not; every claim without a number is proved for every flow on every port. */
export function headline({ totals, groups }: Pick<NecessityFacts, "totals" | "groups">): string {
  if (totals.unchanged) return "Redundant: without it no flow changes, on no port";
  const verdicts = totals.denied + totals.allowed + totals.unknown;
  if (verdicts > 0) return `Needed: without it ${counted(verdicts, "known flow")} would end otherwise`;
  // Groups whose verdict changes come first.
  if (groups[0]?.change === "decider") return "Redundant: every flow would end as it does now";
  return "Needed on other ports only: every known flow would end as it does now";
}

export interface Standing {
  readonly facts: Pick<PolicyFacts, "card" | "rules">;
  readonly scope: Scope;
  /** Names of those that decide before it; null: none, or not known yet. */
  readonly shadowedBy: readonly string[] | null;
}

/** Policies named before `and n more`. */
const NAMED = 3;

/** Why nothing would change. */
export function reasonFor({ facts: { card, rules }, scope, shadowedBy }: Standing): string {
  if (card.muted === true) return "It is muted: it counts nowhere.";
  if (card.ignored !== null) return "Calico ignores it.";
  if (card.selects === 0) return "It selects nothing that is loaded.";
  if (card.staged && scope === "enforced") return "It is staged: it counts only under Pending.";
  if (shadowedBy !== null && shadowedBy.length > 0) {
    const more = shadowedBy.length - NAMED;
    const names = `${shadowedBy.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    return `Shadowed by ${names}: every packet its rules match is decided before.`;
  }
  if (rules.length > 0 && rules.every(({ action }) => action === "Log"))
    return "Its rules only log, and the tier applies without it to everybody it selects.";
  return "Whatever its rules match gets the same verdict from the same decider without it.";
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
