/** What came of the tests. */
import type { FlowAnswer } from "../scenario/types.ts";
import type { Expectation } from "../scenario/types.ts";

/** One flow of a test file. */
export interface TestResult {
  readonly scenario: string;
  readonly name: string;
  /** `tests.yaml:12:3` */
  readonly at: string;
  /** Empty: passed. */
  readonly failures: readonly Failure[];
}

export type Failure =
  | {
      readonly kind: "differs";
      /** `pod:shop/web → pod:shop/db TCP 5432`: the concrete flow, one backend of a service for instance. */
      readonly flow: string;
      readonly expected: Expectation;
      readonly actual: FlowAnswer;
      /** The computed verdict as a sentence. */
      readonly verdict: string;
    }
  | { readonly kind: "no-answer"; readonly message: string };
