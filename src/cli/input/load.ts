/** Manifests the user names, read and made ready for questions. */
import { type PolicySet, resolve } from "#src/engine/index.ts";
import { read, type Reading, type ReadOptions } from "#src/manifest/index.ts";
import type { Terminal } from "../terminal.ts";
import { isUnreadable, problemReport } from "./diagnostics.ts";
import { gather } from "./gather.ts";

export interface Loaded {
  readonly reading: Reading;
  readonly set: PolicySet;
  /** Every file and every document could be read. */
  readonly complete: boolean;
}

/** Tells errors and warnings on standard error. Null where nothing at all could be read. */
export async function load(
  paths: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
): Promise<Loaded | null> {
  const { files, problems } = await gather(paths, terminal);
  for (const problem of problems) terminal.err(`error: ${problem}\n`);
  if (files.length === 0) return null;
  const reading = read(files, options);
  terminal.err(problemReport(reading.diagnostics));
  const complete = problems.length === 0 && !reading.diagnostics.some(isUnreadable);
  return { reading, set: resolve(reading.cluster), complete };
}
