/** Who decides known flows, as numbers, so that they can be counted in arrays. */
import type { PolicyId } from "../model/policy.ts";
import type { DecidedBy, Outcomes } from "./outcomes.ts";

/** Deciders of one flow, by number; -1: nobody, or neither a policy nor the end of a tier. The two are never equal. */
export interface DecidedFlow {
  first: number;
  second: number;
}

export class Deciders {
  /** By number. */
  readonly list: DecidedBy[] = [];
  private readonly outcomes: Outcomes;
  private readonly numbers = new Map<string, number>();
  /** By outcome: the number of its decider; absent: not looked up yet. */
  private readonly known: number[] = [];
  private readonly stops: boolean[] = [];

  constructor(outcomes: Outcomes) {
    this.outcomes = outcomes;
  }

  /** Each is counted once; a flow that egress denies is not handed over, so its ingress half decides nothing. */
  of(egress: number, ingress: number, into: DecidedFlow): void {
    into.first = this.at(egress);
    const second = this.stops[egress] === true ? -1 : this.at(ingress);
    into.second = second === into.first ? -1 : second;
  }

  private at(outcome: number): number {
    const known = this.known[outcome];
    if (known !== undefined) return known;
    const { by, verdict } = this.outcomes.get(outcome);
    const number = this.number(by);
    this.known[outcome] = number;
    this.stops[outcome] = verdict === "deny" || verdict === "bypass";
    return number;
  }

  private number(by: DecidedBy): number {
    if (by.kind === "other") return -1;
    const key = by.kind === "policy" ? `policy ${by.policy}` : `tier ${by.tier}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.list.length);
    return this.list.push(by) - 1;
  }
}

/** What was counted by decider, told apart; `value` null: left out. */
export function byDecider<Value>(
  { list }: Deciders,
  value: (number: number) => Value | null,
): { readonly policies: ReadonlyMap<PolicyId, Value>; readonly endsOfTier: ReadonlyMap<string, Value> } {
  const policies = new Map<PolicyId, Value>();
  const endsOfTier = new Map<string, Value>();
  for (const [number, by] of list.entries()) {
    const own = value(number);
    if (own === null) continue;
    if (by.kind === "policy") policies.set(by.policy, own);
    if (by.kind === "tier") endsOfTier.set(by.tier, own);
  }
  return { policies, endsOfTier };
}
