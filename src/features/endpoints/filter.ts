/** What the filter box finds: every word typed must occur in a name, label or address; a whole address finds its owner. */
import type { EndpointFacts } from "#src/explain/index.ts";

/** True where each word of the filter is part of one of the texts; for an empty filter always. */
export function matcher(filter: string): (texts: readonly string[]) => boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean).map(asLabel);
  return (texts) => {
    const joined = texts.join("\n").toLowerCase();
    return words.every((word) => joined.includes(word));
  };
}

/** Labels are written `key=value` on screen; `key:value` as in YAML means the same. An address keeps its colons. */
function asLabel(word: string): string {
  return looksLikeAddress(word) ? word : word.replace(/:(?=[^/])/, "=");
}

/** Endpoints that hold exactly this address, or null when the filter is none that anybody holds. */
export function exactAddress(
  endpoints: readonly EndpointFacts[],
  filter: string,
): readonly EndpointFacts[] | null {
  const text = filter.trim().toLowerCase();
  const owners = endpoints.filter(({ addresses }) => addresses.includes(text));
  return owners.length === 0 ? null : owners;
}

/** Good enough to offer it as an end; whether it is one, the session says when it is asked. */
export function looksLikeAddress(text: string): boolean {
  const trimmed = text.trim();
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(trimmed) || (/^[0-9a-f:.]+$/i.test(trimmed) && /:.*:/.test(trimmed));
}
