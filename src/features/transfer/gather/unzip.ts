/** The manifests inside a .zip. Sizes are taken from its directory, so that a bomb is refused before it goes off. */
import { unzip, type UnzipFileInfo } from "fflate";
import type { Diagnostic } from "#src/manifest/index.ts";
import { isManifestName } from "./names.ts";
import { passedOver } from "./passed-over.ts";
import { problem } from "./problem.ts";

/** Bytes of text taken from one archive. */
const most = 64 * 1024 * 1024;

export interface Unzipped {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly problems: readonly Diagnostic[];
}

export function unzipped(archive: string, bytes: Uint8Array): Promise<Unzipped> {
  let total = 0;
  const names: string[] = [];
  const wanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!name.endsWith("/")) names.push(name);
    if (!isManifestName(name)) return false;
    total += originalSize;
    return total <= most;
  };
  const refused = (message: string): Unzipped => ({ files: [], problems: [problem(archive, message)] });
  return new Promise((resolve) => {
    unzip(bytes, { filter: wanted }, (error, entries) => {
      if (error !== null) resolve(refused(`\`${archive}\` is a damaged archive`));
      else if (total > most) resolve(refused(`\`${archive}\` holds more than 64 MB of manifests`));
      else if (Object.keys(entries).length === 0)
        resolve(refused(`\`${archive}\` holds no YAML or JSON file`));
      else
        resolve({
          files: Object.entries(entries).map(([name, content]) => ({ name, bytes: content })),
          problems: [passedOver(archive, names) ?? []].flat(),
        });
    });
  });
}
