/** Markdown that fits into a comment on a pull request. */

/** GitHub takes 65,536 characters; the rest is left to what a pipeline writes around the report. */
export const commentRoom = 60_000;

/** A cell of a table: `|` would end it. */
export function cell(text: string): string {
  return text.replace(/[|\\]/g, (sign) => `\\${sign}`);
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** As many lines from the first on as fit into `room` characters, each with its line break. */
export function linesThatFit(lines: readonly string[], room: number): readonly string[] {
  let left = room;
  const end = lines.findIndex((line) => (left -= line.length + 1) < 0);
  return end < 0 ? lines : lines.slice(0, end);
}
