/** Small English: plurals, lists, capitals. Sentences elsewhere are put together from these. */

const numerals = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** `1 pod`, `21 pods`, `0 policies` */
export function count(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : plural(noun)}`;
}

/** `one policy applies`, `two policies apply`: words up to ten. */
export function countWords(n: number, noun: string): string {
  return `${numerals[n] ?? String(n)} ${n === 1 ? noun : plural(noun)}`;
}

/** `verb(1, "apply")` is `applies`, `verb(2, "apply")` is `apply`. */
export function verb(n: number, base: string): string {
  if (n !== 1) return base;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(s|sh|ch|x|o)$/.test(base) ? `${base}es` : `${base}s`;
}

/** `a`, `a and b`, `a, b and c` */
export function listOf(items: readonly string[], join: "and" | "or" = "and"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${join} ${last}`;
}

/** `a, b and 2 more` once there are more than `most`. */
export function listSome(items: readonly string[], most: number, join: "and" | "or" = "and"): string {
  if (items.length <= most) return listOf(items, join);
  const shown = items.slice(0, most - 1);
  return `${shown.join(", ")} ${join} ${items.length - shown.length} more`;
}

/** At the start of a sentence. A field keeps its spelling there too: `preDNAT policies see …`. */
export function capital(text: string): string {
  return /^[a-z]+[A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1,000,000` */
export function thousands(n: number): string {
  const [whole = "", fraction] = String(n).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|sh|ch|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
