/** Offsets to lines and columns. */
import type { Position } from "./types.ts";

export interface LineIndex {
  /** `offset` is clamped into the text. Cost: a binary search. */
  readonly position: (offset: number) => Position;
}

/** Cost: one pass over the text. LF, CR LF and a lone CR end a line. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return {
    position: (offset) => {
      const at = Math.min(Math.max(offset, 0), text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { offset: at, line: low + 1, column: at - (starts[low] ?? 0) + 1 };
    },
  };
}
