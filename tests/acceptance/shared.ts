/** Cases of public projects lie outside the repository and are read in place; where they are absent, tests are skipped by name. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

const root = new URL("../../../shared/acceptance/", import.meta.url);

export function casesPresent(file: string): boolean {
  return existsSync(new URL(file, root));
}

export function readText(file: string): string {
  return readFileSync(new URL(file, root), "utf8");
}

/** Paths under `online-boutique/` or another folder, relative to it. */
export function namesUnder(folder: string): readonly string[] {
  const parent = folder.split("/").at(-2) ?? "";
  return readdirSync(new URL(folder, root)).map((name) => `${parent}/${name}`);
}
