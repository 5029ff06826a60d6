/** SVG as text: elements, escaping, and lines broken by an estimate of their width. */

type Attributes = Readonly<Record<string, string | number>>;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no place for control characters, not even escaped. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

export function tag(name: string, attributes: Attributes, content = ""): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return content === "" ? `<${name}${all.join("")}/>` : `<${name}${all.join("")}>${content}</${name}>`;
}

export function textTag(attributes: Attributes, text: string): string {
  return tag("text", attributes, escaped(text));
}

/** Broken at spaces, and inside a word that is longer than a line. */
export function wrapped(text: string, length: number): readonly string[] {
  const most = Math.max(8, Math.floor(length));
  const words = text.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${most}}`, "gu")) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
