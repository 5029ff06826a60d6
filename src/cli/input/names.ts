/** Which of the files in folders and archives are manifests. A file that the user names is always tried. */

export function isManifestName(path: string): boolean {
  return hiddenPart(path) === null && /\.(ya?ml|json)$/i.test(path);
}

/** The path down to the hidden or a tool's own folder or file that `path` lies in or is, or null. */
export function hiddenPart(path: string): string | null {
  const parts = path.split("/");
  const at = parts.findIndex(isHiddenName);
  return at < 0 ? null : parts.slice(0, at + 1).join("/") + (at < parts.length - 1 ? "/" : "");
}

export function isHiddenName(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || name === "__MACOSX";
}
