/** Where the lists of a host endpoint stand in the lane of its half: early ones above the tiers, the others below. Pure. */
import { badgeRadius, cardWidth, listGap } from "./metrics.ts";
import type { LayoutCell, LayoutColumn, LayoutList, Metrics, ViewLane, ViewList } from "./types.ts";
import { blankCell } from "./view-lists.ts";

/** Cells of one list, and their lower end. */
export interface PlacedCells {
  readonly cells: readonly LayoutCell[];
  readonly bottom: number;
}

export interface ListOptions {
  readonly metrics: Metrics;
  readonly placeCells: (list: ViewList, top: number) => PlacedCells;
}

interface PlacedLists {
  readonly lists: readonly LayoutList[];
  readonly bottom: number;
}

interface Heads {
  readonly headTop: number;
  /** Lower end of the lane's head. */
  readonly top: number;
}

/** What stands above the cells of the tiers, their own head among it, and where the line of the tiers begins. */
export function placeEarly(
  lane: ViewLane,
  { headTop, top }: Heads,
  options: ListOptions,
): PlacedLists & { readonly entryY: number } {
  const at = lane.lists.findIndex(({ list }) => list === "tiers");
  const first = headTop + options.metrics.laneHead / 2 + badgeRadius;
  const { lists, bottom } = placeLists(lane.lists.slice(0, at + 1), top, { ...options, first });
  const own = lists.at(-1);
  const entryY = lists.some(hasLine) && own !== undefined ? own.entryY : first;
  return { lists, bottom, entryY };
}

/** What stands below the cells of the tiers. */
export function placeLate(lane: ViewLane, top: number, options: ListOptions): PlacedLists {
  const at = lane.lists.findIndex(({ list }) => list === "tiers");
  return placeLists(at < 0 ? [] : lane.lists.slice(at + 1), top, { ...options, first: top });
}

function hasLine({ list }: LayoutList): boolean {
  return list.kind !== "line";
}

/** The first line of a half begins under its badge, every other one where the list before it hands over. */
function placeLists(
  lists: readonly ViewList[],
  top: number,
  { first, ...options }: ListOptions & { readonly first: number },
): PlacedLists {
  const placed: LayoutList[] = [];
  for (const list of lists) {
    const y = placed.at(-1)?.bottom ?? top;
    placed.push(placeList(list, { top: y, entryY: placed.some(hasLine) ? y : first }, options));
  }
  return { lists: placed, bottom: placed.at(-1)?.bottom ?? top };
}

function placeList(
  list: ViewList,
  { top, entryY }: { readonly top: number; readonly entryY: number },
  { metrics, placeCells }: ListOptions,
): LayoutList {
  const headBottom = top + metrics.listHead;
  const base = { list, headTop: top, entryY };
  if (list.kind === "line") {
    return { ...base, cellsTop: headBottom, cellsBottom: headBottom, bottom: headBottom, cells: [] };
  }
  const cellsTop = headBottom + (list.kind === "walk" ? metrics.track : 0);
  const { cells, bottom } = placeCells(list, cellsTop);
  return { ...base, cellsTop, cellsBottom: bottom, bottom: bottom + listGap, cells };
}

/** What `placeList` takes up, without placing anything. */
export function listHeight({ kind }: ViewList, metrics: Metrics, cellsHeight: number): number {
  switch (kind) {
    case "line":
      return metrics.listHead;
    case "card":
      return metrics.listHead + metrics.noMatch + listGap;
    case "walk":
      return metrics.listHead + metrics.track + cellsHeight + listGap;
  }
}

interface CardPlace {
  readonly top: number;
  readonly metrics: Metrics;
  /** Of the window. */
  readonly room: number;
}

/** The only station of a list that has no columns, in a cell that the line leaves like any other. */
export function placeCard(
  list: ViewList,
  columns: readonly LayoutColumn[],
  { top, metrics, room }: CardPlace,
): PlacedCells {
  const x = columns[0]?.x ?? 0;
  const height = metrics.noMatch;
  const outcome = list.outcome ?? "allow";
  const cell: LayoutCell = {
    cell: {
      ...blankCell(list.title, "skipped"),
      state: "evaluated",
      step: list.step,
      exit: { at: { kind: "profile" }, outcome },
    },
    x,
    width: Math.max(0, Math.min(cardWidth, room - 2 * x)),
    form: "full",
    top,
    bottom: top + height,
    rows: [],
    exitY: top + height / 2,
    stops: [],
  };
  return { cells: [cell], bottom: cell.bottom };
}
