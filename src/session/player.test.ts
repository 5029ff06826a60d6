/** What only time brings about: the player's steps, the pause before a place is said, what counts as going on typing. */
import { describe, expect, test } from "vitest";
import { stepsShown } from "./derive.ts";
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

  test("a port that was on the way to a longer one is not kept", async () => {
    const { session, clock } = await withFlow();
    session.commands.setPort("tcp/4");
    await settled(session);
    clock.pass(500);
    session.commands.setPort("tcp/443");
    await settled(session);
    expect(ports(session)).toEqual(["tcp/443", "tcp/80"]);
  });

  test("a port that was looked at for a while is kept beside the longer one", async () => {
    const { session, clock } = await withFlow();
    clock.pass(10_000);
    session.commands.setPort("tcp/8080");
    await settled(session);
    expect(ports(session)).toEqual(["tcp/8080", "tcp/80"]);
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
