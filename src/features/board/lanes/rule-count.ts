/** Words of a card that the player has not come to. */
import type { Direction } from "#src/engine/index.ts";
import type { ViewRow } from "./types.ts";

/** Says nothing of the outcome. */
export function ruleCount(row: ViewRow, direction: Direction): string {
  const count = row.card?.[direction].length ?? 0;
  return count === 1 ? "1 rule" : `${count} rules`;
}
