/** Selectors repeat from policy to policy: each text is parsed once while it is remembered. */
import { parseSelector, type ParsedSelector } from "#src/engine/index.ts";

const limit = 20_000;
const remembered = new Map<string, ParsedSelector>();

/** Same answer as `parseSelector`; selectors are never mutated, so they can be shared. */
export function parseOnce(text: string): ParsedSelector {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= limit) remembered.clear();
  const parsed = parseSelector(text);
  remembered.set(text, parsed);
  return parsed;
}
