import { describe, expect, test, vi } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { createAnalyst } from "./analyst/analyst.ts";
import { board } from "./testing/board.ts";
import { manualClock } from "./testing/clock.ts";
import { settled, testSession, type TestSession } from "./testing/session.ts";

const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;
const file = (name: string, size = { tiers: 2, policies: 3 }): { name: string; text: string } => ({
  name,
  text: board(size),
});

async function opened(): Promise<TestSession> {
  const session = testSession();
  await session.commands.open([file("mine.yaml")]);
  await settled(session);
  return session;
}

function order(session: TestSession, tier: string): readonly string[] {
  const names = session.getState().snapshot?.board.tiers.find(({ name }) => name === tier)?.policies ?? [];
  return names.map((name) => name.replace("GlobalNetworkPolicy ", ""));
}

describe("the first moments", () => {
  test("show the first sample when nothing is stored and the link says nothing", async () => {
    const session = testSession();
    await session.start();
    expect(session.getState().document?.title).toBe("The first sample");
    expect(session.browser.fragment()).toBe("sample=first.yaml");
  });

  test("show what was stored, draft and redo branch included", async () => {
    const first = await opened();
    await first.commands.moveTo(id("t1-p3"), { kind: "top" });
    await first.commands.moveTo(id("t1-p2"), { kind: "top" });
    await first.commands.undo();
    await settled(first);
    const second = testSession({ stored: first.saved() });
    await second.start();
    expect(order(second, "t1")).toEqual(order(first, "t1"));
    expect(second.getState().document?.edits).toHaveLength(2);
    await second.commands.redo();
    expect(order(second, "t1")[0]).toBe("t1-p2");
  });

  test("show nothing after the document was closed", async () => {
    const first = await opened();
    await first.commands.close();
    await settled(first);
    const second = testSession({ stored: first.saved() });
    await second.start();
    expect(second.getState().status.kind).toBe("empty");
  });

  test("an edit is noted for the address at once, and in it when the board has been drawn; undone, it is neither", async () => {
    const waiting = new Set<() => void>();
    const calm = (then: () => void) => {
      waiting.add(then);
      return () => waiting.delete(then);
    };
    const draw = () => {
      const all = [...waiting];
      waiting.clear();
      for (const then of all) then();
    };
    const session = testSession({ clock: { ...manualClock(), calm } });
    await session.start();
    await settled(session);
    draw();
    const before = session.browser.fragment();
    await session.commands.moveTo(id("t1-p3"), { kind: "top" });
    await settled(session);
    expect(session.browser.fragment()).toBe(before);
    const noted = session.browser.noted();
    expect(noted).toContain("draft=");
    draw();
    expect(session.browser.fragment()).toBe(noted);
    expect(session.browser.noted()).toBeNull();
    await session.commands.moveTo(id("t1-p2"), { kind: "top" });
    await session.commands.undo();
    await settled(session);
    expect(session.browser.noted()).toBe(noted);
    draw();
    expect(session.browser.fragment()).toBe(noted);
  });

  test("a link beats what is stored, which can be brought back", async () => {
    const linked = testSession();
    await linked.start();
    const mine = await opened();
    await mine.commands.moveTo(id("t1-p3"), { kind: "top" });
    await settled(mine);
    const session = testSession({ stored: mine.saved(), fragment: linked.browser.fragment() });
    await session.start();
    expect(session.getState().document?.sample).toBe("first.yaml");
    expect(session.commands.run("restore-replaced")).toBe(true);
    await vi.waitFor(() => expect(session.getState().document?.title).toBe("mine"));
    expect(order(session, "t1")[0]).toBe("t1-p3");
  });

  test("tell of storage that fails, once, and go on", async () => {
    const broken = {
      load: () => Promise.reject(new Error("denied")),
      save: () => Promise.reject(new Error("full")),
    };
    const session = testSession({ storage: broken });
    await session.start();
    session.commands.setTheme("dark");
    session.commands.setTheme("light");
    await settled(session);
    expect(session.getState().status.kind).toBe("ready");
    expect(session.getState().toasts.map(({ text }) => text.replace(/:.*/, ""))).toEqual([
      "What was stored here could not be read",
      "The draft could not be stored, so a reload would lose it",
    ]);
  });
});

describe("opening documents", () => {
  test("what holds no object leaves everything as it was, with the reason", async () => {
    const session = await opened();
    const before = session.getState();
    expect(await session.commands.open([{ name: "notes.txt", text: "just words" }])).toBe(false);
    const after = session.getState();
    expect(after.document).toBe(before.document);
    expect(after.snapshot?.board).toEqual(before.snapshot?.board);
    expect(after.dialog).toBe("import");
    expect(after.importProblems[0]?.place.file).toBe("notes.txt");
    expect(order(session, "t1")).toEqual(["t1-p1", "t1-p2", "t1-p3"]);
  });

  test("adding keeps the draft, and a file of the same name takes the old one's place", async () => {
    const session = await opened();
    await session.commands.moveTo(id("t1-p3"), { kind: "top" });
    await session.commands.open(
      [{ name: "ns.yaml", text: "apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n" }],
      {
        mode: "add",
      },
    );
    expect(order(session, "t1")[0]).toBe("t1-p3");
    await session.commands.open([file("mine.yaml", { tiers: 2, policies: 4 })], { mode: "add" });
    expect(session.getState().document?.files.map(({ name }) => name)).toEqual(["mine.yaml", "ns.yaml"]);
    expect(order(session, "t2")).toHaveLength(4);
  });

  test("replacing a draft with edits offers to undo that, without a question", async () => {
    const session = await opened();
    await session.commands.moveTo(id("t1-p3"), { kind: "top" });
    await session.commands.open([file("other.yaml", { tiers: 1, policies: 1 })]);
    expect(session.getState().document?.title).toBe("other");
    const toast = session.getState().toasts.at(-1);
    expect(toast?.action).toEqual({ label: "Undo", command: "restore-replaced" });
    await session.commands.restoreReplaced();
    expect(order(session, "t1")[0]).toBe("t1-p3");
    expect(session.commands.enabled("undo")).toBe(true);
  });

  test("replacing a draft without edits says nothing about undo", async () => {
    const session = await opened();
    await session.commands.open([file("other.yaml")]);
    expect(session.getState().toasts).toEqual([]);
  });
});

describe("a flow", () => {
  test("is answered as soon as both ends and a port are chosen, and again when the draft changes it", async () => {
    const session = await opened();
    session.commands.chooseEnd("pod:shop/a");
    session.commands.chooseEnd("pod:shop/b");
    await settled(session);
    expect(session.getState().answer?.kind).toBe("needs-port");
    session.commands.setPort("tcp/80");
    await settled(session);
    const answer = session.getState().answer;
    expect(answer?.kind === "answer" && answer.word).toMatch(/Allowed|Denied/);
    session.commands.clearFlow();
    expect(session.getState().answer).toBeNull();
    expect(session.getState().recent).toEqual([{ from: "pod:shop/a", to: "pod:shop/b", port: "tcp/80" }]);
  });

  test("asked with an end that is not loaded is a problem, not a failure", async () => {
    const session = await opened();
    session.commands.setSource("pod:shop/nobody");
    session.commands.setDestination("pod:shop/b");
    session.commands.setPort("tcp/80");
    await settled(session);
    expect(session.getState().answer?.kind).toBe("problem");
    expect(session.getState().toasts).toEqual([]);
  });

  test("goes back and forward in the browser, step and all", async () => {
    const session = await opened();
    session.commands.chooseEnd("pod:shop/a");
    session.commands.chooseEnd("pod:shop/b");
    session.commands.setPort("tcp/80");
    await settled(session);
    session.commands.nextStep();
    const length = session.browser.entries().length;
    session.commands.nextStep();
    expect(session.browser.entries()).toHaveLength(length);
    session.browser.back();
    expect(session.getState().destination).toBeNull();
    expect(session.getState().answer).toBeNull();
  });

  test("typed into the address is asked over the documents that are open", async () => {
    const session = await opened();
    session.browser.go("from=pod:shop/b&to=pod:shop/a&port=tcp/8080");
    await settled(session);
    expect(session.getState().answer?.kind).toBe("answer");
    expect(session.getState().document?.title).toBe("mine");
  });

  test("plays step by step to the finished line, and stops at a touch", async () => {
    const session = await opened();
    session.commands.chooseEnd("pod:shop/a");
    session.commands.chooseEnd("pod:shop/b");
    session.commands.setPort("tcp/80");
    await settled(session);
    vi.useFakeTimers();
    try {
      session.commands.play();
      expect(session.getState().step).toBe(0);
      vi.advanceTimersByTime(1200);
      expect(session.getState().step).toBe(1);
      session.commands.setSpeed(2);
      vi.advanceTimersByTime(600);
      expect(session.getState().step ?? -1).not.toBe(1);
      session.commands.play();
      session.commands.pause();
      const { step } = session.getState();
      vi.advanceTimersByTime(10_000);
      expect(session.getState().step).toBe(step);
      session.commands.play();
      vi.advanceTimersByTime(60_000);
      expect(session.getState()).toMatchObject({ step: null, playing: false });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a link", () => {
  test("brings documents, draft, flow and step to somebody who has nothing", async () => {
    const session = await opened();
    await session.commands.moveTo(id("t1-p3"), { kind: "top" });
    session.commands.chooseEnd("pod:shop/a");
    session.commands.chooseEnd("pod:shop/b");
    session.commands.setPort("tcp/80");
    await settled(session);
    session.commands.nextStep();
    const other = testSession({ fragment: new URL(session.commands.link()).hash.slice(1) });
    await other.start();
    await settled(other);
    expect(other.getState().answer).toEqual(session.getState().answer);
    expect(other.getState().step).toBe(0);
    expect(order(other, "t1")).toEqual(order(session, "t1"));
    expect(other.commands.link()).toBe(session.commands.link());
  });

  test("to documents too long for it names them, waits for them, and then goes on", async () => {
    const large = file("large.yaml");
    const noise = Array.from({ length: 9000 }, (_, at) => (at * 2_654_435_761) % 1_000_003).join("\n# ");
    const documents = [{ ...large, text: `# ${noise}\n${large.text}` }];
    const session = testSession();
    await session.commands.open(documents);
    session.commands.chooseEnd("pod:shop/a");
    session.commands.chooseEnd("pod:shop/b");
    session.commands.setPort("tcp/80");
    await settled(session);
    const fragment = session.browser.fragment();
    expect(fragment.length).toBeLessThan(200);

    const other = testSession({ fragment });
    await other.start();
    expect(other.getState().missing).toBe(session.getState().snapshot?.hash);
    expect(other.getState().status.kind).toBe("empty");
    await other.commands.open([file("wrong.yaml", { tiers: 1, policies: 1 })]);
    expect(other.getState().missing).not.toBeNull();
    await other.commands.open(documents);
    await settled(other);
    expect(other.getState().missing).toBeNull();
    expect(other.getState().answer).toEqual(session.getState().answer);
  });

  test("that is damaged is told, and what is stored is shown", async () => {
    const mine = await opened();
    const session = testSession({ stored: mine.saved(), fragment: "data=AAAA" });
    await session.start();
    expect(session.getState().document?.title).toBe("mine");
    expect(session.getState().toasts[0]?.text).toContain("damaged");
  });
});

describe("a lifted card", () => {
  test("takes steps made before its slots are known, says where it hangs, and is dropped there", async () => {
    const session = await opened();
    session.commands.lift(id("t1-p3"), "keyboard");
    session.commands.stepOver("up");
    session.commands.stepOver("up");
    await vi.waitFor(() => expect(session.getState().drag?.over).toEqual({ tier: "t1", position: 0 }));
    await vi.waitFor(() =>
      expect(session.getState().announcement.text).toMatch(/^t1, position 1 of 3, order /),
    );
    await session.commands.drop();
    expect(session.getState().drag).toBeNull();
    expect(order(session, "t1")).toEqual(["t1-p3", "t1-p1", "t1-p2"]);
    await session.commands.undo();
    expect(order(session, "t1")).toEqual(["t1-p1", "t1-p2", "t1-p3"]);
  });

  test("goes back where it was when the move is cancelled or it is dropped there", async () => {
    const session = await opened();
    session.commands.lift(id("t1-p3"), "pointer");
    session.commands.cancelDrag();
    session.commands.lift(id("t1-p3"), "keyboard");
    await session.commands.drop();
    expect(session.getState().document?.edits).toEqual([]);
  });

  test("moves with the cards it is selected with", async () => {
    const session = await opened();
    session.commands.toggleSelected(id("t1-p2"));
    session.commands.toggleSelected(id("t1-p3"));
    session.commands.lift(id("t1-p3"), "keyboard");
    session.commands.stepOver("first");
    await session.commands.drop();
    expect(order(session, "t1")).toEqual(["t1-p2", "t1-p3", "t1-p1"]);
  });

  test("stays put while the loaded objects are shown", async () => {
    const session = await opened();
    await session.commands.moveTo(id("t1-p3"), { kind: "top" });
    await session.commands.setVersion("before");
    expect(order(session, "t1")).toEqual(["t1-p1", "t1-p2", "t1-p3"]);
    session.commands.lift(id("t1-p1"), "pointer");
    expect(session.getState().drag).toBeNull();
    expect(session.commands.enabled("move-top", { policy: id("t1-p1") })).toBe(false);
  });
});

describe("the analyst failing", () => {
  test("is told and leaves no wrong answer behind", async () => {
    const sound = createAnalyst();
    const session = testSession({
      analyst: { ...sound, flow: () => Promise.reject(new Error("out of memory")) },
    });
    await session.commands.open([file("mine.yaml")]);
    session.commands.chooseEnd("pod:shop/a");
    session.commands.chooseEnd("pod:shop/b");
    session.commands.setPort("tcp/80");
    await settled(session);
    expect(session.getState().answer).toBeNull();
    expect(session.getState().toasts.at(-1)?.text).toContain("out of memory");
  });
});
