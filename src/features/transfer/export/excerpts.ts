/** The first lines of each file, for a look at what is handed over. */
import type { SourceFile } from "#src/manifest/index.ts";

/** Lines shown of all files together: enough to recognise them, few enough to draw at once. */
const most = 300;
/** Fewer lines of a file say nothing, so there are fewer files instead. */
const least = 10;

export interface Excerpt {
  readonly name: string;
  readonly text: string;
  readonly lines: number;
  /** Lines of the file that are not shown. */
  readonly rest: number;
}

export interface Excerpts {
  readonly shown: readonly Excerpt[];
  /** Files of which nothing is shown. */
  readonly rest: number;
}

export function excerptsOf(files: readonly SourceFile[]): Excerpts {
  const each = Math.max(least, Math.floor(most / files.length));
  const shown = files.slice(0, most / least).map(({ name, text }): Excerpt => {
    const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
    return {
      name,
      text: lines.slice(0, each).join("\n"),
      lines: lines.length,
      rest: Math.max(0, lines.length - each),
    };
  });
  return { shown, rest: files.length - shown.length };
}

/** `… 2 more lines in the file` */
export function moreText(count: number, what: string, where: string): string {
  return `… ${count} more ${what}${count === 1 ? "" : "s"} ${where}`;
}
