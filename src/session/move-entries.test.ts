/** The move menu of a card, over a whole session. */
import { expect, test, vi } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import type { Commands } from "./actions.ts";
import { type MoveEntry, moveEntries } from "./move-entries.ts";
import { settled, testSession } from "./testing/session.ts";

/** The menu of the card at that place of the first tier, with the cards at these places selected. */
async function entriesOf(position: number, selected: readonly number[] = []): Promise<readonly MoveEntry[]> {
  const session = testSession();
  await session.start();
  await settled(session);
  const board = session.getState().snapshot?.board;
  const id = board?.tiers[0]?.policies[position];
  const card = board?.cards.find((each) => each.id === id);
  if (board === undefined || card === undefined) throw new Error("the sample has policies");
  const selection = selected.flatMap((place) => board.tiers[0]?.policies[place] ?? []);
  return moveEntries({ card, selection }, board, { ...session.commands, run });
}

const run = vi.fn<Commands["run"]>(() => true);

function item(entries: readonly MoveEntry[], label: string): Extract<MoveEntry, { kind: "item" }> {
  const flat = entries.flatMap((entry) => (entry.kind === "submenu" ? entry.items : [entry]));
  const found = flat.find((entry) => entry.kind === "item" && entry.label === label);
  if (found?.kind !== "item") throw new Error(`no entry ${label}`);
  return found;
}

test("the first card of a tier cannot go further up, the others can", async () => {
  expect(item(await entriesOf(0), "Move to top")).toMatchObject({ disabled: true, detail: "already there" });
  expect(item(await entriesOf(1), "Move to top")).not.toHaveProperty("disabled");
});

test("a card can go before each other card of its tier, and to every other tier", async () => {
  const entries = await entriesOf(2);

  item(entries, "t1-p1").onSelect();
  expect(run.mock.lastCall?.[0]).toBe("move-before");
  expect(run.mock.lastCall?.[1]?.before).toMatch(/t1-p1$/);
  expect(item(entries, "t1")).toMatchObject({ disabled: true, detail: "it is in this tier" });
  item(entries, "t2").onSelect();
  expect(run).toHaveBeenLastCalledWith("move-to-tier", expect.objectContaining({ tier: "t2" }));
});

test("with a card of the selection the whole selection moves: the menu says how many, and who they can go before", async () => {
  const entries = await entriesOf(1, [0, 1]);
  expect(entries[0]).toEqual({ kind: "heading", label: "Move 2 policies" });
  expect(item(entries, "Move up")).toMatchObject({ disabled: true, detail: "already there" });
  expect(item(entries, "Move down")).not.toHaveProperty("disabled");
  const before = entries.find((entry) => entry.kind === "submenu" && entry.label === "Before…");
  expect(before).toMatchObject({ items: [{ label: "t1-p3" }] });
  expect(item(entries, "t1")).toMatchObject({ disabled: true, detail: "they are in this tier" });
  const apart = await entriesOf(0, [0, 2]);
  expect(item(apart, "Move to top")).not.toHaveProperty("disabled");
  expect((await entriesOf(2, [0, 1]))[0]).toEqual({ kind: "heading", label: "Move t1-p3" });
  const all = await entriesOf(0, [0, 1, 2]);
  expect(item(all, "Move down")).toMatchObject({ disabled: true, detail: "the only cards of their tier" });
});

test.each([
  ["by the menu of one of them", "GlobalNetworkPolicy t1-p3"],
  ["by the keyboard, named by nobody", undefined],
])("the selection moves as one step that one undo takes back: %s", async (_, named) => {
  const session = testSession();
  await session.start();
  await settled(session);
  const orderOf = (): readonly string[] | undefined => session.getState().snapshot?.board.tiers[0]?.policies;
  for (const name of ["t1-p2", "t1-p3"])
    session.commands.toggleSelected(`GlobalNetworkPolicy ${name}` as PolicyId);
  session.commands.run("move-top", named === undefined ? {} : { policy: named as PolicyId });
  await vi.waitFor(() => expect(orderOf()?.map((id) => id.slice(-1))).toEqual(["2", "3", "1"]));
  expect(session.getState().document?.edits.map(({ title }) => title)).toEqual([
    "Moved 2 policies above t1-p1",
  ]);
  await session.commands.undo();
  await settled(session);
  expect(orderOf()?.map((id) => id.slice(-1))).toEqual(["1", "2", "3"]);
});
