/** Edits of a whole selection, over a whole session: one step that is undone, kept and handed over as such. */
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import type { PolicyEdit } from "#src/plan/index.ts";
import { severalEntries, sortFor } from "./edits-several.ts";
import type { MoveEntry } from "./move-entries.ts";
import { board } from "./testing/board.ts";
import { settled, testSession, type TestSession } from "./testing/session.ts";

const kinds = `---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: admin}
spec: {tier: Admin, priority: 5, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}
---
apiVersion: projectcalico.org/v3
kind: StagedGlobalNetworkPolicy
metadata: {name: t2-p1}
spec: {tier: t2, order: 5, selector: all(), ingress: [{action: Deny}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: plain, namespace: shop}
spec: {podSelector: {}, ingress: [{}]}
`;
const id = (text: string): PolicyId => text as PolicyId;
const [one, two, three] = ["t1-p1", "t1-p2", "t1-p3"].map((name) => id(`GlobalNetworkPolicy ${name}`)) as [
  PolicyId,
  PolicyId,
  PolicyId,
];
const admin = id("ClusterNetworkPolicy admin");
const twin = id("StagedGlobalNetworkPolicy t2-p1");

async function opened(...selection: readonly PolicyId[]): Promise<TestSession> {
  const session = testSession();
  await session.commands.open([{ name: "shop.yaml", text: board({ tiers: 2, policies: 3 }) + kinds }]);
  await settled(session);
  for (const policy of selection) session.commands.toggleSelected(policy);
  return session;
}

const textOf = async (session: TestSession, kind: "all" | "changed" | "patches"): Promise<string> =>
  (await session.commands.exportFiles({ kind })).map(({ name, text }) => `## ${name}\n${text}`).join("");

function boardOf(session: TestSession) {
  const { snapshot } = session.getState();
  if (snapshot === null) throw new Error("nothing is loaded");
  return snapshot.board;
}

function itemsOf(session: TestSession): readonly Extract<MoveEntry, { kind: "item" }>[] {
  const entries = severalEntries(session.getState().selection, boardOf(session), session.commands);
  return (entries ?? []).flatMap((entry) => (entry.kind === "item" ? [entry] : []));
}

const edits: readonly PolicyEdit[] = ["mute", "unmute", "stage", "enforce", "delete"];

test.each(edits)("whom one can %s is exactly whom the planner lets", async (what) => {
  const session = await opened();
  await session.commands.edit({ kind: "mute", policy: two });
  const cards = boardOf(session).cards.map((card) => card.id);
  const { able, unable } = sortFor(what, cards, boardOf(session));
  const planned = await Promise.all(
    cards.map(async (policy) => ({
      policy,
      ok: (await session.commands.planEdit({ kind: what, policy })).ok,
    })),
  );
  expect(able.map((card) => card.id)).toEqual(planned.filter(({ ok }) => ok).map(({ policy }) => policy));
  expect(able.length + unable.length).toBe(cards.length);
});

describe("the entries of a selection", () => {
  test("say how many, who is left out and why, and who gives way", async () => {
    const session = await opened(one, two, admin, twin);
    await session.commands.edit({ kind: "mute", policy: two });
    expect(itemsOf(session).map(({ label, detail }) => [label, detail])).toEqual([
      [
        "Stage 2 of 4 policies",
        "not t2-p1: staged already; not admin: a ClusterNetworkPolicy cannot be staged",
      ],
      [
        "Enforce 1 of 4 policies",
        "in place of the enforced t2-p1; not t1-p1, t1-p2, admin: enforced already",
      ],
      ["Mute 3 of 4 policies", "not t1-p2: muted already"],
      ["Unmute 1 of 4 policies", "not t1-p1, t2-p1, admin: not muted"],
      ["Delete 4 policies", undefined],
      ["Clear the selection", undefined],
    ]);
  });

  test("that nobody could follow stand there with the reason", async () => {
    const session = await opened(
      admin,
      id("KubernetesNetworkPolicy shop/none"),
      id("GlobalNetworkPolicy t2-p1"),
    );
    const [stage] = itemsOf(session);
    expect(stage).toMatchObject({ label: "Stage 2 policies", disabled: true });
    expect(stage?.detail).toContain("not t2-p1: a staged policy of that name exists");
    expect(session.commands.enabled("stage-selected")).toBe(false);
  });

  test("are none for a single policy, and what they do is not done to the loaded version", async () => {
    const session = await opened(one);
    expect(itemsOf(session)).toEqual([]);
    expect(session.commands.enabled("mute-selected")).toBe(false);
    session.commands.toggleSelected(two);
    expect(session.commands.enabled("mute-selected")).toBe(true);
    expect(session.getState().announcement.text).toBe(`${two} selected, 2 selected`);
    await session.commands.edit({ kind: "mute", policy: three });
    await session.commands.setVersion("before");
    expect(session.commands.enabled("mute-selected")).toBe(false);
  });
});

async function doTo(
  session: TestSession,
  command: Parameters<TestSession["commands"]["run"]>[0],
): Promise<void> {
  expect(session.commands.run(command)).toBe(true);
  await textOf(session, "all");
}

describe("an edit of the selection", () => {
  const steps = [
    ["mute-selected", "Muted 3 policies"],
    ["stage-selected", "Staged 3 policies"],
    ["delete-selected", "Deleted 3 policies"],
  ] as const;

  test.each(steps)(
    "%s is one step, %s, undone to the byte, in the session file and handed over",
    async (command, title) => {
      const session = await opened(one, two, three);
      const before = await textOf(session, "all");
      await doTo(session, command);
      const { document } = session.getState();
      expect(document?.edits.map((edit) => edit.title)).toEqual([title]);
      const after = await textOf(session, "all");
      const patches = await textOf(session, "patches");
      expect(patches).toContain("## apply.sh");
      expect(patches).toContain("## rollback.sh");
      for (const name of ["t1-p1", "t1-p2", "t1-p3"]) {
        expect(patches).toMatch(new RegExp(`kubectl .*${name}|name: ${name}`));
      }
      const other = testSession();
      await other.commands.open([await session.commands.sessionFile("plain")]);
      await settled(other);
      expect(await textOf(other, "all")).toBe(after);
      expect(await textOf(other, "patches")).toBe(patches);
      await session.commands.undo();
      expect(await textOf(session, "all")).toBe(before);
      await session.commands.redo();
      expect(await textOf(session, "all")).toBe(after);
    },
  );

  test("has the impact of all of them together", async () => {
    const [together, alone] = [await opened(one, two, three), await opened()];
    await doTo(together, "mute-selected");
    for (const policy of [one, two, three]) await alone.commands.edit({ kind: "mute", policy });
    const facts = async (session: TestSession) => {
      for (;;) {
        const { impact } = session.getState().analysis;
        if (impact.kind === "ready") return impact.facts;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    expect(await facts(together)).toEqual(await facts(alone));
    expect((await facts(together)).totals.unchanged).toBe(false);
  });

  test("leaves out whom it cannot be done to, and the selection stays with the policies", async () => {
    const session = await opened(one, two, admin);
    session.commands.openPolicy(one);
    await doTo(session, "stage-selected");
    expect(session.getState().document?.edits.map(({ title }) => title)).toEqual(["Staged 2 policies"]);
    const staged = [id("StagedGlobalNetworkPolicy t1-p1"), id("StagedGlobalNetworkPolicy t1-p2")];
    expect(session.getState().selection).toEqual([...staged, admin]);
    expect(session.getState().policy).toBe(staged[0]);
    await session.commands.undo();
    expect(session.getState().selection).toEqual([one, two, admin]);
    await doTo(session, "delete-selected");
    expect(session.getState()).toMatchObject({ selection: [], policy: null });
  });
});
