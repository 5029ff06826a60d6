/** Names of files: which of a folder are manifests, and how to keep pasted ones apart. */

/** In folders and archives only these are taken; a file chosen by hand is always tried. */
export function isManifestName(name: string): boolean {
  const parts = name.split("/");
  const hidden = parts.some((part) => part.startsWith(".") || part === "__MACOSX" || part === "node_modules");
  return !hidden && /\.(ya?ml|json)$/i.test(name);
}

/** `pasted.yaml`, or `pasted-2.yaml` where that is taken. */
export function freeName(stem: string, taken: readonly string[]): string {
  let name = `${stem}.yaml`;
  for (let count = 2; taken.includes(name); count++) name = `${stem}-${count}.yaml`;
  return name;
}
