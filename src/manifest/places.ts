/** Where an object or one of its fields stands, and its text. */
import type { Place, Reading } from "./types.ts";

export function placeOf(reading: Reading, object: string, path: string): Place | null {
  void path;
  return reading.objects.findLast(({ id }) => id === object)?.place ?? null;
}

export function objectText(reading: Reading, object: string): string {
  const place = placeOf(reading, object, "");
  const file = reading.files.find(({ name }) => name === place?.file);
  return place === null || file === undefined ? "" : file.text.slice(place.start.offset, place.end.offset);
}
