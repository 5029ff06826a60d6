/** `app=web,env=prod` to labels. */
import type { Labels } from "#src/engine/index.ts";

export type ParsedLabels =
  { readonly ok: true; readonly labels: Labels } | { readonly ok: false; readonly message: string };

/** Empty text means no labels at all; a value may be empty and may hold `=`. */
export function parseLabels(text: string): ParsedLabels {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length === 1 && parts[0] === "") return { ok: true, labels: {} };
  const wrong = parts.find((part) => part.indexOf("=") < 1);
  if (wrong !== undefined)
    return { ok: false, message: `\`${wrong}\` is no label: write key=value,key=value` };
  const pairs = parts.map((part) => {
    const cut = part.indexOf("=");
    return [part.slice(0, cut), part.slice(cut + 1)] as const;
  });
  return { ok: true, labels: Object.fromEntries(pairs) };
}

/** `app=web,env=prod`, or words for none. */
export function printLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? "no labels" : pairs.join(",");
}
