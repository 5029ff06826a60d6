/** What the screen says about a policy's part in all flows. Pure. */
import type { Scope, SlotFigures } from "#src/engine/index.ts";
import type { PolicyFacts } from "#src/explain/index.ts";
import type { MarkName } from "#src/ui/index.ts";

export interface Line {
  readonly mark: MarkName | "other" | "ports";
  readonly text: string;
}

/** What would change without the policy, heaviest first; empty only where nothing would. */
export function changeLines(totals: SlotFigures): readonly Line[] {
  const { denied, allowed, unknown, decider, otherPorts } = totals;
  const flows = (count: number, what: string, mark: Line["mark"]): readonly Line[] =>
    count === 0 ? [] : [{ mark, text: `${counted(count, "known flow")} ${what}` }];
  return [
    ...flows(denied, "would be denied", "deny"),
    ...flows(allowed, "would be allowed", "allow"),
    ...flows(unknown, "could not be told with or without it", "undecidable"),
    ...flows(decider, "would be decided by somebody else, with the same verdict", "other"),
    ...(otherPorts === 0
      ? []
      : [
          {
            mark: "ports" as const,
            text: `${counted(otherPorts, "pair of ends", "pairs of ends")} would see a change on ports no known flow uses`,
          },
        ]),
  ];
}

/** The policy in one line: needed, needed for its place alone, or not needed at all. */
export function headline(totals: SlotFigures): string {
  if (totals.unchanged) return "Redundant: without it no flow changes, on no port";
  const verdicts = totals.denied + totals.allowed + totals.unknown;
  if (verdicts > 0) return `Needed: without it ${counted(verdicts, "known flow")} would end otherwise`;
  return totals.otherPorts > 0
    ? "No known flow would end otherwise without it"
    : "Redundant: without it every flow ends as it does now, some decided by somebody else";
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
