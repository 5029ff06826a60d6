/** Whether an answer is what a test wants. Only what the test says counts. */
import type { Scope } from "#src/engine/index.ts";
import type { Expectation, FlowAnswer, Scoped } from "../scenario/types.ts";

export interface Difference {
  readonly what: "verdict" | "egress" | "ingress";
  readonly scope: Scope;
  /** Null: nobody judges at that end. */
  readonly expected: readonly string[] | string | null;
  readonly actual: readonly string[] | string | null;
}

const scopes: readonly Scope[] = ["enforced", "pending"];

export function differences(expected: Expectation, actual: FlowAnswer): readonly Difference[] {
  const wanted = (["verdict", "egress", "ingress"] as const).flatMap((what) => {
    const value: Partial<Scoped<string | readonly string[]>> | null | undefined = expected[what];
    if (value === undefined) return [];
    return scopes.flatMap((scope): readonly Difference[] => {
      const own = value === null ? null : value[scope];
      return own === undefined ? [] : [{ what, scope, expected: own, actual: actual[what]?.[scope] ?? null }];
    });
  });
  return wanted.filter((one) => JSON.stringify(one.expected) !== JSON.stringify(one.actual));
}
