/** Reference answers lie outside the repository and are read in place; where they are absent, tests are skipped by name and count. */
import { existsSync, readFileSync } from "node:fs";

const root = new URL("../../../shared/vectors/", import.meta.url);

export function vectorsPresent(file: string): boolean {
  return existsSync(new URL(file, root));
}

/** The parsed file. The caller names its shape: the files are written by us, not by users. */
export function readVectors(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, root), "utf8"));
}
