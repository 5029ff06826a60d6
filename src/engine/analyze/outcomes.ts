/** What can end the walk of one direction, each as a number, so that millions of flows can share it. */
import type { PolicyId } from "../model/policy.ts";

/** Who decides: a rule of a policy, the end of a tier, or something that is neither. */
export type DecidedBy =
  | { readonly kind: "policy"; readonly policy: PolicyId }
  | { readonly kind: "tier"; readonly tier: string }
  | { readonly kind: "other" };

export interface Outcome {
  /**
   * `unjudged`: nobody manages that end. `bypass` and `exempt`: something outside policy denies or allows the
   * flow before either end is asked.
   */
  readonly verdict: "allow" | "deny" | "undecidable" | "unjudged" | "bypass" | "exempt";
  /** Calico's last trace string, null where there is none. */
  readonly last: string | null;
  readonly by: DecidedBy;
}

const other: DecidedBy = { kind: "other" };

/** Number of the end that nobody judges. */
export const unjudged = 0;
/** Number of a denial outside policy. */
export const bypassed = 1;
/** Number of an allowance outside policy. */
export const exempt = 2;

export class Outcomes {
  private readonly list: Outcome[] = [
    { verdict: "unjudged", last: null, by: other },
    { verdict: "bypass", last: null, by: other },
    { verdict: "exempt", last: null, by: other },
  ];
  private readonly known = new Map<string, number>();

  get(number: number): Outcome {
    return this.list[number] ?? { verdict: "undecidable", last: null, by: other };
  }

  intern(outcome: Outcome): number {
    const key = `${outcome.verdict} ${outcome.last ?? ""} ${nameOf(outcome.by)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.list.push(outcome);
    this.known.set(key, this.list.length - 1);
    return this.list.length - 1;
  }
}

function nameOf(by: DecidedBy): string {
  switch (by.kind) {
    case "policy":
      return by.policy;
    case "tier":
      return `tier ${by.tier}`;
    case "other":
      return "";
  }
}

export type Verdict = "allow" | "deny" | "undecidable";

/** The verdict of a flow from both halves: a denial at one end is enough, even if the other cannot be known. */
export function conjunction(egress: Outcome, ingress: Outcome): Verdict {
  const halves = [egress.verdict, ingress.verdict];
  if (halves.includes("exempt")) return "allow";
  if (halves.includes("bypass") || halves.includes("deny")) return "deny";
  return halves.includes("undecidable") ? "undecidable" : "allow";
}
