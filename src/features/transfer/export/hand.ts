/** An output into the user's hands: saved by the browser, or on the clipboard. */
import type { SourceFile } from "#src/manifest/index.ts";
import { baseName, combine, save, toZip } from "./files.ts";
import type { Output } from "./output.ts";
import { toPng } from "./trace/png.ts";

export interface Saving {
  /** Of an archive or a joined file, without ending; a single file has its own name. */
  readonly name: string;
  readonly joined: boolean;
}

export async function downloaded(output: Output, { name, joined }: Saving): Promise<void> {
  if (output.kind === "picture") save(output.name, await pictureBlob(output));
  else if (output.files.length > 1 && !joined) save(`${name}.zip`, await toZip(output.files));
  else save(joined ? `${name}.yaml` : baseName(output.files[0]?.name ?? name), textBlob(output.files));
}

/** A picture of pixels as one; everything else as text. */
export async function copied(output: Output): Promise<void> {
  if (output.kind === "files") await navigator.clipboard.writeText(textOf(output));
  else if (output.as === "svg") await navigator.clipboard.writeText(output.picture.svg);
  else await navigator.clipboard.write([new ClipboardItem({ "image/png": pictureBlob(output) })]);
}

/** Files that belong in folders are told apart by their names. */
function textOf({ files, together }: Extract<Output, { kind: "files" }>): string {
  if (!together) return combine(files);
  return files.map(({ name, text }) => `# ${name}\n${text}`).join("\n");
}

function pictureBlob({ as, picture }: Extract<Output, { kind: "picture" }>): Promise<Blob> {
  if (as === "png") return toPng(picture);
  return Promise.resolve(new Blob([picture.svg], { type: "image/svg+xml" }));
}

function textBlob(files: readonly SourceFile[]): Blob {
  const type =
    files.length === 1 && !/\.ya?ml$/.test(files[0]?.name ?? "") ? "text/plain" : "application/yaml";
  return new Blob([combine(files)], { type });
}
