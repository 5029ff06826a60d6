/** The overlay builds to the draft: with the base it brings along, with a whole base, and by kustomize itself. */
import { describe, expect, test } from "vitest";
import { changedObjects, kustomizeOverlay, type SourceFile } from "#src/manifest/index.ts";
import { type Draft, drafts, fileOf, quirks, readingsOf, textsOf } from "./drafts.ts";
import { buildOverlay } from "./overlay.ts";
import { kubectl, kubectlPatch, kustomize, kustomizeBuild } from "./tools.ts";
import { mergePatch, plain, type Value, worldOf, worldWith } from "./world.ts";

const all = [...drafts, ...quirks];
const basis = "base/objects.yaml";

function overlayOf(draft: Draft): Readonly<Record<string, string>> {
  const { before, after } = readingsOf([fileOf(draft)], draft.changes);
  return byName(kustomizeOverlay(before, changedObjects(before, after)));
}

function byName(files: readonly SourceFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ name, text }) => [name, text]));
}

/** The overlay with the user's own file for a base, as its note says. */
function overOwnBase(draft: Draft): Readonly<Record<string, string>> {
  const overlay = overlayOf(draft);
  if (overlay[basis] !== undefined) return { ...overlay, [basis]: draft.text };
  const kustomization = overlay["kustomization.yaml"] ?? "";
  const within = kustomization.replace("resources:\n", `resources:\n  - ${basis}\n`);
  return { ...overlay, [basis]: draft.text, "kustomization.yaml": within };
}

/** What the draft changes or adds; the objects that stay as they are have no part in the overlay. */
function differing(draft: Draft): unknown {
  const world = worldOf([draft.text]);
  const after = worldOf(textsOf(readingsOf([fileOf(draft)], draft.changes).after.files));
  return plain(
    new Map([...after].filter(([key, value]) => JSON.stringify(world.get(key)) !== JSON.stringify(value))),
  );
}

/** A retyped object is a new one to kustomize: the old one is deleted by a patch of its own. */
function everything({ text, changes }: Draft): unknown {
  return plain(worldOf(textsOf(readingsOf([{ name: "mine.yaml", text }], changes).after.files)));
}

const based = all.filter(({ noBase = "" }) => noBase === "");

describe("by kustomize's rules", () => {
  test.each(all)("the overlay builds $name", (draft) => {
    expect(plain(worldWith(buildOverlay(overlayOf(draft))))).toEqual(differing(draft));
  });

  test.each(based)("over the whole base it builds $name and leaves the rest alone", (draft) => {
    expect(plain(worldWith(buildOverlay(overOwnBase(draft))))).toEqual(everything(draft));
  });

  test("what is deleted is said to stay in the cluster", () => {
    const [removal, move] = ["a removed policy", "an order"].map((name) => {
      const draft = drafts.find((one) => one.name === name);
      return draft === undefined ? "" : overlayOf(draft)["kustomization.yaml"];
    });
    expect(removal).toContain("\n# What is deleted here is left out of the build;");
    expect(move).toMatch(/^# base\/ holds .*\napiVersion: /);
  });
});

describe.skipIf(!kustomize)("by kustomize itself", () => {
  test.each(all)(
    "the overlay builds $name",
    (draft) => {
      expect(plain(worldOf([kustomizeBuild(overlayOf(draft))]))).toEqual(differing(draft));
    },
    30_000,
  );

  test.each(based)(
    "over the whole base it builds $name and leaves the rest alone",
    (draft) => {
      expect(plain(worldOf([kustomizeBuild(overOwnBase(draft))]))).toEqual(everything(draft));
    },
    30_000,
  );
});

describe.skipIf(!kubectl)("by kubectl itself", () => {
  const patches = all.flatMap((draft) => {
    const { before, after } = readingsOf([fileOf(draft)], draft.changes);
    return changedObjects(before, after).flatMap((step) =>
      step.step === "patch" ? [{ title: `${draft.name}: ${step.object}`, ...step }] : [],
    );
  });

  test.each(patches)(
    "a merge patch does what it is taken to do: $title",
    ({ apiVersion, kind, before, patch }) => {
      const object = { apiVersion, kind, ...before };
      expect(kubectlPatch(object, patch)).toEqual(mergePatch(object as Value, patch as Value));
    },
    30_000,
  );
});
