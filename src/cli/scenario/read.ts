/** Scenario and test files from disk or standard input. */
import { readData } from "#src/manifest/index.ts";
import { diagnosticText, placeText } from "../input/diagnostics.ts";
import { gather } from "../input/gather.ts";
import type { Misfit } from "../input/shape.ts";
import { tellGathered } from "../input/tell.ts";
import type { Terminal } from "../terminal.ts";
import { type DecodeOptions, decodeScenarios } from "./decode.ts";
import type { Scenario } from "./types.ts";

export interface ReadScenarios {
  readonly scenarios: readonly Scenario[];
  /** Every file was readable and of the right shape. */
  readonly complete: boolean;
}

/** What does not fit is told so often in one file: a file of another kind does not fit anywhere. */
const most = 10;

/** Tells what is wrong on standard error and gives back the rest. */
export async function readScenarios(
  paths: readonly string[],
  expectations: DecodeOptions["expectations"],
  terminal: Terminal,
): Promise<ReadScenarios> {
  const gathered = await gather(paths, terminal);
  tellGathered(gathered, terminal);
  const { files, problems } = gathered;
  let complete = problems.length === 0;
  const scenarios = files.flatMap((file) => {
    const data = readData(file);
    const misfits: Misfit[] = [];
    const found = data.documents.flatMap((document) => {
      const known = misfits.length;
      const decoded = decodeScenarios(document, { file: file.name, expectations }, misfits);
      for (const { path, message } of misfits.slice(known, most))
        terminal.err(`${placeText(document.placeOf(path))}: error: ${message}\n`);
      return decoded;
    });
    if (misfits.length > most)
      terminal.err(`${file.name}: error: ${String(misfits.length - most)} more of the kind\n`);
    for (const problem of data.problems) terminal.err(diagnosticText(problem));
    if (data.documents.length === 0 && data.problems.length === 0)
      terminal.err(`error: ${file.name}: there is no scenario in it\n`);
    complete &&= misfits.length === 0 && data.problems.length === 0 && data.documents.length > 0;
    return found;
  });
  return { scenarios, complete };
}
