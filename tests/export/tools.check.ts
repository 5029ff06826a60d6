/**
 * The same by the tools themselves: `npm run test:tools`, on a machine that has kubectl. It is no part of `npm test`,
 * which needs nothing but Node.
 */
import { describe, expect, test } from "vitest";
import { changedObjects } from "#src/manifest/index.ts";
import { fileOf, readingsOf } from "./drafts.ts";
import { all, based, differing, everything, overlayOf, overOwnBase } from "./expected.ts";
import { kubectlPatch, kustomizeBuild } from "./tools.ts";
import { mergePatch, plain, type Value, worldOf } from "./world.ts";

describe("by kustomize itself", () => {
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

describe("by kubectl itself", () => {
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
