import type { Reading } from "../types.ts";
export function printObjects(reading: Reading, ids: readonly string[]): string {
  void reading;
  return ids.join("");
}
