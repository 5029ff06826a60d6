/**
 * Which items of a long list are drawn. Heights are declared, so nothing is measured: the place of an item is the sum
 * of the heights before it. Short lists are drawn whole.
 */
import {
  elementScroll,
  type Range,
  type Rect,
  useVirtualizer,
  type VirtualizerOptions,
} from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";

export interface RowsOptions {
  readonly list: RefObject<HTMLElement | null>;
  readonly items: readonly { readonly key: string; readonly height: number }[];
  readonly gap: number;
  /** Of the visible part of the list. */
  readonly height: number;
  /** Stays drawn wherever the list is scrolled to, so that it can keep the focus. */
  readonly pinned: number | null;
  /** Lists of at most so many items are drawn whole. */
  readonly whole: number;
  /** So many items of a longer one are drawn beyond the visible part: more than a wheel scrolls in a frame. */
  readonly beyond: number;
  /** How far the list is scrolled at first, px. */
  readonly start?: number;
}

export interface Rows {
  readonly visible: readonly { readonly index: number; readonly start: number }[];
  /** Height of all items. */
  readonly total: number;
  readonly scrollTo: (index: number) => void;
  /** How far the list is scrolled, px; nothing is measured for it. */
  readonly offset: () => number;
  readonly scrollBy: (by: number) => void;
}

export function useRows(options: RowsOptions): Rows {
  const { list, items, gap, height, pinned, whole, beyond, start = 0 } = options;
  const long = items.length > whole;
  const extract = useCallback(
    (range: Range) => {
      const from = long ? Math.max(0, range.startIndex - beyond) : 0;
      const to = long ? Math.min(items.length - 1, range.endIndex + beyond) : items.length - 1;
      const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
      if (pinned === null || pinned >= items.length) return indexes;
      if (pinned < from) return [pinned, ...indexes];
      return pinned > to ? [...indexes, pinned] : indexes;
    },
    [items.length, long, pinned, beyond],
  );
  const report = useRef<(rect: Rect) => void>(null);
  const keyOf = useCallback((index: number) => items[index]?.key ?? index, [items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => items[index]?.height ?? 0,
    getItemKey: keyOf,
    gap,
    rangeExtractor: extract,
    initialRect: { width: 1, height },
    initialOffset: start,
    scrollToFn: scrollWhenMoved,
    observeElementRect: (_instance, callback) => {
      report.current = callback;
      callback({ width: 1, height });
    },
  });
  useLayoutEffect(() => report.current?.({ width: 1, height }), [height]);
  return {
    visible: virtualizer.getVirtualItems(),
    total: virtualizer.getTotalSize(),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
    offset: () => virtualizer.scrollOffset ?? 0,
    scrollBy: (by) => virtualizer.scrollToOffset((virtualizer.scrollOffset ?? 0) + by),
  };
}

/** A list begins at its top; telling it so would make the browser lay out the page for every list that appears. */
const scrollWhenMoved: VirtualizerOptions<HTMLElement, Element>["scrollToFn"] = (
  offset,
  options,
  instance,
) => {
  if (offset > 0 || (instance.scrollOffset ?? 0) > 0) elementScroll(offset, options, instance);
};
