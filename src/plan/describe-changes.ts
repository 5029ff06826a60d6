import type { Cluster } from "#src/engine/index.ts";
/** One changed object in words, and where its card was. */
export interface ChangeText {
  /** Id of the object, e.g. `Tier security` or a policy's id. */
  readonly object: string;
  /** `order 400 → 250`, `tier application → security`; several joined by `, `. */
  readonly text: string;
  /** The old place of a policy's card; null for a tier. */
  readonly ghost: { readonly tier: string; readonly position: number } | null;
}
export function describeChanges(_before: Cluster, _after: Cluster): readonly ChangeText[] { throw new Error("being written"); }
