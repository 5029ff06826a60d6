/** Problems met before any YAML is read: what was given is not text, or cannot be got at. */
import type { Diagnostic, SourceFile } from "#src/manifest/index.ts";

/** What came of files, folders and archives. */
export interface Gathered {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Diagnostic[];
  /** What the whole is called, where it is one folder or archive; else the files decide. */
  readonly title?: string;
}

export interface Advice {
  readonly help: string | null;
  readonly line: number;
}

const noAdvice: Advice = { help: null, line: 1 };

export function problem(file: string, message: string, { help, line } = noAdvice): Diagnostic {
  const start = { offset: 0, line, column: 1 };
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
