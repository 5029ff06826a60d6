/** Selectors and networks repeat from policy to policy: each text is parsed once while it is remembered. */
import {
  parseSelector,
  parseWrittenPrefix,
  type ParsedSelector,
  type WrittenPrefix,
} from "#src/engine/index.ts";

const limit = 20_000;

/** Same answer as `parseSelector`; selectors are never mutated, so they can be shared. */
export const parseOnce: (text: string) => ParsedSelector = remembering(parseSelector);

/** Same answer as `parseWrittenPrefix`, shared in the same way. */
export const prefixOnce: (text: string) => WrittenPrefix | null = remembering(parseWrittenPrefix);

function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const remembered = new Map<string, T>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size >= limit) remembered.clear();
    const parsed = parse(text);
    remembered.set(text, parsed);
    return parsed;
  };
}
