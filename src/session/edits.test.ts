/** Edits besides moving, over a whole session. */
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import type { EditRequest } from "#src/plan/index.ts";
import { editEntries, tierEntries } from "./edits-entries.ts";
import { decodeEdits } from "./link/decode.ts";
import type { MoveEntry } from "./move-entries.ts";
import { settled, testSession, type TestSession } from "./testing/session.ts";

const policy = "GlobalNetworkPolicy t1-p2" as PolicyId;
const staged = "StagedGlobalNetworkPolicy t1-p2" as PolicyId;

async function opened(fragment = ""): Promise<TestSession> {
  const session = testSession({ fragment });
  await session.start();
  await settled(session);
  return session;
}

const cardsOf = (session: TestSession): readonly PolicyId[] =>
  session.getState().snapshot?.board.cards.map(({ id }) => id) ?? [];
const cardOf = (session: TestSession, id: PolicyId) =>
  session.getState().snapshot?.board.cards.find((card) => card.id === id);

async function all(session: TestSession): Promise<string> {
  const files = await session.commands.exportFiles({ kind: "all" });
  return files.map(({ text }) => text).join("");
}

const requests: readonly EditRequest[] = [
  { kind: "mute", policy },
  { kind: "stage", policy },
  { kind: "delete", policy },
  { kind: "set-default-action", tier: "t1", action: "Deny" },
  { kind: "set-tier-order", tier: "t1", order: 7 },
  { kind: "add-tier", name: "new", before: "t1", action: "Deny" },
  { kind: "delete-tier", tier: "t1", policies: { kind: "move", to: "t2" } },
  {
    kind: "add-policy",
    policy: { recipe: "quarantine", name: "q", namespace: null, tier: "t1", place: "top", staged: false },
  },
];

describe("an edit", () => {
  test.each(requests)("$kind is one named step, undone to the byte, and stored", async (request) => {
    const session = await opened();
    const before = await all(session);
    expect(await session.commands.edit(request)).toBe(true);
    const after = await all(session);
    expect(after).not.toBe(before);
    const { document, snapshot, announcement } = session.getState();
    expect(document?.edits).toHaveLength(1);
    expect(announcement.text).toBe(document?.edits[0]?.title);
    expect(snapshot?.changes.length).toBeGreaterThan(0);
    expect(session.saved()?.document?.edits).toEqual(document?.edits);
    await session.commands.undo();
    expect(await all(session)).toBe(before);
    await session.commands.redo();
    expect(await all(session)).toBe(after);
  });

  test.each(requests)("$kind is carried by the link", async (request) => {
    const session = await opened();
    expect(await session.commands.edit(request)).toBe(true);
    await settled(session);
    const other = await opened(session.browser.fragment());
    expect(await all(other)).toBe(await all(session));
  });

  test("that cannot be made changes nothing and says why", async () => {
    const session = await opened();
    expect(await session.commands.edit({ kind: "unmute", policy })).toBe(false);
    expect(session.getState().document?.edits).toEqual([]);
    expect(session.getState().toasts.at(-1)?.text).toBe("Not done: it is not muted");
  });

  test("of a link is read only where it is whole", () => {
    const edit = (change: unknown): unknown => [{ title: "x", changes: [change] }];
    expect(decodeEdits(edit({ kind: "remove", object: "Tier t" }))).not.toBeNull();
    for (const damaged of [
      { kind: "remove" },
      { kind: "add", text: 5 },
      { kind: "replace", object: "Tier t" },
      { kind: "retype", object: "Tier t", to: "Tier" },
      { kind: "explode", object: "Tier t" },
    ])
      expect(decodeEdits(edit(damaged))).toBeNull();
  });
});

describe("a muted policy", () => {
  test("selects nobody, is marked on its card and left out of the flow", async () => {
    const session = await opened();
    await session.commands.edit({ kind: "mute", policy });
    expect(cardOf(session, policy)).toMatchObject({ muted: true, selects: 0, changed: true });
    expect(await all(session)).toContain(`# muted: ${policy}`);
    await session.commands.edit({ kind: "stage", policy });
    expect(cardOf(session, staged)).toMatchObject({ muted: true, staged: true });
  });
});

describe("the open policy", () => {
  test("is followed to its new id, back by undo, and closes where it is gone", async () => {
    const session = await opened();
    session.commands.openPolicy(policy);
    await session.commands.edit({ kind: "stage", policy });
    expect(session.getState().policy).toBe(staged);
    await session.commands.undo();
    expect(session.getState().policy).toBe(policy);
    await session.commands.edit({ kind: "delete", policy });
    expect(session.getState().policy).toBeNull();
    expect(cardsOf(session)).not.toContain(policy);
  });
});

describe("a text that is being edited", () => {
  const text = `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: {name: t1-p2}\nspec:\n  tier: t1\n  selector: all()\n`;

  test("is checked in its place: its own problems, at their lines, and whether it can be taken", async () => {
    const session = await opened();
    expect(await session.commands.checkText(policy, text)).toEqual({ diagnostics: [], refusal: null });
    const slipped = await session.commands.checkText(policy, `${text}  selectr: all()\n`);
    expect(slipped.diagnostics.map(({ place, path }) => [place.start.line, path])).toEqual([
      [7, "spec.selectr"],
    ]);
    const elsewhere = await session.commands.checkText(policy, text.replace("tier: t1", "tier: nowhere"));
    expect(elsewhere.diagnostics.map(({ code }) => code)).toEqual(["unknown-tier"]);
    const broken = await session.commands.checkText(policy, `${text}  types: [\n`);
    expect(broken.refusal).toMatch(/^line \d+: /);
  });
});

describe("entries of the menus", () => {
  const item = (entries: readonly MoveEntry[], label: string): Extract<MoveEntry, { kind: "item" }> => {
    const found = entries.find((entry) => entry.kind === "item" && entry.label === label);
    if (found?.kind !== "item") throw new Error(`no entry ${label}`);
    return found;
  };

  test("of a card do what they say, or say why not", async () => {
    const session = await opened();
    const entries = (id: PolicyId): readonly MoveEntry[] => {
      const { snapshot } = session.getState();
      const card = cardOf(session, id);
      if (snapshot === null || card === undefined) throw new Error("no such card");
      return editEntries(card, snapshot.board, session.commands);
    };
    item(entries(policy), "Mute").onSelect();
    await session.commands.exportFiles({ kind: "all" });
    expect(item(entries(policy), "Unmute")).not.toHaveProperty("disabled");
    item(entries(policy), "Stage").onSelect();
    await session.commands.exportFiles({ kind: "all" });
    expect(cardsOf(session)).toContain(staged);
    item(entries(staged), "Delete").onSelect();
    await session.commands.exportFiles({ kind: "all" });
    expect(cardsOf(session)).not.toContain(staged);
  });

  test("of a built-in tier say that Calico fixes it", async () => {
    const session = await opened();
    const tier = session.getState().snapshot?.board.tiers.find(({ name }) => name === "default");
    if (tier === undefined) throw new Error("there is always a default tier");
    const entries = tierEntries(tier, session.commands);
    for (const label of ["End with Pass", "Set its order…", "Delete the tier…"])
      expect(item(entries, label)).toMatchObject({
        disabled: true,
        detail: "Calico fixes its built-in tiers",
      });
    expect(item(entries, "Add a policy…")).not.toHaveProperty("disabled");
  });
});
