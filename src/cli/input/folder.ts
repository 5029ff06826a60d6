/** A folder's manifests at any depth, in the order of their names, and by name what else lies in it. */
import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { GatherProblem } from "./gather.ts";
import { isHiddenName, isManifestName } from "./names.ts";
import { whyUnreadable } from "./unreadable.ts";

export interface Listing {
  readonly manifests: readonly string[];
  /** Hidden folders, installed packages and links to folders are not entered: they end in `/`. */
  readonly passedOver: readonly string[];
  readonly problems: readonly GatherProblem[];
}

export function listFolder(folder: string): Listing {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return joined(entries.map((entry) => listEntry(folder, entry)));
  } catch (error) {
    return { ...nothing, problems: [{ file: folder, message: whyUnreadable(error) }] };
  }
}

function listEntry(folder: string, entry: Dirent): Listing {
  const path = join(folder, entry.name);
  if (entry.isDirectory())
    return isHiddenName(entry.name) ? { ...nothing, passedOver: [`${path}/`] } : listFolder(path);
  const stats = statusOf(path);
  if (stats?.isDirectory() === true) return { ...nothing, passedOver: [`${path}/`] };
  if (!isManifestName(entry.name)) return { ...nothing, passedOver: [path] };
  if (stats === null) return { ...nothing, problems: [{ file: path, message: "a link that leads nowhere" }] };
  return stats.isFile() ? { ...nothing, manifests: [path] } : { ...nothing, passedOver: [path] };
}

/** Null for a link that leads nowhere. */
function statusOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

const nothing: Listing = { manifests: [], passedOver: [], problems: [] };

function joined(parts: readonly Listing[]): Listing {
  return {
    manifests: parts.flatMap(({ manifests }) => manifests),
    passedOver: parts.flatMap(({ passedOver }) => passedOver),
    problems: parts.flatMap(({ problems }) => problems),
  };
}
