import { expect, test } from "vitest";
import type { Steps } from "#src/engine/index.ts";
import { Runner } from "./runner.ts";

/** A thread whose clock moves by one millisecond with each look at it, and that goes on when the test says so. */
function manualThread() {
  let now = 0;
  let waiting: (() => void)[] = [];
  return {
    now: () => (now += 1),
    breathe: () => new Promise<void>((resolve) => waiting.push(resolve)),
    /** Lets the runner have its next turns. */
    turn: async (turns = 1) => {
      for (let turn = 0; turn < turns; turn++) {
        const ready = waiting;
        waiting = [];
        for (const go of ready) go();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function* counting(steps: number, said: string[], name: string): Steps<string> {
  for (let step = 1; step <= steps; step++) {
    said.push(`${name}${step}`);
    yield { share: step / steps };
  }
  return name;
}

test("an analysis works in slices, and others of the thread have their turn between them", async () => {
  const thread = manualThread();
  const said: string[] = [];
  const runner = new Runner(thread);
  const answer = runner.run("figures", () => counting(20, said, "a"));
  await thread.turn();
  const first = said.length;
  expect(first).toBeGreaterThan(1);
  expect(first).toBeLessThan(20);
  await thread.turn();
  expect(said.length).toBeGreaterThan(first);
  await thread.turn(5);
  expect(await answer).toBe("a");
});

test("a newer question of the same kind ends the older one, whose answer never comes", async () => {
  const thread = manualThread();
  const said: string[] = [];
  const runner = new Runner(thread);
  const old = runner.run("impact", () => counting(20, said, "old"));
  await thread.turn();
  const young = runner.run("impact", () => counting(3, said, "young"));
  const before = said.filter((word) => word.startsWith("old")).length;
  expect(await old).toBeNull();
  await thread.turn(5);
  expect(await young).toBe("young");
  expect(said.filter((word) => word.startsWith("old"))).toHaveLength(before);
});

test("what is wanted sooner goes first, and what waited goes on afterwards", async () => {
  const thread = manualThread();
  const said: string[] = [];
  const runner = new Runner(thread);
  const slow = runner.run("figures", () => counting(20, said, "f"));
  await thread.turn();
  const quick = runner.run("slots", () => counting(20, said, "s"));
  await thread.turn(8);
  expect(await quick).toBe("s");
  expect(await slow).toBe("f");
  expect(said.lastIndexOf("s20")).toBeLessThan(said.lastIndexOf("f20"));
});

test("stopping everything ends every analysis with nothing", async () => {
  const thread = manualThread();
  const runner = new Runner(thread);
  const answers = [
    runner.run("figures", () => counting(9, [], "a")),
    runner.run("heat", () => counting(9, [], "b")),
  ];
  await thread.turn();
  runner.stopAll();
  await thread.turn(3);
  expect(await Promise.all(answers)).toEqual([null, null]);
});

test("an analysis that throws fails its own question and not the next one", async () => {
  const thread = manualThread();
  const runner = new Runner(thread);
  const failing = runner.run("figures", function* (): Steps<string> {
    yield { share: 0 };
    throw new Error("a defect");
  });
  const fine = runner.run("heat", () => counting(2, [], "b"));
  const outcome = Promise.allSettled([failing, fine]);
  await thread.turn(5);
  expect(await outcome).toMatchObject([
    { status: "rejected", reason: { message: "a defect" } },
    { status: "fulfilled", value: "b" },
  ]);
});

test("progress is told now and then, not with every step", async () => {
  const thread = manualThread();
  const told: number[] = [];
  const runner = new Runner(thread);
  void runner.run(
    "figures",
    () => counting(1000, [], "a"),
    (share) => told.push(share),
  );
  await thread.turn(400);
  expect(told.length).toBeGreaterThan(5);
  expect(told.length).toBeLessThan(200);
  expect(told).toEqual([...told].sort((one, other) => one - other));
});
