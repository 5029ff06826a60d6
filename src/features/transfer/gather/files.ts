/** Files as the browser hands them over: chosen, from a folder, dropped or pasted. */
import { decodeFile } from "./decode.ts";
import { isManifestName } from "./names.ts";
import { joinGathered, problem, type Gathered } from "./problem.ts";

/** A file with the path the user knows it by. */
interface Found {
  readonly path: string;
  readonly file: File;
}

/** Chosen files; those of a chosen folder carry their path and are sifted. */
export function gatherFiles(files: readonly File[]): Promise<Gathered> {
  const found = files.map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  return readAll(found.filter(({ file, path }) => path === file.name || isManifestName(path)));
}

/** What lies in a drop or on the clipboard. Must be called before the event is over. */
export async function gatherTransfer(transfer: DataTransfer): Promise<Gathered> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return gatherFiles([...transfer.files]);
  try {
    const found = await Promise.all(entries.map((entry) => walk(entry, false)));
    return await readAll(found.flat());
  } catch {
    return { files: [], problems: [problem("folder", "what was dropped could not be read from disk", null)] };
  }
}

async function readAll(found: readonly Found[]): Promise<Gathered> {
  if (found.length === 0) {
    return { files: [], problems: [problem("folder", "there is no YAML or JSON file in it", null)] };
  }
  return joinGathered(await Promise.all(found.map(readOne)));
}

async function readOne({ path, file }: Found): Promise<Gathered> {
  try {
    return await decodeFile(path, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { files: [], problems: [problem(path, `\`${path}\` could not be read from disk`, null)] };
  }
}

/** A folder becomes its manifests, at any depth. */
async function walk(entry: FileSystemEntry, inFolder: boolean): Promise<readonly Found[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry instanceof FileSystemFileEntry) {
    if (inFolder && !isManifestName(path)) return [];
    return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const children = await listFolder(entry.createReader());
  return (await Promise.all(children.map((child) => walk(child, true)))).flat();
}

/** A reader hands out a folder in parts, the last of them empty. */
async function listFolder(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}
