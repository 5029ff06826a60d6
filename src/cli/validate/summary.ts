/** Findings in numbers, and as data. */
import { plural } from "../plural.ts";
import type { Diagnostic, Reading, Severity } from "#src/manifest/index.ts";

export interface Summary {
  readonly files: number;
  readonly documents: number;
  readonly objects: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
}

/** `findings`: those of the reading, and what was met before anything could be read. */
export function summarize(
  { files, documents, objects }: Reading,
  findings: readonly Pick<Diagnostic, "severity">[],
): Summary {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return {
    files: files.length,
    documents,
    objects: objects.length,
    errors: count("error"),
    warnings: count("warning"),
    notices: count("notice"),
  };
}

/** `2 errors, 1 warning, 0 notices in 12 objects of 3 files` */
export function summaryText({ files, objects, errors, warnings, notices }: Summary): string {
  const found = [plural(errors, "error"), plural(warnings, "warning"), plural(notices, "notice")].join(", ");
  return `${found} in ${plural(objects, "object")} of ${plural(files, "file")}`;
}

/** A finding with its place spelled out. */
export function findingJson({ place, ...rest }: Diagnostic): unknown {
  return { file: place.file, line: place.start.line, column: place.start.column, ...rest };
}

/** Verdicts are computed for what Calico's tools refuse, so a reading only warns of it; to a validation it is a failure. */
export function failsValidation({ severity, code }: Diagnostic): boolean {
  return severity === "error" || code === "refused-by-calico";
}
