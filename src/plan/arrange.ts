/**
 * The order planner. Given the items before the gap, the items that go into it and those behind it, finds new
 * values that bring the sequence about: fewest objects touched, no tie made where a free value exists,
 * round numbers. The relative order of the others never changes.
 */
import { compareItems } from "./sequence.ts";
import type { Item } from "./sequence.ts";
import { valuesBetween } from "./values.ts";
import type { Domain } from "./values.ts";

export interface Gap {
  /** In evaluation order. */
  readonly left: readonly Item[];
  /** What moves, in the order wanted. */
  readonly block: readonly Item[];
  readonly right: readonly Item[];
  /** Ids of the block's items that come from another tier: they are touched anyway. */
  readonly foreign: ReadonlySet<string>;
}

/** New values; Infinity = unset. Items that keep their value are absent, unless they come from elsewhere. */
export interface Arrangement {
  readonly values: ReadonlyMap<Item, number>;
  /** Number of objects touched. */
  readonly touched: number;
  /** True: the name decides, because the neighbours' values are equal. */
  readonly byName: boolean;
}

/** Null: no values bring the sequence about. */
export function arrange(gap: Gap): Arrangement | null {
  const fixedLeft = lastFixed(gap.left);
  const fixedRight = firstFixed(gap.right);
  const most = gap.left.length - fixedLeft + fixedRight;
  let best = fill(gap, 0, 0);
  for (let widen = Math.max(1, freedAtLeast(gap)); widen <= most; widen++) {
    if (best && best.touched <= widen) return best;
    for (let fromLeft = 0; fromLeft <= widen; fromLeft++) {
      const fromRight = widen - fromLeft;
      if (fromLeft > gap.left.length - fixedLeft || fromRight > fixedRight) continue;
      best = better(best, fill(gap, fromLeft, fromRight));
    }
  }
  return best;
}

/** Between equal values a wider window has room only once all of them on one side are freed. */
function freedAtLeast({ left, right }: Gap): number {
  const value = left.at(-1)?.value;
  if (value === undefined || value !== (right[0]?.value ?? Infinity)) return 0;
  const leftRun = left.length - 1 - left.findLastIndex((item) => item.value !== value);
  const rightRun = right.findIndex((item) => item.value !== value);
  return rightRun < 0 && value === Infinity
    ? leftRun
    : Math.min(leftRun, rightRun < 0 ? right.length : rightRun);
}

function better(a: Arrangement | null, b: Arrangement | null): Arrangement | null {
  if (!a || !b) return a ?? b;
  if (a.touched !== b.touched) return a.touched < b.touched ? a : b;
  return a.byName && !b.byName ? b : a;
}

/** How many items of the left stay for sure: up to and with its last fixed one. */
function lastFixed(left: readonly Item[]): number {
  return left.findLastIndex((item) => item.domain === null) + 1;
}

/** How many items of the right may be touched: those before its first fixed one. */
function firstFixed(right: readonly Item[]): number {
  const index = right.findIndex((item) => item.domain === null);
  return index < 0 ? right.length : index;
}

/** Frees the last items of the left and the first of the right, and gives values to everything between. */
function fill(gap: Gap, fromLeft: number, fromRight: number): Arrangement | null {
  const cut = gap.left.length - fromLeft;
  const before = gap.left[cut - 1] ?? null;
  const after = gap.right[fromRight] ?? null;
  const low = before?.value ?? -Infinity;
  const high = after?.value ?? Infinity;
  // Equal values leave no room for what was freed: a wider window is needed.
  if (low === high && fromLeft + fromRight > 0) return null;
  const ends = { before, after };
  const middle = [...gap.left.slice(cut), ...gap.block, ...gap.right.slice(0, fromRight)];
  for (const keep of keepers(gap, ends)) {
    const found = fillAround(gap, ends, middle, keep);
    if (found) return found;
  }
  return null;
}

interface Ends {
  readonly before: Item | null;
  readonly after: Item | null;
}

/**
 * Items of the block that may keep their value between the two ends that stay: all of them first, then fewer,
 * because one that stays can take the room that its neighbours need. They are contiguous: the block is sorted.
 */
function* keepers(gap: Gap, { before, after }: Ends): Generator<ReadonlySet<string>> {
  const fits = (item: Item): boolean =>
    !gap.foreign.has(item.id) &&
    (!before || compareItems(before, item) < 0) &&
    (!after || compareItems(item, after) < 0);
  const fitting = gap.block.filter(fits).map((item) => item.id);
  for (let size = fitting.length; size >= 0; size--) {
    const starts = size === 0 ? 1 : fitting.length - size + 1;
    for (let start = 0; start < starts; start++) yield new Set(fitting.slice(start, start + size));
  }
}

function fillAround(
  gap: Gap,
  ends: Ends,
  middle: readonly Item[],
  keep: ReadonlySet<string>,
): Arrangement | null {
  const values = new Map<Item, number>();
  let byName = false;
  for (const run of runsBetween(ends, middle, keep)) {
    const found = fillRun(run, gap.foreign);
    if (!found) return null;
    run.items.forEach((item, i) => values.set(item, found.values[i] ?? Infinity));
    byName ||= found.byName;
  }
  return { values, touched: values.size, byName };
}

interface Run extends Ends {
  readonly items: readonly Item[];
}

function runsBetween(ends: Ends, middle: readonly Item[], keep: ReadonlySet<string>): readonly Run[] {
  const runs: Run[] = [];
  let start = ends.before;
  let items: Item[] = [];
  for (const item of middle) {
    if (!keep.has(item.id)) {
      items.push(item);
      continue;
    }
    runs.push({ before: start, after: item, items });
    start = item;
    items = [];
  }
  runs.push({ before: start, after: ends.after, items });
  return runs.filter((run) => run.items.length > 0);
}

interface Filled {
  readonly values: readonly number[];
  readonly byName: boolean;
}

function fillRun(run: Run, foreign: ReadonlySet<string>): Filled | null {
  const low = run.before?.value ?? -Infinity;
  const high = run.after?.value ?? Infinity;
  const kept = run.items.every((item) => foreign.has(item.id)) ? ownValues(run) : null;
  if (kept) return { values: kept, byName: false };
  const domains = run.items.map((item) => item.domain).filter((domain): domain is Domain => domain !== null);
  if (domains.length < run.items.length) return null;
  const values = low < high ? valuesBetween(low, high, domains) : null;
  if (values) return { values, byName: false };
  return tieOf(run);
}

/** From another tier: a value that already fits need not change. */
function ownValues(run: Run): readonly number[] | null {
  const own = run.items.map((item) => item.value);
  const all = [run.before?.value ?? -Infinity, ...own, ...(run.after ? [run.after.value] : [])];
  return all.every((value, i) => i === 0 || value > (all[i - 1] ?? Infinity)) ? own : null;
}

/** Both neighbours hold one value (or nothing follows an unset one): the names may give the place. */
function tieOf(run: Run): Filled | null {
  const value = run.before?.value;
  if (value === undefined || (run.after?.value ?? Infinity) !== value) return null;
  const wanted = [run.before, ...run.items, run.after].filter((item): item is Item => item !== null);
  const tied = wanted.map((item) => ({ ...item, value }));
  const inOrder = tied.every((item, i) => {
    const previous = tied[i - 1];
    return !previous || compareItems(previous, item) < 0;
  });
  const allowed = run.items.every((item) => canHold(item, value));
  return inOrder && allowed ? { values: run.items.map(() => value), byName: true } : null;
}

function canHold(item: Item, value: number): boolean {
  if (item.domain === "order") return true;
  return item.domain === "priority" && Number.isInteger(value) && value >= 0 && value <= 1000;
}
