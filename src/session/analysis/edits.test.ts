/** What each edit changes by itself, and which edits are behind a group of what all of them change. */
import { describe, expect, test } from "vitest";
import {
  changeCensus,
  difference,
  finish,
  resolve,
  type PolicyId,
  type PolicySet,
} from "#src/engine/index.ts";
import { changeFiles, mutedBy, read, withMuted } from "#src/manifest/index.ts";
import type { Edit } from "#src/plan/index.ts";
import { board } from "../testing/board.ts";
import { settled, testSession, type TestSession } from "../testing/session.ts";
import { comparable, shareFlow } from "./overlap.ts";

const files = [{ name: "b.yaml", text: board({ tiers: 2, policies: 3 }) }];
const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;

function setAfter(edits: readonly Edit[]): PolicySet {
  const changes = edits.flatMap((edit) => edit.changes);
  const reading = read(changeFiles(files, changes), { assume: "missing" });
  return resolve(withMuted(reading, mutedBy(changes)).cluster);
}

async function reviewed(): Promise<TestSession> {
  const session = testSession();
  const { commands } = session;
  await commands.open(files);
  await commands.edit({ kind: "delete", policy: id("t1-p2") });
  await commands.move([id("t1-p3")], "t1", 0);
  await commands.edit({ kind: "mute", policy: id("t2-p2") });
  await commands.edit({ kind: "set-default-action", tier: "t2", action: "Pass" });
  await commands.undo();
  commands.setImpactSize("full");
  await known(session);
  return session;
}

async function known(session: TestSession): Promise<void> {
  for (let turns = 0; turns < 5_000; turns++) {
    await settled(session);
    const { facts, shares } = session.getState().analysis.edits;
    if (shares !== null && facts.length > 0 && !facts.includes(null)) return;
  }
  throw new Error("what was waited for never came");
}

const figuresOf = (session: TestSession): unknown =>
  session.getState().analysis.edits.facts.map((facts) => facts?.figures ?? null);

describe("each edit by itself", () => {
  test("has the figures of the draft before it against the draft with it, undone ones too", async () => {
    const session = await reviewed();
    const edits = session.getState().document?.edits ?? [];
    expect(edits).toHaveLength(4);
    const alone = edits.map((_, at) => {
      const [before, after] = [setAfter(edits.slice(0, at)), setAfter(edits.slice(0, at + 1))];
      return finish(changeCensus(before, after, "enforced")).totals;
    });
    expect(figuresOf(session)).toEqual(alone);
    expect(alone.some(({ unchanged }) => !unchanged)).toBe(true);
    session.dispose();
  });

  test("is behind those groups whose flows it changes, and every group has somebody behind it", async () => {
    const session = await reviewed();
    const { document, analysis } = session.getState();
    const made = (document?.edits ?? []).slice(0, document?.cursor);
    const shares = [...(analysis.edits.shares ?? [])];
    const steps = made.map((_, at) => {
      const found = finish(
        difference(setAfter(made.slice(0, at)), setAfter(made.slice(0, at + 1)), "enforced"),
      );
      return found.groups.map(comparable);
    });
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter(([, edits]) => edits.length === 0)).toEqual([]);
    const changing = steps.flatMap((groups, at) => (groups.length > 0 ? [at] : []));
    for (const [, edits] of shares) for (const at of edits) expect(changing).toContain(at);
    const all = finish(difference(setAfter([]), setAfter(made), "enforced")).groups.map(comparable);
    for (const group of all)
      expect(steps.some((groups) => groups.some((part) => shareFlow(group, part)))).toBe(true);
    session.dispose();
  });

  test("is not worked out where nobody looks, and stays known when a further edit is made", async () => {
    const session = await reviewed();
    const before = figuresOf(session);
    await session.commands.redo();
    await known(session);
    expect(figuresOf(session)).toEqual(before);
    session.commands.setImpactEdit(1);
    await session.commands.jumpTo(1);
    expect(session.getState().impact.edit).toBeNull();
    session.commands.setImpactSize("panel");
    await session.commands.move([id("t2-p3")], "t1", 0);
    await settled(session);
    expect(session.getState().analysis.edits.facts).toHaveLength(4);
    session.commands.setImpactSize("full");
    await known(session);
    expect(session.getState().analysis.edits.facts).toHaveLength(2);
    session.dispose();
  });
});
