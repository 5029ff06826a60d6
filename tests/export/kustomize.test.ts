/** The overlay builds to the draft by kustomize's rules, with the base it brings along and with a whole base. */
import { describe, expect, test } from "vitest";
import { drafts } from "./drafts.ts";
import { all, based, differing, everything, overlayOf, overOwnBase } from "./expected.ts";
import { buildOverlay } from "./overlay.ts";
import { plain, worldWith } from "./world.ts";

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
