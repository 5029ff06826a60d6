/** Two answers to the same flows, before and after: for which packets do they differ, and how. */
import type { Direction } from "../model/policy.ts";
import { answerLimit, type Answers } from "./answers.ts";
import { countOnce } from "./counted.ts";
import type { HalfOutcomes, Judged, Outcomes, Verdict } from "./outcomes.ts";
import { type Labelled, type Reader, reads, type Region, regions, SoleRegions } from "./regions.ts";
import type { Asked } from "./types.ts";
import type { Halves } from "./view.ts";

export interface Changed {
  readonly before: Verdict;
  readonly after: Verdict;
  /** The half that stays as it is, where who decides it is left open. */
  readonly kept: Direction | null;
}

/**
 * `exact`: every letter of the last trace strings counts. `traces`: a flow changes when its verdict does or who decides
 * it, and how is told to the letter. `changes`: nor is it told who decides a half that stays as it is.
 */
export type Telling = "exact" | "traces" | "changes";

export function tellingOf(asked: Asked, grouped: "by-trace" | "by-change"): Telling {
  if (typeof asked === "string") return grouped === "by-change" ? "changes" : "traces";
  const { lists, positions = lists === "normal" } = asked;
  return positions ? "exact" : tellingOf(asked.scope, asked.grouped ?? grouped);
}

export class Comparison {
  private readonly answers: Answers;
  private readonly outcomes: Outcomes;
  private readonly telling: Telling;
  /** By the answers of the egress half before and after, then those of the ingress half. */
  private readonly known = new Map<number, Map<number, readonly Region<Changed>[]>>();

  private readonly changed = new SoleRegions<Changed>();
  private readonly judged = new SoleRegions<Verdict>();
  private readonly differences = new Map<number, Map<number, boolean>>();
  private readonly readings = new Map<number, Map<number, Labelled<Changed> | null>>();

  constructor(
    { answers, outcomes }: { readonly answers: Answers; readonly outcomes: Outcomes },
    telling: Telling,
  ) {
    this.answers = answers;
    this.outcomes = outcomes;
    this.telling = telling;
  }

  /** Packets whose verdict or decider differs. Remembered; equal regions are the same object. */
  changes(before: Halves, after: Halves): readonly Region<Changed>[] {
    const egress = before.egress * answerLimit + after.egress;
    const ingress = before.ingress * answerLimit + after.ingress;
    const behind = this.known.get(egress) ?? new Map<number, readonly Region<Changed>[]>();
    this.known.set(egress, behind);
    const known = behind.get(ingress);
    if (known) return known;
    const numbers = [before.egress, before.ingress, after.egress, after.ingress];
    const read: Reader<Changed> = (outcomes) => this.read(outcomes);
    const found = regions(
      numbers.map((number) => this.answers.get(number)),
      read,
    );
    const counted = countOnce(
      found,
      (protocol, port) =>
        read(
          numbers.map((number) => this.answers.fromAnyPort(number, protocol, port) ?? this.answers.open),
        ) !== null,
    );
    const sole = this.changed.of(counted);
    behind.set(ingress, sole);
    return sole;
  }

  /** Is there any such packet? Remembered. */
  differ(before: Halves, after: Halves): boolean {
    const egress = before.egress * answerLimit + after.egress;
    const ingress = before.ingress * answerLimit + after.ingress;
    const behind = this.differences.get(egress) ?? new Map<number, boolean>();
    this.differences.set(egress, behind);
    const known = behind.get(ingress);
    if (known !== undefined) return known;
    const numbers = [before.egress, before.ingress, after.egress, after.ingress];
    const found = reads(
      numbers.map((number) => this.answers.get(number)),
      (outcomes) => this.read(outcomes),
    );
    behind.set(ingress, found);
    return found;
  }

  /** All packets by verdict; equal regions are the same object. */
  verdicts({ egress, ingress }: Halves): readonly Region<Verdict>[] {
    const answers = [this.answers.get(egress), this.answers.get(ingress)];
    const found = regions(answers, ([e = 0, i = 0]) => {
      const value = this.outcomes.verdict(e, i);
      return { value, label: value };
    });
    return this.judged.of(found);
  }

  /** Outcomes of both halves before, then of both after. Remembered. */
  private read([e0 = 0, i0 = 0, e1 = 0, i1 = 0]: readonly number[]): Labelled<Changed> | null {
    const egress = e0 * answerLimit + e1;
    const ingress = i0 * answerLimit + i1;
    const behind = this.readings.get(egress) ?? new Map<number, Labelled<Changed> | null>();
    this.readings.set(egress, behind);
    const known = behind.get(ingress);
    if (known !== undefined) return known;
    const found = this.change({ egress: e0, ingress: i0 }, { egress: e1, ingress: i1 });
    behind.set(ingress, found);
    return found;
  }

  private change(before: HalfOutcomes, after: HalfOutcomes): Labelled<Changed> | null {
    if (before.egress === after.egress && before.ingress === after.ingress) return null;
    if (this.telling !== "exact" && this.outcomes.same(before, after)) return null;
    const verdicts = {
      before: this.outcomes.verdict(before.egress, before.ingress),
      after: this.outcomes.verdict(after.egress, after.ingress),
    };
    if (this.telling === "changes") return this.withoutKept(before, after, verdicts);
    const [one, other] = [before, after].map(({ egress, ingress }) =>
      textOf(this.outcomes.judge(egress, ingress)),
    );
    return one === other ? null : { value: { ...verdicts, kept: null }, label: `${one} -> ${other}` };
  }

  /** Behind an egress half that denies nobody is asked. */
  private withoutKept(
    before: HalfOutcomes,
    after: HalfOutcomes,
    verdicts: Pick<Changed, "before" | "after">,
  ): Labelled<Changed> {
    const { outcomes } = this;
    const [e0, e1] = [outcomes.decider(before.egress), outcomes.decider(after.egress)];
    const [i0, i1] = [before, after].map(({ egress, ingress }) =>
      outcomes.stops(egress) ? -1 : outcomes.decider(ingress),
    );
    const keepsIngress = i0 === i1 || outcomes.decider(before.ingress) === outcomes.decider(after.ingress);
    const kept = e0 === e1 ? "egress" : keepsIngress ? "ingress" : null;
    const egress = kept === "egress" ? "=" : `${e0}>${e1}`;
    const ingress = kept === "ingress" ? "=" : `${i0}>${i1}`;
    return {
      value: { ...verdicts, kept },
      label: `${verdicts.before}>${verdicts.after} ${egress} ${ingress}`,
    };
  }
}

function textOf({ verdict, egress, ingress }: Judged): string {
  return `${verdict} ${egress ?? "-"} ${ingress ?? "-"}`;
}
