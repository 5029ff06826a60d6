/**
 * The heat map: known flows from place to place, or end by end inside two places, and what would change of them. Rows
 * of the change may tell apart what the board itself does not; they are added up to its rows.
 */
import type {
  Census,
  ChangeCensus,
  ChangeCounts,
  Matrix,
  MatrixEnd,
  FlowCounts,
  PlacePair,
  PolicySet,
} from "#src/engine/index.ts";
import { endsFacts, refOf, textOf } from "./ends.ts";
import { addChanges } from "./impact.ts";
import { comparePlaces, placeKey, placeName, placeOfKey } from "./places.ts";
import type { HeatCell, HeatEnd, HeatFacts, HeatQuestion } from "./types.ts";

/** Namespace by namespace. */
export function placesHeat({ places }: Census, change: ChangeCensus | null): HeatFacts {
  const both = places.flatMap(({ from, to }) => [from, to]);
  const byKey = new Map(both.map((place) => [placeKey(place), place]));
  const sorted = [...byKey.values()].sort(comparePlaces);
  const ends = sorted.map((place): HeatEnd => ({
    key: placeKey(place),
    name: placeName(place),
    count: 1,
    ref: null,
  }));
  const changes = new Map(
    (change?.places ?? []).map(({ from, to, ...counts }) => [`${placeKey(from)} ${placeKey(to)}`, counts]),
  );
  const found = new Map(
    places.map(({ from, to, ...counts }): [string, HeatCell] => {
      const key = `${placeKey(from)} ${placeKey(to)}`;
      return [key, { ...counts, change: changes.get(key) ?? null }];
    }),
  );
  return withoutEmpty({
    from: ends,
    to: ends,
    cells: ends.map((from) => ends.map((to) => found.get(`${from.key} ${to.key}`) ?? null)),
  });
}

export function placesInside({ from, to }: NonNullable<HeatQuestion["inside"]>): PlacePair {
  return { from: placeOfKey(from), to: placeOfKey(to) };
}

/** End by end. */
export function endsHeat(
  set: PolicySet,
  now: Matrix<FlowCounts>,
  change: Matrix<ChangeCounts> | null,
): HeatFacts {
  const cells: (HeatCell | null)[][] = now.from.map(() => now.to.map(() => null));
  for (const { from, to, ...counts } of now.cells) {
    const row = cells[from];
    if (row !== undefined) row[to] = { ...counts, change: null };
  }
  addChange(cells, now, change);
  const ends = (list: readonly MatrixEnd[]): readonly HeatEnd[] => list.map((end) => heatEnd(set, end));
  return withoutEmpty({ from: ends(now.from), to: ends(now.to), cells });
}

function addChange(
  cells: (HeatCell | null)[][],
  now: Matrix<FlowCounts>,
  change: Matrix<ChangeCounts> | null,
): void {
  if (change === null) return;
  const [rows, columns] = [positions(now.from), positions(now.to)];
  for (const { from, to, ...counts } of change.cells) {
    const line = cells[positionOf(change.from[from], rows)];
    const column = positionOf(change.to[to], columns);
    const cell = line?.[column];
    if (line !== undefined && cell != null)
      line[column] = { ...cell, change: cell.change === null ? counts : addChanges(cell.change, counts) };
  }
}

/** Row of each end. */
function positions(ends: readonly MatrixEnd[]): ReadonlyMap<string, number> {
  return new Map(ends.flatMap((row, index) => row.ends.map((end) => [refOf(end), index] as const)));
}

function positionOf(row: MatrixEnd | undefined, known: ReadonlyMap<string, number>): number {
  const [first] = row?.ends ?? [];
  return first === undefined ? -1 : (known.get(refOf(first)) ?? -1);
}

function heatEnd(set: PolicySet, { ends }: MatrixEnd): HeatEnd {
  const { parts, more } = endsFacts(set, ends);
  const [first] = ends;
  const ref = first === undefined ? "" : refOf(first);
  const only = more === 0 && parts.length === 1 ? parts[0] : undefined;
  if (only !== undefined) return { key: ref, name: only.name, count: only.count, ref };
  const plain = parts.map((part) => ({ ...part, namespace: null }));
  return { key: ref, name: textOf(plain, more), count: 1, ref };
}

/** Rows and columns without any known flow say nothing. */
function withoutEmpty({ from, to, cells }: HeatFacts): HeatFacts {
  const rows = from.map((_, row) => cells[row]?.some((cell) => cell !== null) ?? false);
  const columns = to.map((_, column) => cells.some((line) => line[column] != null));
  return {
    from: from.filter((_, row) => rows[row]),
    to: to.filter((_, column) => columns[column]),
    cells: cells.filter((_, row) => rows[row]).map((line) => line.filter((_, column) => columns[column])),
  };
}
