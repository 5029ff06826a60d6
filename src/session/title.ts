/** What a set of files is called: the file, the folder they share, or their number. */
import type { SourceFile } from "#src/manifest/index.ts";

export function titleOf(files: readonly SourceFile[]): string {
  const [first] = files;
  if (first === undefined) return "Nothing";
  if (files.length === 1) return (first.name.split("/").at(-1) ?? first.name).replace(/\.(ya?ml|json)$/i, "");
  const folder = first.name.includes("/") ? first.name.slice(0, first.name.indexOf("/")) : null;
  const shared = folder !== null && files.every(({ name }) => name.startsWith(`${folder}/`));
  return shared ? folder : `${files.length} files`;
}

/** The loaded files with others added; a file of the same name takes the old one's place. */
export function withFiles(
  loaded: readonly SourceFile[],
  added: readonly SourceFile[],
): readonly SourceFile[] {
  const byName = new Map([...loaded, ...added].map((file) => [file.name, file]));
  return [...byName.values()];
}
