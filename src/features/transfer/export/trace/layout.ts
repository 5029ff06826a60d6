/** Where each item of a half stands: one under the other, as tall as its words. */
import type { HalfFacts, TraceItem } from "#src/explain/index.ts";
import { placeText } from "./markdown.ts";
import { wrapped } from "./tags.ts";

export interface PlacedItem {
  readonly item: TraceItem;
  /** Middle of the mark. */
  readonly y: number;
  readonly place: readonly string[];
  readonly reason: readonly string[];
}

/** Lines of a reason that are drawn; the text and Markdown forms have all of it. */
const mostLines = 4;

export function placed(
  { items }: HalfFacts,
  top: number,
  width: number,
): { readonly items: readonly PlacedItem[]; readonly bottom: number } {
  let y = top + 12;
  const all = items.map((item): PlacedItem => {
    const place = wrapped(`${item.outcome} · ${placeText(item)}`, width / 7);
    const reason = clipped(wrapped(item.reason, width / 6.4));
    const here = { item, y, place, reason };
    y += 16 * (place.length + reason.length) + 14;
    return here;
  });
  return { items: all, bottom: y };
}

function clipped(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ""} …`];
}
