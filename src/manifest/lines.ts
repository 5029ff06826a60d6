/** Offsets to lines and columns. */
import type { Position } from "./types.ts";

export interface LineIndex {
  /** `offset` is clamped into the text. Cost: a binary search. */
  readonly position: (offset: number) => Position;
}

const LF = 10;
const CR = 13;

/** Cost: one pass over the text. LF, CR LF and a lone CR end a line. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
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
