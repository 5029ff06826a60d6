/**
 * A law about all clusters, tried on random ones; and on some that are the same every time, so that what a test wants
 * to have met (each kind of change, each verdict) does not depend on luck.
 */
import fc from "fast-check";

interface Runs {
  readonly random: number;
  readonly always: { readonly seed: number; readonly runs: number };
}

export function law<Case>(property: fc.IProperty<Case>, { random, always }: Runs): void {
  fc.assert(property, { numRuns: always.runs, seed: always.seed });
  fc.assert(property, { numRuns: random });
}
