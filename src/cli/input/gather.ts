/** What the user names (files, folders, archives, `-` for standard input) becomes texts; what cannot be read is said by name. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "#src/manifest/index.ts";
import type { Terminal } from "../terminal.ts";
import { isArchiveName, isManifestName, openArchive } from "./archive.ts";
import { decodeText } from "./decode.ts";

export interface Gathered {
  /** Under the names the user gave; a file that is named twice is taken once. */
  readonly files: readonly SourceFile[];
  /** One line each, beginning with the path. */
  readonly problems: readonly string[];
}

type Terminals = Pick<Terminal, "readInput">;

export const standardInput = "<stdin>";

export async function gather(paths: readonly string[], terminal: Terminals): Promise<Gathered> {
  const files: SourceFile[] = [];
  const problems: string[] = [];
  for (const path of new Set(paths)) {
    const { files: found, problems: trouble } = await gatherOne(path, terminal);
    files.push(...found.filter(({ name }) => files.every((known) => known.name !== name)));
    problems.push(...trouble);
  }
  return { files, problems };
}

async function gatherOne(path: string, terminal: Terminals): Promise<Gathered> {
  if (path === "-") return textFile(standardInput, await terminal.readInput());
  try {
    if (!statSync(path).isDirectory()) {
      const bytes = readFileSync(path);
      return isArchiveName(path) ? archived(path, bytes) : textFile(path, bytes);
    }
    const found = manifestsIn(path).map((name) => textFile(name, readFileSync(name)));
    if (found.length === 0) return { files: [], problems: [`${path}: there is no YAML or JSON file in it`] };
    return joined(found);
  } catch (error) {
    return { files: [], problems: [`${path}: ${whyUnreadable(error)}`] };
  }
}

function archived(path: string, bytes: Uint8Array): Gathered {
  const archive = openArchive(bytes);
  if (!archive.ok) return { files: [], problems: [`${path}: ${archive.reason}`] };
  return joined(archive.files.map((file) => textFile(`${path}/${file.name}`, file.bytes)));
}

function joined(found: readonly Gathered[]): Gathered {
  return {
    files: found.flatMap(({ files }) => files),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function textFile(name: string, bytes: Uint8Array): Gathered {
  const text = decodeText(bytes);
  return text === null
    ? { files: [], problems: [`${name}: this is not text`] }
    : { files: [{ name, text }], problems: [] };
}

/** At any depth, in the order of their names; hidden folders and installed packages are passed over. */
function manifestsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    if (entry.isDirectory()) return manifestsIn(path);
    return isManifestName(entry.name) && statSync(path).isFile() ? [path] : [];
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "not allowed to read it",
  EPERM: "not allowed to read it",
};

function whyUnreadable(error: unknown): string {
  if (!(error instanceof Error && "code" in error)) throw error;
  return reasons[String(error.code)] ?? `cannot be read (${String(error.code)})`;
}
