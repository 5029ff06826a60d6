/** The move menu of a card, over a whole session. */
import { expect, test, vi } from "vitest";
import type { Commands } from "./actions.ts";
import { type MoveEntry, moveEntries } from "./move-entries.ts";
import { settled, testSession } from "./testing/session.ts";

async function entriesOf(position: number): Promise<readonly MoveEntry[]> {
  const session = testSession();
  await session.start();
  await settled(session);
  const board = session.getState().snapshot?.board;
  const id = board?.tiers[0]?.policies[position];
  const card = board?.cards.find((each) => each.id === id);
  if (board === undefined || card === undefined) throw new Error("the sample has policies");
  return moveEntries(card, board, { ...session.commands, run });
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
