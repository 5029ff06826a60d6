/** Problems met before any YAML is read: what was given is not text, or cannot be got at. */
import type { Diagnostic, SourceFile } from "#src/manifest/index.ts";

/** What came of files, folders and archives. */
export interface Gathered {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Diagnostic[];
}

export function problem(file: string, message: string, help: string | null): Diagnostic {
  const start = { offset: 0, line: 1, column: 1 };
  return {
    code: "not-text",
    severity: "error",
    message,
    help,
    place: { file, start, end: start },
    object: null,
    path: null,
  };
}

export function joinGathered(parts: readonly Gathered[]): Gathered {
  return { files: parts.flatMap(({ files }) => files), problems: parts.flatMap(({ problems }) => problems) };
}
