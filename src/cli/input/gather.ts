/** What the user names (files, folders, archives, `-` for standard input) becomes texts; what cannot be read is said by name. */
import { readFileSync, statSync } from "node:fs";
import type { SourceFile } from "#src/manifest/index.ts";
import type { Terminal } from "../terminal.ts";
import { openArchive } from "./archive.ts";
import { decodeText } from "./decode.ts";
import { listFolder } from "./folder.ts";
import { isZip, whyNotText } from "./recognise.ts";
import { whyUnreadable } from "./unreadable.ts";

export interface Gathered {
  /** Under the names the user gave; a file that is named twice is taken once. */
  readonly files: readonly SourceFile[];
  readonly problems: readonly GatherProblem[];
  /** Paths in folders and archives that are not read as manifests; a folder ends in `/`. */
  readonly passedOver: readonly string[];
}

export interface GatherProblem {
  readonly file: string;
  /** Lower case, no final period. */
  readonly message: string;
}

type Terminals = Pick<Terminal, "readInput">;

export const standardInput = "<stdin>";

export async function gather(paths: readonly string[], terminal: Terminals): Promise<Gathered> {
  const parts: Gathered[] = [];
  for (const path of new Set(paths)) parts.push(await gatherOne(path, terminal));
  const { files, problems, passedOver } = joined(parts);
  const byName = new Map(files.map((file) => [file.name, file]));
  return { files: [...byName.values()], problems, passedOver: [...new Set(passedOver)] };
}

async function gatherOne(path: string, terminal: Terminals): Promise<Gathered> {
  if (path === "-") return given(standardInput, await terminal.readInput());
  try {
    return statSync(path).isDirectory() ? inFolder(path) : given(path, readFileSync(path));
  } catch (error) {
    return failed(path, whyUnreadable(error));
  }
}

/** A file that the user names, whatever it is called. */
function given(name: string, bytes: Uint8Array): Gathered {
  if (!isZip(bytes)) {
    const file = textFile(name, bytes);
    const misnamed = /\.zip$/i.test(name) && file.files.length > 0;
    return misnamed ? failed(name, "this is text, no .zip archive") : file;
  }
  const archive = openArchive(bytes);
  if (!archive.ok) return failed(name, archive.reason);
  const texts = joined(archive.files.map((file) => textFile(`${name}/${file.name}`, file.bytes)));
  return { ...texts, passedOver: archive.passedOver.map((left) => `${name}/${left}`) };
}

function inFolder(folder: string): Gathered {
  const { manifests, passedOver, problems } = listFolder(folder);
  if (manifests.length + problems.length === 0) return failed(folder, "there is no YAML or JSON file in it");
  const texts = joined(manifests.map(readManifest));
  return { files: texts.files, problems: [...problems, ...texts.problems], passedOver };
}

function readManifest(path: string): Gathered {
  try {
    return textFile(path, readFileSync(path));
  } catch (error) {
    return failed(path, whyUnreadable(error));
  }
}

/** Longer texts than a string can be. */
const mostBytes = 500 * 1024 * 1024;

function textFile(name: string, bytes: Uint8Array): Gathered {
  if (bytes.length > mostBytes) return failed(name, "it is larger than 500 MB");
  const text = decodeText(bytes);
  return text === null
    ? failed(name, whyNotText(bytes))
    : { files: [{ name, text }], problems: [], passedOver: [] };
}

function failed(file: string, message: string): Gathered {
  return { files: [], problems: [{ file, message }], passedOver: [] };
}

function joined(parts: readonly Gathered[]): Gathered {
  return {
    files: parts.flatMap(({ files }) => files),
    problems: parts.flatMap(({ problems }) => problems),
    passedOver: parts.flatMap(({ passedOver }) => passedOver),
  };
}
