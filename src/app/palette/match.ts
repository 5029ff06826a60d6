/** Which entries a query means, best first: every word must occur; a name that begins with it comes before one that contains it. */

export interface Candidate {
  readonly label: string;
  /** Everything it is found by. */
  readonly words: string;
}

/** At most `count` entries, in their own order among equals. */
export function best<T extends Candidate>(entries: readonly T[], query: string, count: number): readonly T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return entries.slice(0, count);
  const found = entries.filter((entry) => {
    const text = entry.words.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rank = ({ label }: T): number => {
    const name = label.toLowerCase();
    if (name.startsWith(first)) return 0;
    return name.includes(first) ? 1 : 2;
  };
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, count);
}
