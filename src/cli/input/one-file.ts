/** A data file that a command takes as a whole: its one document, decoded, or what is wrong told on standard error. */
import { type Json, readData } from "#src/manifest/index.ts";
import type { Terminal } from "../terminal.ts";
import { diagnosticText, placeText } from "./diagnostics.ts";
import { gather } from "./gather.ts";
import { tellGathered } from "./tell.ts";
import type { Misfit } from "./shape.ts";

/** Null where the file cannot be read or does not have the shape wanted. */
export async function readOne<T>(
  path: string,
  decode: (value: Json, misfits: Misfit[]) => T,
  terminal: Terminal,
): Promise<T | null> {
  const gathered = await gather([path], terminal);
  tellGathered(gathered, terminal);
  const { files, problems } = gathered;
  const [file, ...others] = files;
  if (!file || problems.length > 0) return null;
  const data = readData(file);
  for (const problem of data.problems) terminal.err(diagnosticText(problem));
  const [document, ...more] = data.documents;
  if (others.length + more.length > 0 || document === undefined) {
    if (data.problems.length === 0) terminal.err(`error: ${path}: one document is wanted here\n`);
    return null;
  }
  const misfits: Misfit[] = [];
  const decoded = decode(document.value, misfits);
  for (const misfit of misfits)
    terminal.err(`${placeText(document.placeOf(misfit.path))}: error: ${misfit.message}\n`);
  return misfits.length > 0 || data.problems.length > 0 ? null : decoded;
}
