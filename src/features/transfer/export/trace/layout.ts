/** Where each item of a half stands: one under the other, as tall as its words; what plays no part is folded. */
import type { HalfFacts, Mark, TraceItem } from "#src/explain/index.ts";
import { placeText } from "./markdown.ts";
import { wrapped } from "./tags.ts";

export interface PlacedItem {
  readonly mark: Mark;
  /** It plays no part for this end, or is behind the one that decides. */
  readonly quiet: boolean;
  /** The flow did not come this far. */
  readonly behind: boolean;
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
  let decided = false;
  const all = folded(items).map(({ mark, quiet, title, reason }): PlacedItem => {
    const lines = {
      place: wrapped(title, width / 7),
      reason: clipped(wrapped(reason, width / 6.4)),
    };
    const here = { mark, quiet: quiet || decided, behind: decided, y, ...lines };
    decided ||= deciding.has(mark);
    y += 16 * (lines.place.length + lines.reason.length) + 14;
    return here;
  });
  return { items: all, bottom: y };
}

const deciding: ReadonlySet<Mark> = new Set<Mark>(["allow", "deny", "end-deny", "undecidable"]);

interface Line {
  readonly mark: Mark;
  readonly quiet: boolean;
  readonly title: string;
  readonly reason: string;
}

/** Policies of one tier that do not apply, one after the other, are one line. */
function folded(items: readonly TraceItem[]): readonly Line[] {
  const runs: TraceItem[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && isIdle(item) && isIdle(run[0]) && run[0].tier === item.tier) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run): readonly Line[] => {
    const [first] = run;
    if (first === undefined) return [];
    if (run.length > 1)
      return [
        { mark: first.mark, quiet: true, title: `${run.length} do not apply · ${first.tier}`, reason: "" },
      ];
    const quiet = isIdle(first) || first.outcome === "Skipped" || first.outcome === "Not reached";
    return [
      { mark: first.mark, quiet, title: `${first.outcome} · ${placeText(first)}`, reason: first.reason },
    ];
  });
}

function isIdle({ outcome }: TraceItem): boolean {
  return outcome === "Does not apply";
}

function clipped(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ""} …`];
}
