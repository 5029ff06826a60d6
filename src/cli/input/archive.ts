/** The manifests inside a .zip. Sizes are taken from its directory, so that a bomb is refused before it goes off. */
import { unzipSync, type UnzipFileInfo } from "fflate";
import { hiddenPart, isManifestName } from "./names.ts";

/** Bytes of text taken from one archive. */
const most = 64 * 1024 * 1024;

export type Archive =
  | {
      readonly ok: true;
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
      /** Names of what is not read; a hidden folder stands for all that is in it. */
      readonly passedOver: readonly string[];
    }
  /** Lower case, no final period. */
  | { readonly ok: false; readonly reason: string };

export function openArchive(bytes: Uint8Array): Archive {
  let total = 0;
  const left = new Set<string>();
  const wanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (name.endsWith("/")) return false;
    if (!isManifestName(name)) {
      left.add(hiddenPart(name) ?? name);
      return false;
    }
    total += originalSize;
    return total <= most;
  };
  try {
    const files = Object.entries(unzipSync(bytes, { filter: wanted })).map(([name, content]) => ({
      name,
      bytes: content,
    }));
    if (total > most) return { ok: false, reason: "it holds more than 64 MB of manifests" };
    return files.length === 0
      ? { ok: false, reason: "there is no YAML or JSON file in it" }
      : { ok: true, files, passedOver: [...left] };
  } catch {
    return { ok: false, reason: "this is a damaged archive" };
  }
}
