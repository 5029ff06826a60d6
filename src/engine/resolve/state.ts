/**
 * Three answers of a test. Numbers, because they are stored in typed arrays on the hot path.
 * The weakest of several tests decides their conjunction.
 */
export const No = 0;
export const Yes = 1;
/** It depends on something nobody said, e.g. the address of a pod made from a template. */
export const Maybe = 2;

export type State = typeof No | typeof Yes | typeof Maybe;

export function both(a: State, b: State): State {
  if (a === No || b === No) return No;
  return a === Maybe || b === Maybe ? Maybe : Yes;
}
