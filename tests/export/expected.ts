/** What an overlay of a draft is, and what it has to build. */
import { changedObjects, kustomizeOverlay, type SourceFile } from "#src/manifest/index.ts";
import { type Draft, drafts, fileOf, quirks, readingsOf, textsOf } from "./drafts.ts";
import { plain, worldOf } from "./world.ts";

export const all: readonly Draft[] = [...drafts, ...quirks];
export const based: readonly Draft[] = all.filter(({ noBase = "" }) => noBase === "");
const basis = "base/objects.yaml";

export function overlayOf(draft: Draft): Readonly<Record<string, string>> {
  const { before, after } = readingsOf([fileOf(draft)], draft.changes);
  return byName(kustomizeOverlay(before, changedObjects(before, after)));
}

function byName(files: readonly SourceFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ name, text }) => [name, text]));
}

/** The overlay with the user's own file for a base, as its note says. */
export function overOwnBase(draft: Draft): Readonly<Record<string, string>> {
  const overlay = overlayOf(draft);
  if (overlay[basis] !== undefined) return { ...overlay, [basis]: draft.text };
  const kustomization = overlay["kustomization.yaml"] ?? "";
  const within = kustomization.replace("resources:\n", `resources:\n  - ${basis}\n`);
  return { ...overlay, [basis]: draft.text, "kustomization.yaml": within };
}

/** What the draft changes or adds; the objects that stay as they are have no part in the overlay. */
export function differing(draft: Draft): unknown {
  const world = worldOf([draft.text]);
  const after = worldOf(textsOf(readingsOf([fileOf(draft)], draft.changes).after.files));
  return plain(
    new Map([...after].filter(([key, value]) => JSON.stringify(world.get(key)) !== JSON.stringify(value))),
  );
}

/** A retyped object is a new one to kustomize: the old one is deleted by a patch of its own. */
export function everything({ text, changes }: Draft): unknown {
  return plain(worldOf(textsOf(readingsOf([{ name: "mine.yaml", text }], changes).after.files)));
}
