/** JSON on standard output: a list has one element per line, so that it can be read and compared line by line. */

export function jsonText(value: unknown): string {
  if (!Array.isArray(value)) return `${JSON.stringify(value, null, 2)}\n`;
  if (value.length === 0) return "[]\n";
  return `[\n${value.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;
}
