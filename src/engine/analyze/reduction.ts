/** Answers without what a question does not ask about, so that many pairs of classes come to the same few answers. */
import { type Answers, silence } from "./answers.ts";
import type { Outcomes } from "./outcomes.ts";
import type { Halves } from "./view.ts";

/**
 * What is left out. `rules`: where in a trace somebody decides, and of a half that stays as it is, by which rule a policy
 * does and who does if no policy and no end of a tier. `stayers`: of such a half, everything but how strong it is.
 */
export type LeftOut = "nothing" | "rules" | "stayers";

export class Reduction {
  private readonly answers: Answers;
  private readonly outcomes: Outcomes;
  private readonly leftOut: LeftOut;
  /** By answer. */
  private readonly changing: number[] = [];
  private readonly staying: number[] = [];

  constructor(
    { answers, outcomes }: { readonly answers: Answers; readonly outcomes: Outcomes },
    leftOut: LeftOut,
  ) {
    this.answers = answers;
    this.outcomes = outcomes;
    this.leftOut = leftOut;
  }

  /** Of a half that may change: equal for answers that nobody needs to tell apart. */
  of(answer: number): number {
    return this.changing[answer] ?? this.reduce(answer);
  }

  /** Of a half that stays. */
  ofStaying(answer: number): number {
    return this.staying[answer] ?? this.reduceStaying(answer);
  }

  /** Of the halves of a flow before and after. */
  ofBoth(before: Halves, after: Halves): { readonly old: Halves; readonly now: Halves } {
    const egress = this.ofHalf([before.egress, after.egress]);
    const ingress = this.ofHalf([before.ingress, after.ingress]);
    return {
      old: { egress: egress[0] ?? silence, ingress: ingress[0] ?? silence },
      now: { egress: egress[1] ?? silence, ingress: ingress[1] ?? silence },
    };
  }

  /** Of one half, by view. */
  ofHalf(views: readonly number[]): readonly number[] {
    const answers = views.map((answer) => this.of(answer));
    const stays = answers.every((answer) => answer === answers[0]);
    return stays ? answers.map((answer) => this.ofStaying(answer)) : answers;
  }

  private reduce(answer: number): number {
    const own =
      this.leftOut === "nothing"
        ? answer
        : this.answers.mapped(answer, (outcome) => this.outcomes.essence(outcome));
    this.changing[answer] = own;
    return own;
  }

  private reduceStaying(answer: number): number {
    const own =
      this.leftOut === "nothing" ? answer : this.answers.mapped(answer, (outcome) => this.stay(outcome));
    this.staying[answer] = own;
    return own;
  }

  private stay(outcome: number): number {
    return this.leftOut === "rules"
      ? this.outcomes.deciderAlone(outcome)
      : this.outcomes.strengthAlone(outcome);
  }
}
