/** How step lists look, and which of their items are quiet. */
import type { Mark, TraceItem } from "#src/explain/index.ts";

/** `list`: the docked panel. `page`: the narrow screen's line of stations. `text`: read, not seen. */
export type Look = "list" | "page" | "text";

const without: ReadonlySet<Mark> = new Set([
  "not-reached",
  "other-endpoints",
  "other-direction",
  "selects-nothing",
  "staged",
  "ignored",
]);

/** Items that have no part in the answer: policies that do not apply, and what comes behind the decision. */
export function hasNoPart(item: TraceItem): boolean {
  return without.has(item.mark);
}
