/**
 * Long answers in small pieces. Pure rooms have no clock, so an analysis is a generator: it pauses often
 * (every few milliseconds of work at most) and the caller decides whether to go on, to yield, or to stop.
 */

/** How far an analysis has come. */
export interface Progress {
  /** 0 to 1, never falling. */
  readonly share: number;
}

/** Go on with `next()`, stop for good with `return()`. The result comes with the last step. */
export type Steps<Result> = Generator<Progress, Result, void>;

/** Runs an analysis to its end in one go. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Runs `inner` as the part of a longer analysis between two shares. */
export function* within<Result>(inner: Steps<Result>, from: number, to: number): Steps<Result> {
  for (;;) {
    const step = inner.next();
    if (step.done) return step.value;
    yield { share: from + (to - from) * step.value.share };
  }
}
