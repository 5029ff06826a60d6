/** Files to hand over: joined into one, packed into a .zip, saved by the browser. */
import { strToU8, zip } from "fflate";
import type { SourceFile } from "#src/manifest/index.ts";

/** One YAML stream of all files. A single file stays as it is, byte for byte. */
export function combine(files: readonly SourceFile[]): string {
  const [only] = files;
  if (files.length <= 1) return only?.text ?? "";
  return files
    .map(({ text }) => text.replace(/^\uFEFF/, ""))
    .map((text) => (text.endsWith("\n") ? text : `${text}\n`))
    .join("---\n");
}

export function toZip(files: readonly SourceFile[]): Promise<Blob> {
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  return new Promise((resolve, reject) => {
    zip(entries, (error, bytes) => {
      if (error === null) resolve(new Blob([bytes], { type: "application/zip" }));
      else reject(error);
    });
  });
}

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The last part of a file's path. */
export function baseName(name: string): string {
  return name.split("/").at(-1) ?? name;
}
