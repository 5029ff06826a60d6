/** Names of files: which of a folder are manifests, and how to keep pasted ones apart. */

/** In folders and archives only these are taken; a file chosen by hand is always tried. */
export function isManifestName(name: string): boolean {
  return hiddenPart(name) === null && /\.(ya?ml|json)$/i.test(name);
}

/** The path down to the hidden folder or file that `name` lies in or is; null where nothing is hidden. */
export function hiddenPart(name: string): string | null {
  const parts = name.split("/");
  const at = parts.findIndex(
    (part) => part.startsWith(".") || part === "__MACOSX" || part === "node_modules",
  );
  return at < 0 ? null : parts.slice(0, at + 1).join("/");
}

/** `pasted.yaml`, or `pasted-2.yaml` where that is taken. */
export function freeName(stem: string, taken: readonly string[]): string {
  let name = `${stem}.yaml`;
  for (let count = 2; taken.includes(name); count++) name = `${stem}-${count}.yaml`;
  return name;
}
