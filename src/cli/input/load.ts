/** Manifests the user names, read and made ready for questions. */
import { type PolicySet, resolve } from "#src/engine/index.ts";
import { read, type Reading, type ReadOptions } from "#src/manifest/index.ts";
import type { Terminal } from "../terminal.ts";
import { isUnreadable, problemReport } from "./diagnostics.ts";
import { gather } from "./gather.ts";
import { tellGathered } from "./tell.ts";

export interface Loaded {
  readonly reading: Reading;
  readonly set: PolicySet;
  /** Every file and every document could be read. */
  readonly complete: boolean;
}

/** What is asked about all flows has no answer where nobody is loaded who could send or receive one. */
export function warnOfNobody(loaded: readonly Loaded[], terminal: Pick<Terminal, "err">): void {
  if (loaded.some(({ set }) => set.cluster.endpoints.length > 0)) return;
  terminal.err(
    "warning: no pod, workload or host endpoint is loaded, so there are no flows to judge: add their manifests\n",
  );
}

/** Tells errors and warnings on standard error. Null where nothing at all could be read. */
export async function load(
  paths: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
): Promise<Loaded | null> {
  const gathered = await gather(paths, terminal);
  tellGathered(gathered, terminal);
  const { files, problems } = gathered;
  if (files.length === 0) return null;
  const reading = read(files, options);
  terminal.err(problemReport(reading.diagnostics));
  const complete = problems.length === 0 && !reading.diagnostics.some(isUnreadable);
  return { reading, set: resolve(reading.cluster), complete };
}
