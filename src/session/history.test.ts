import fc from "fast-check";
import { expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { createAnalyst } from "./analyst/analyst.ts";
import { appliedEdits } from "./history.ts";
import { board } from "./testing/board.ts";
import { testSession, type TestSession } from "./testing/session.ts";

/** What the user would remember: the boards he has been through, and where he stands among them. */
interface Memory {
  boards: string[];
  at: number;
}

type Step = fc.AsyncCommand<Memory, TestSession>;

const looks = (session: TestSession): string =>
  JSON.stringify(session.getState().snapshot?.board.tiers.map(({ name, policies }) => [name, policies]));

class Move implements Step {
  readonly policy: string;
  readonly to: "top" | "up" | "down" | "bottom";
  constructor(policy: string, to: "top" | "up" | "down" | "bottom") {
    this.policy = policy;
    this.to = to;
  }
  check = (): boolean => true;
  async run(memory: Memory, session: TestSession): Promise<void> {
    const before = session.getState().document?.cursor ?? 0;
    await session.commands.moveTo(`GlobalNetworkPolicy ${this.policy}` as PolicyId, { kind: this.to });
    if (session.getState().document?.cursor === before) return;
    memory.boards = [...memory.boards.slice(0, memory.at + 1), looks(session)];
    memory.at += 1;
  }
  toString = (): string => `move ${this.policy} ${this.to}`;
}

class Travel implements Step {
  readonly by: "undo" | "redo";
  constructor(by: "undo" | "redo") {
    this.by = by;
  }
  check = (): boolean => true;
  async run(memory: Memory, session: TestSession): Promise<void> {
    await session.commands[this.by]();
    memory.at = Math.max(0, Math.min(memory.at + (this.by === "undo" ? -1 : 1), memory.boards.length - 1));
    expect(looks(session)).toBe(memory.boards[memory.at]);
  }
  toString = (): string => this.by;
}

class Jump implements Step {
  readonly share: number;
  constructor(share: number) {
    this.share = share;
  }
  check = (): boolean => true;
  async run(memory: Memory, session: TestSession): Promise<void> {
    memory.at = Math.round(this.share * (memory.boards.length - 1));
    await session.commands.jumpTo(memory.at);
    expect(looks(session)).toBe(memory.boards[memory.at]);
  }
  toString = (): string => `jump to ${this.share}`;
}

const policies = ["t1-p1", "t1-p2", "t1-p3", "t2-p1", "t2-p2"];

test("undo after any command restores the board, redo restores the result, and the text is that of its steps", async () => {
  const steps = [
    fc
      .tuple(fc.constantFrom(...policies), fc.constantFrom("top" as const, "up", "down", "bottom"))
      .map(([policy, to]) => new Move(policy, to)),
    fc.constantFrom("undo" as const, "redo" as const).map((by) => new Travel(by)),
    fc.double({ min: 0, max: 1, noNaN: true }).map((share) => new Jump(share)),
  ];
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 12 }), async (commands) => {
      const session = testSession();
      const text = board({ tiers: 2, policies: 3 });
      await session.commands.open([{ name: "b.yaml", text }]);
      await fc.asyncModelRun(() => ({ model: { boards: [looks(session)], at: 0 }, real: session }), commands);
      await expectFromScratch(session, text);
    }),
    { numRuns: 30 },
  );
});

/** The worker's incremental state equals a fresh analyst given the same steps. */
async function expectFromScratch(session: TestSession, text: string): Promise<void> {
  const { document } = session.getState();
  const fresh = createAnalyst();
  await fresh.open([{ name: "b.yaml", text }], { assumeRunning: [], addresses: {} });
  await fresh.draft(document === null ? [] : appliedEdits(document));
  expect(await session.commands.exportFiles({ kind: "all" })).toEqual(await fresh.export({ kind: "all" }));
  if (document?.cursor === 0) expect((await fresh.export({ kind: "all" }))[0]?.text).toBe(text);
}
