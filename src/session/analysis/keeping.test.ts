import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { createAnalyst } from "../analyst/analyst.ts";
import { manualClock } from "../testing/clock.ts";
import { board } from "../testing/board.ts";
import { testSession, type TestSession } from "../testing/session.ts";
import type { Analyst } from "../types.ts";
import type { BoardFigures, ImpactFacts } from "./types.ts";

const files = [{ name: "b.yaml", text: board({ tiers: 2, policies: 3 }) }];
const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function until(session: TestSession, done: () => boolean): Promise<void> {
  for (let turns = 0; !done(); turns++) {
    if (turns > 20_000) throw new Error("what was waited for never came");
    await turn();
  }
  expect(session.getState().toasts).toEqual([]);
}

/** The real analyst, whose answers of one kind come when the test says so. */
function held(kind: "figures" | "impact"): {
  readonly analyst: Analyst;
  /** Lets the answer go that has waited longest. */
  readonly release: () => Promise<void>;
  readonly waiting: () => number;
} {
  const real = createAnalyst();
  const doors: (() => void)[] = [];
  const wait = (): Promise<void> => new Promise((resolve) => doors.push(resolve));
  const analyst: Analyst = {
    ...real,
    figures: async (...question) => {
      const answer = await real.figures(...question);
      if (kind === "figures") await wait();
      return answer;
    },
    impact: async (...question) => {
      const answer = await real.impact(...question);
      if (kind === "impact") await wait();
      return answer;
    },
  };
  return {
    analyst,
    waiting: () => doors.length,
    release: async () => {
      doors.shift()?.();
      await turn();
    },
  };
}

function figuresOf(session: TestSession): BoardFigures | null {
  return session.getState().analysis.figures;
}

function impactOf(session: TestSession): ImpactFacts | null {
  const { impact } = session.getState().analysis;
  return impact.kind === "ready" ? impact.facts : null;
}

describe("the figures of the board", () => {
  test("are those of the engine, come after the board, and are gone while another board is counted", async () => {
    const session = testSession();
    await session.commands.open(files);
    expect(figuresOf(session)).toBeNull();
    await until(session, () => figuresOf(session) !== null);
    const direct = createAnalyst();
    await direct.open(files, { assumeRunning: [], addresses: {} });
    expect(figuresOf(session)).toEqual(await direct.figures("enforced", "after"));
    await session.commands.move([id("t1-p3")], "t1", 0);
    await until(session, () => figuresOf(session) !== null);
    session.commands.setScope("pending");
    expect(figuresOf(session)).toBeNull();
    await until(session, () => figuresOf(session) !== null && session.getState().analysis.shadows !== null);
    session.dispose();
  });

  test("of an older draft never land, however late they come", async () => {
    const { analyst, release, waiting } = held("figures");
    const session = testSession({ analyst });
    await session.commands.open(files);
    await until(session, () => waiting() === 1);
    // The first answer is computed and on its way when the scope changes.
    session.commands.setScope("pending");
    await until(session, () => waiting() === 2);
    await release();
    expect(figuresOf(session)).toBeNull();
    await release();
    await until(session, () => figuresOf(session) !== null);
    session.dispose();
  });
});

describe("the impact of the draft", () => {
  test("is nothing without edits, and exact with them", async () => {
    const session = testSession();
    await session.commands.open(files);
    expect(session.getState().analysis.impact).toEqual({ kind: "none" });
    await session.commands.move([id("t1-p3")], "t1", 0);
    await until(session, () => impactOf(session) !== null);
    const facts = impactOf(session);
    const slots = await sameMove();
    expect(facts?.totals).toEqual(slots);
    for (const { change, count, groups } of facts?.classes ?? []) {
      expect(groups.every((group) => group.change === change)).toBe(true);
      if (count > 0) expect(groups.length).toBeGreaterThan(0);
    }
    await session.commands.undo();
    expect(session.getState().analysis.impact).toEqual({ kind: "none" });
    session.dispose();
  });

  test("of an older draft never lands: the newer draft cancels it", async () => {
    const { analyst, release, waiting } = held("impact");
    const session = testSession({ analyst });
    await session.commands.open(files);
    await session.commands.move([id("t1-p3")], "t1", 0);
    await until(session, () => waiting() === 1);
    await session.commands.undo();
    await release();
    expect(session.getState().analysis.impact).toEqual({ kind: "none" });
    session.dispose();
  });

  test("ends with nothing when another document is opened meanwhile", async () => {
    const analyst = createAnalyst();
    await analyst.open(files, { assumeRunning: [], addresses: {} });
    const answer = analyst.figures("enforced", "after");
    await analyst.open([{ name: "c.yaml", text: board({ tiers: 1, policies: 1 }) }], {
      assumeRunning: [],
      addresses: {},
    });
    expect(await answer).toBeNull();
  });

  test("shows one of its flows on the board, before and after", async () => {
    const session = testSession();
    await session.commands.open(files);
    await session.commands.move([id("t1-p3")], "t1", 0);
    await until(session, () => impactOf(session) !== null);
    const [flow] = impactOf(session)?.classes[0]?.groups[0]?.flows ?? [];
    if (flow === undefined) throw new Error("the move changes no known flow");
    await session.commands.showFlow(flow, "before");
    const { source, destination, port, version } = session.getState();
    expect({ source, destination, port, version }).toEqual({
      source: flow.query.from,
      destination: flow.query.to,
      port: flow.query.port,
      version: "before",
    });
    await session.commands.showFlow(flow, "after");
    expect(session.getState().version).toBe("after");
    session.dispose();
  });
});

/** The same move, asked of the slots of the lifted card. */
async function sameMove(): Promise<unknown> {
  const analyst = createAnalyst();
  await analyst.open(files, { assumeRunning: [], addresses: {} });
  const slots = (await analyst.slotImpacts([id("t1-p3")], "enforced")) ?? [];
  const slot = slots.find(({ tier, position }) => tier === "t1" && position === 0);
  if (slot === undefined) throw new Error("there is no such slot");
  const { denied, allowed, decider, unknown, otherPorts, unchanged } = slot;
  return { denied, allowed, decider, unknown, otherPorts, unchanged };
}

describe("a lifted card", () => {
  test("knows what every slot changes, lists the flows of the one it rests on, and forgets both when let go", async () => {
    const clock = manualClock();
    const session = testSession({ clock });
    const { commands, getState } = session;
    await commands.open(files);
    commands.lift(id("t1-p3"), "keyboard");
    await until(session, () => getState().analysis.slots !== null && getState().drag?.slots != null);
    const tiers = getState().analysis.slots?.map(({ tier, position }) => `${tier} ${position}`);
    expect(tiers).toEqual(getState().drag?.slots?.map(({ tier, position }) => `${tier} ${position}`));
    commands.stepOver("first");
    clock.pass(119);
    await turn();
    expect(getState().analysis.slotDetail).toBeNull();
    clock.pass(1);
    await until(session, () => getState().analysis.slotDetail !== null);
    expect(getState().analysis.slotDetail).toMatchObject({ tier: "t1", position: 0 });
    expect(getState().announcement.text).toMatch(/^t1, position 1 of 3, .*(would be denied|decided by)/);
    commands.cancelDrag();
    expect(getState().analysis).toMatchObject({ slots: null, slotDetail: null });
    session.dispose();
  });
});
