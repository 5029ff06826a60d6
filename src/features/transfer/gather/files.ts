/** Files as the browser hands them over: chosen, from a folder, dropped or pasted. */
import { decodeFile } from "./decode.ts";
import { hiddenPart, isManifestName } from "./names.ts";
import { passedOver } from "./passed-over.ts";
import { joinGathered, problem, type Gathered } from "./problem.ts";

/** A file with the path the user knows it by. */
interface Found {
  readonly path: string;
  readonly file: File;
}

/** Chosen files; those of a chosen folder carry their path and are sifted. */
export function gatherFiles(files: readonly File[]): Promise<Gathered> {
  const found = files.map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  return sift(found, (one) => one.path !== one.file.name);
}

/** What lies in a drop or on the clipboard. Must be called before the event is over. */
export async function gatherTransfer(transfer: DataTransfer): Promise<Gathered> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return gatherFiles([...transfer.files]);
  try {
    const found = await Promise.all(entries.map((entry) => walk(entry)));
    const folders = new Set(entries.filter(({ isDirectory }) => isDirectory).map(({ name }) => name));
    return await sift(found.flat(), ({ path }) => folders.has(rootOf(path)));
  } catch {
    return { files: [], problems: [problem("folder", "what was dropped could not be read from disk")] };
  }
}

/** Reads all that was given by name, and the manifests of folders; a folder says what it holds besides. */
async function sift(found: readonly Found[], inFolder: (one: Found) => boolean): Promise<Gathered> {
  const within = found.filter(inFolder);
  const wanted = found.filter((one) => !inFolder(one) || isManifestName(withinRoot(one.path)));
  if (wanted.length === 0)
    return { files: [], problems: [problem("folder", "there is no YAML or JSON file in it")] };
  const parts = await Promise.all(wanted.map(readOne));
  const roots = [...new Set(within.map(({ path }) => rootOf(path)))];
  const left = roots.flatMap((root) => {
    const names = within.flatMap(({ path }) => (rootOf(path) === root ? withinRoot(path) : []));
    return passedOver(root, names) ?? [];
  });
  const joined = joinGathered([...kept(parts), { files: [], problems: left }]);
  const [only] = parts;
  const title = parts.length === 1 && only?.title !== undefined ? only.title : soleRoot(found, roots);
  return title === undefined ? joined : { ...joined, title };
}

/** The folder that everything given lies in. */
function soleRoot(found: readonly Found[], roots: readonly string[]): string | undefined {
  return roots.length === 1 && found.every(({ path }) => rootOf(path) === roots[0]) ? roots[0] : undefined;
}

function rootOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : path;
}

function withinRoot(path: string): string {
  return path.slice(path.indexOf("/") + 1);
}

/** Two archives may hold files of one name: the later ones get the name of their archive before theirs. */
function kept(parts: readonly Gathered[]): readonly Gathered[] {
  const taken = new Set<string>();
  return parts.map((part) => ({
    ...part,
    files: part.files.map((file) => {
      const name =
        taken.has(file.name) && part.title !== undefined ? `${part.title}/${file.name}` : file.name;
      taken.add(name);
      return { ...file, name };
    }),
  }));
}

async function readOne({ path, file }: Found): Promise<Gathered> {
  try {
    return await decodeFile(path, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { files: [], problems: [problem(path, `\`${path}\` could not be read from disk`)] };
  }
}

/** All files at any depth; a hidden folder is not entered, but stands for itself. */
async function walk(entry: FileSystemEntry): Promise<readonly Found[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry instanceof FileSystemFileEntry) {
    return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  if (path.includes("/") && hiddenPart(entry.name) !== null)
    return [{ path, file: new File([], entry.name) }];
  const children = await listFolder(entry.createReader());
  return (await Promise.all(children.map(walk))).flat();
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
