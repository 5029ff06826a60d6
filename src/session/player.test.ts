/** What only time brings about: the player's steps, the pause before a place is said, what counts as going on typing. */
import { describe, expect, test } from "vitest";
import { explanationShown, stepsShown } from "./derive.ts";
import { manualClock, type ManualClock } from "./testing/clock.ts";
import { settled, testSession, type TestSession } from "./testing/session.ts";

async function withFlow(): Promise<{ readonly session: TestSession; readonly clock: ManualClock }> {
  const clock = manualClock();
  const session = testSession({ clock, fragment: "from=pod:shop/a&to=pod:shop/b&port=tcp/80" });
  await session.start();
  await settled(session);
  return { session, clock };
}

describe("the player", () => {
  test("holds every step 1,200 ms and rests on the finished line", async () => {
    const { session, clock } = await withFlow();
    const count = stepsShown(session.getState());
    session.commands.play();
    for (let step = 0; step < count; step++) {
      expect(session.getState()).toMatchObject({ step, playing: true });
      clock.pass(1199);
      expect(session.getState().step).toBe(step);
      clock.pass(1);
    }
    expect(session.getState()).toMatchObject({ step: null, playing: false });
  });

  test.each([
    [0.5, 2400],
    [1, 1200],
    [2, 600],
  ] as const)("at speed %s a step is held %i ms", async (speed, held) => {
    const { session, clock } = await withFlow();
    session.commands.setSpeed(speed);
    session.commands.play();
    clock.pass(held - 1);
    expect(session.getState().step).toBe(0);
    clock.pass(1);
    expect(session.getState().step).toBe(1);
  });

  test("a step made by hand is said with its sentence, the finished line with its headline; playing says nothing", async () => {
    const { session, clock } = await withFlow();
    const explanation = explanationShown(session.getState());
    const said = (): string => session.getState().announcement.text;
    const [first, second] = explanation?.steps ?? [];
    const count = explanation?.steps.length ?? 0;
    session.commands.run("next-step");
    expect(said()).toBe(`Step 1 of ${String(count)}. ${first?.sentence ?? ""}`);
    session.commands.play();
    clock.pass(1200);
    expect(session.getState().step).toBe(1);
    expect(said()).toMatch(/^Step 1 /);
    session.commands.run("next-step");
    session.commands.run("previous-step");
    expect(said()).toBe(`Step 2 of ${String(count)}. ${second?.sentence ?? ""}`);
    session.commands.setStep(count - 1);
    session.commands.run("next-step");
    expect(said()).toBe(explanation?.headline);
  });

  test("nothing plays by itself: an answer and a change of it rest on the finished line", async () => {
    const { session, clock } = await withFlow();
    clock.pass(60_000);
    expect(session.getState()).toMatchObject({ step: null, playing: false });
    session.commands.setScope("pending");
    await settled(session);
    clock.pass(60_000);
    expect(session.getState()).toMatchObject({ step: null, playing: false });
  });

  test("playing goes on from the step it was paused on, with its whole time", async () => {
    const { session, clock } = await withFlow();
    session.commands.play();
    clock.pass(1200 + 900);
    session.commands.pause();
    clock.pass(60_000);
    expect(session.getState()).toMatchObject({ step: 1, playing: false });
    session.commands.play();
    clock.pass(1199);
    expect(session.getState()).toMatchObject({ step: 1, playing: true });
    clock.pass(1);
    expect(session.getState().step).toBe(2);
  });

  test("scrubbing shows any step and stays between the first and the last", async () => {
    const { session } = await withFlow();
    const last = stepsShown(session.getState()) - 1;
    const shown = [2, -5, 99].map((step) => {
      session.commands.setStep(step);
      return session.getState().step;
    });
    expect(shown).toEqual([2, 0, last]);
  });

  test("the keys step from the finished line and back to it, and play", async () => {
    const { session } = await withFlow();
    const last = stepsShown(session.getState()) - 1;
    const after = (id: "next-step" | "previous-step" | "toggle-play") => {
      session.commands.run(id);
      const { step, playing } = session.getState();
      return [step, playing];
    };
    expect(after("previous-step")).toEqual([last, false]);
    expect(after("next-step")).toEqual([null, false]);
    expect(after("next-step")).toEqual([0, false]);
    expect(after("previous-step")).toEqual([0, false]);
    expect(after("toggle-play")).toEqual([0, true]);
    expect(after("next-step")).toEqual([1, false]);
  });

  test("a change of speed begins the step's time anew", async () => {
    const { session, clock } = await withFlow();
    session.commands.play();
    clock.pass(1000);
    session.commands.setSpeed(2);
    clock.pass(599);
    expect(session.getState().step).toBe(0);
    clock.pass(1);
    expect(session.getState().step).toBe(1);
  });

  test.each([
    ["pausing", (session: TestSession) => session.commands.pause()],
    ["stepping by hand", (session: TestSession) => session.commands.setStep(0)],
    ["another question", (session: TestSession) => session.commands.setPort("tcp/443")],
  ])("%s ends playing for good", async (_, act) => {
    const { session, clock } = await withFlow();
    session.commands.play();
    act(session);
    await settled(session);
    const { step } = session.getState();
    clock.pass(60_000);
    expect(session.getState()).toMatchObject({ step, playing: false });
  });
});

describe("recent flows", () => {
  const ports = (session: TestSession): readonly string[] =>
    session.getState().recent.map(({ port }) => port);

  test("an answer counts once it was looked at for a moment", async () => {
    const { session, clock } = await withFlow();
    expect(ports(session)).toEqual([]);
    clock.pass(1500);
    expect(ports(session)).toEqual(["tcp/80"]);
  });

  test.each(["tcp/4", "tcp/8080", "tcp/22"])("%s on the way to another port is not kept", async (half) => {
    const { session, clock } = await withFlow();
    clock.pass(1500);
    for (const port of [half, "tcp/443"]) {
      session.commands.setPort(port);
      await settled(session);
      clock.pass(1000);
    }
    clock.pass(500);
    expect(ports(session)).toEqual(["tcp/443", "tcp/80"]);
  });

  test("a port nobody understands is not kept", async () => {
    const { session, clock } = await withFlow();
    session.commands.setPort("tcp/no such port");
    await settled(session);
    clock.pass(10_000);
    expect(ports(session)).toEqual([]);
  });

  test("a flow that was answered is kept when other ends are asked for, or none", async () => {
    const { session } = await withFlow();
    session.commands.swap();
    await settled(session);
    expect(ports(session)).toEqual(["tcp/80"]);
    session.commands.clearFlow();
    await settled(session);
    expect(session.getState().recent.map(({ from }) => from)).toEqual(["pod:shop/b", "pod:shop/a"]);
  });

  test("a flow looked at again comes first, and is there once", async () => {
    const { session, clock } = await withFlow();
    for (const port of ["tcp/443", "tcp/80"]) {
      clock.pass(1500);
      session.commands.setPort(port);
      await settled(session);
    }
    clock.pass(1500);
    expect(ports(session)).toEqual(["tcp/80", "tcp/443"]);
  });
});

describe("a card in the air", () => {
  test("its place is said when it has rested there for 120 ms", async () => {
    const { session, clock } = await withFlow();
    const [tier] = session.getState().snapshot?.board.tiers ?? [];
    const [policy] = tier?.policies ?? [];
    if (policy === undefined) throw new Error("the sample has policies");
    session.commands.lift(policy, "keyboard");
    while (session.getState().drag?.slots == null) await settled(session);
    session.commands.stepOver("down");
    clock.pass(119);
    expect(session.getState().announcement.text).toMatch(/^Lifted/);
    clock.pass(1);
    expect(session.getState().announcement.text).toContain("position 2 of");
  });

  test("its slots are judged anew when the policies that count change", async () => {
    const { session, clock } = await withFlow();
    const [policy] = session.getState().snapshot?.board.tiers[0]?.policies ?? [];
    if (policy === undefined) throw new Error("the sample has policies");
    session.commands.lift(policy, "keyboard");
    while (session.getState().drag?.slots == null) await settled(session);
    const { drag } = session.getState();
    const said = session.getState().announcement.count;
    session.commands.setScope("pending");
    while (session.getState().drag?.slots === drag?.slots) await settled(session);
    expect(session.getState().drag).toMatchObject({ policies: [policy], over: drag?.over });
    clock.pass(120);
    expect(session.getState().announcement.count).toBeGreaterThan(said);
  });
});
