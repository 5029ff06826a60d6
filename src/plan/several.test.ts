/** One edit of several policies: one step that does to each what the edit of it alone would do. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { planEdit } from "./edit.ts";
import { id } from "./testing/clusters.ts";
import {
  application,
  documents,
  edited,
  policyText,
  security,
  shop,
  textDraft,
  told,
} from "./testing/drafts.ts";
import type { PolicyEdit } from "./types.ts";

const board = textDraft(
  documents(
    shop,
    security,
    application,
    policyText({ kind: "GlobalNetworkPolicy", name: "guard", tier: "security", order: 10 }),
    policyText({ kind: "GlobalNetworkPolicy", name: "watch", tier: "security", order: 20 }),
    policyText({ kind: "NetworkPolicy", name: "web", tier: "application", order: 100 }),
    policyText({ kind: "StagedNetworkPolicy", name: "web", tier: "application", order: 90 }),
    policyText({ kind: "StagedGlobalNetworkPolicy", name: "next", tier: "application" }),
    policyText({ kind: "KubernetesNetworkPolicy", name: "k" }),
    policyText({ kind: "StagedKubernetesNetworkPolicy", name: "s" }),
    policyText({ kind: "ClusterNetworkPolicy", name: "admin" }),
  ),
);
const ids: readonly PolicyId[] = board.reading.cluster.policies.map((policy) => policy.id);
const [guard, watch] = [id("GlobalNetworkPolicy guard"), id("GlobalNetworkPolicy watch")];
const edits: readonly PolicyEdit[] = ["delete", "mute", "unmute", "stage", "enforce"];

const several = (what: PolicyEdit, ...policies: readonly PolicyId[]): string =>
  told(planEdit(board.reading, { kind: "several", what, policies }));

describe("the title of an edit of several policies", () => {
  test.each([
    ["mute", "Muted 2 policies"],
    ["stage", "Staged 2 policies"],
    ["delete", "Deleted 2 policies"],
    ["unmute", "no: GlobalNetworkPolicy guard: it is not muted"],
    ["enforce", "no: GlobalNetworkPolicy guard: it is enforced already"],
  ] as const)("%s: %s", (what, title) => {
    expect(several(what, guard, watch)).toBe(title);
  });

  test("is that of the one policy where there is only one", () => {
    expect(several("mute", guard, guard)).toBe("Muted guard");
  });

  test("names who stands in the way, and the whole step is refused", () => {
    const admin = id("ClusterNetworkPolicy admin");
    expect(several("stage", guard, admin)).toBe(
      "no: ClusterNetworkPolicy admin: a ClusterNetworkPolicy cannot be staged",
    );
    expect(several("mute")).toBe("no: no policy is named");
  });
});

test("one step gives the draft that the same edits one by one give", () => {
  const some = fc.subarray([...ids], { minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...edits), some, fc.subarray([...ids]), (what, policies, muted) => {
      const start = muted.reduce((draft, policy) => edited(draft, { kind: "mute", policy }), board);
      const able = policies.filter((policy) => planEdit(start.reading, { kind: what, policy }).ok);
      fc.pre(able.length > 0);
      const together = edited(start, { kind: "several", what, policies: able });
      const oneByOne = able.reduce((draft, policy) => edited(draft, { kind: what, policy }), start);
      expect(together.changes.length).toBeGreaterThan(start.changes.length);
      expect(together.reading.files).toEqual(oneByOne.reading.files);
      expect(together.reading.cluster).toEqual(oneByOne.reading.cluster);
    }),
    { numRuns: 60 },
  );
});
