/** A parsed selector (semantics §3). Plain data: survives structured cloning, never mutated. */

export type Selector =
  | { readonly kind: "all" }
  /** True in the raw language; its meaning comes from the rewrite of a namespaceSelector (semantics §4). */
  | { readonly kind: "global" }
  | { readonly kind: "has"; readonly label: string }
  | { readonly kind: Comparison; readonly label: string; readonly value: string }
  /** `values` sorted by bytes, without repeats. */
  | { readonly kind: Membership; readonly label: string; readonly values: readonly string[] }
  | { readonly kind: "not"; readonly operand: Selector }
  /** At least two operands. */
  | { readonly kind: "and" | "or"; readonly operands: readonly Selector[] };

export type Comparison = "equals" | "not-equals" | "contains" | "starts-with" | "ends-with";
export type Membership = "in" | "not-in";
