/** What could not be read, and what was not meant to be: on standard error, and as findings. */
import { codes, type Diagnostic, type DiagnosticCode } from "#src/manifest/index.ts";
import type { Terminal } from "../terminal.ts";
import type { Gathered, GatherProblem } from "./gather.ts";

type Told = Pick<Gathered, "problems" | "passedOver">;

export function tellGathered({ problems, passedOver }: Told, { err }: Pick<Terminal, "err">): void {
  for (const problem of problems) err(`error: ${problemText(problem)}\n`);
  if (passedOver.length > 0) err(`note: ${passedOverText(passedOver)}\n`);
}

/** `shop.yaml: no such file or folder` */
export function problemText({ file, message }: GatherProblem): string {
  return `${file}: ${message}`;
}

/** Paths that are written out. */
const most = 3;

/** `5 files passed over: a.md, b.png, .git/ and 2 more` */
export function passedOverText(paths: readonly string[]): string {
  const rest = paths.length - most;
  const names = paths.slice(0, most).join(", ") + (rest > 0 ? ` and ${String(rest)} more` : "");
  return `${paths.length === 1 ? "1 file" : `${String(paths.length)} files`} passed over: ${names}`;
}

export function gatherFindings({ problems, passedOver }: Told): readonly Diagnostic[] {
  return [
    ...problems.map(({ file, message }) => finding("not-text", file, message)),
    ...passedOver.map((path) => finding("passed-over", path, "is not read as a manifest")),
  ];
}

function finding(code: DiagnosticCode, file: string, message: string): Diagnostic {
  const start = { offset: 0, line: 1, column: 1 };
  const place = { file, start, end: start };
  return { code, severity: codes[code].severity, message, help: null, place, object: null, path: null };
}
