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

/** Numbers of what both halves of a flow come to. */
export interface HalfOutcomes {
  readonly egress: number;
  readonly ingress: number;
}

const other: DecidedBy = { kind: "other" };

/** Number of the end that nobody judges. */
export const unjudged = 0;
/** Number of a denial outside policy. */
export const bypassed = 1;
/** Number of an allowance outside policy. */
export const exempt = 2;

/** In the order in which `Outcomes.conjunction` numbers them. */
export const verdicts = ["allow", "deny", "undecidable"] as const;
export type Verdict = (typeof verdicts)[number];

/** What a flow gets: the verdict and Calico's last trace string of each end, null where nobody judges. */
export interface Judged {
  readonly verdict: Verdict;
  readonly egress: string | null;
  readonly ingress: string | null;
}

/** The stronger half makes the verdict: a denial at one end is enough, even if the other cannot be known. */
const strength: Readonly<Record<Outcome["verdict"], number>> = {
  unjudged: 0,
  allow: 0,
  undecidable: 1,
  deny: 2,
  bypass: 2,
  exempt: 3,
};
/** Position in `verdicts` by strength. */
const positions = [0, 2, 1, 0] as const;
/** By strength, but for what is undecidable: the outcome that nobody decides. */
const alone = [unjudged, unjudged, bypassed, exempt] as const;

export class Outcomes {
  /** By number. */
  readonly list: Outcome[] = [];
  /** The outcome of a flow that depends on a source port nobody chose. */
  readonly open: number;
  private readonly known = new Map<string, number>();
  private readonly strengths: number[] = [];
  private readonly deciders: number[] = [];
  private readonly numbers = new Map<string, number>();
  /** By strength and policy or tier: the first outcome. */
  private readonly alone = new Map<string, number>();
  /** By decider: the first outcome it gives. */
  private readonly firsts: number[] = [];

  constructor() {
    for (const verdict of ["unjudged", "bypass", "exempt"] as const) {
      this.add({ verdict, last: null, by: other });
    }
    this.open = this.intern({ verdict: "undecidable", last: null, by: other });
  }

  get(number: number): Outcome {
    return this.list[number] ?? { verdict: "undecidable", last: null, by: other };
  }

  /** Position in `verdicts` of what two halves, given by number, make of a flow. */
  conjunction(egress: number, ingress: number): number {
    return positions[Math.max(this.strengths[egress] ?? 0, this.strengths[ingress] ?? 0)] ?? 0;
  }

  /**
   * Do two flows, given by the outcomes of their halves, get the same from the same deciders? Behind an egress half
   * that denies, the ingress half is never asked.
   */
  same(before: HalfOutcomes, after: HalfOutcomes): boolean {
    if (this.decider(before.egress) !== this.decider(after.egress)) return false;
    return this.stops(before.egress) || this.decider(before.ingress) === this.decider(after.ingress);
  }

  /** Equal for outcomes of the same verdict from the same decider, whatever its position in the trace. */
  decider(number: number): number {
    return this.deciders[number] ?? -1;
  }

  /** The outcome that stands for all of the same verdict from the same decider. */
  essence(number: number): number {
    return this.firsts[this.decider(number)] ?? number;
  }

  /** The outcome that makes as much of a flow, given by nobody. */
  strengthAlone(number: number): number {
    const own = this.strengths[number] ?? 0;
    return own === strength.undecidable ? this.open : (alone[own] ?? unjudged);
  }

  /** The outcome that makes as much of a flow, given by the same policy or end of a tier, or else by nobody. */
  deciderAlone(number: number): number {
    const { by } = this.get(number);
    if (by.kind === "other") return this.strengthAlone(number);
    const key = `${this.strengths[number]} ${by.kind === "policy" ? by.policy : `end of ${by.tier}`}`;
    const known = this.alone.get(key) ?? number;
    this.alone.set(key, known);
    return known;
  }

  /** Does an egress half with this outcome keep the ingress half from being asked? */
  stops(number: number): boolean {
    const { verdict } = this.get(number);
    return verdict === "deny" || verdict === "bypass";
  }

  verdict(egress: number, ingress: number): Verdict {
    return verdicts[this.conjunction(egress, ingress)] ?? "undecidable";
  }

  judge(egress: number, ingress: number): Judged {
    const verdict = this.verdict(egress, ingress);
    return { verdict, egress: this.get(egress).last, ingress: this.get(ingress).last };
  }

  intern(outcome: Outcome): number {
    const key = `${outcome.verdict} ${outcome.last ?? ""}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.list.length);
    return this.add(outcome);
  }

  private add(outcome: Outcome): number {
    this.list.push(outcome);
    this.strengths.push(strength[outcome.verdict]);
    const key = deciderKey(outcome);
    const decider = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, decider);
    this.deciders.push(decider);
    this.firsts[decider] ??= this.list.length - 1;
    return this.list.length - 1;
  }
}

/** Nobody decides what is undecidable, and the end of a tier is the tier's, whichever policy lends it its name. */
function deciderKey({ verdict, last, by }: Outcome): string {
  if (verdict !== "undecidable" && by.kind === "tier") return `${verdict} end of ${by.tier}`;
  return verdict === "undecidable" || last === null ? verdict : `${verdict} ${last.slice(last.indexOf("|"))}`;
}
