/** Pinned flows: their states follow draft and scope, they survive reload and link, and a removal can be undone. */
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { pinOf, withoutPin, withPin, withPinAt, type Pin } from "./pins.ts";
import { settled, testSession, type TestSession } from "./testing/session.ts";

const query = { from: "pod:shop/a", to: "pod:shop/b", port: "tcp/80", sourcePort: null, family: null };
const allow: Pin = { query, expect: "allow" };
const other: Pin = { query: { ...query, port: "tcp/443" }, expect: "deny" };

async function opened(fragment = ""): Promise<TestSession> {
  const session = testSession({ fragment });
  await session.start();
  session.commands.setSource(query.from);
  session.commands.setDestination(query.to);
  session.commands.setPort(query.port);
  await settled(session);
  return session;
}

const states = (session: TestSession): readonly string[] =>
  session.getState().pinStates.map(({ state }) => state);

describe("a list of pins", () => {
  test("has one pin for a question, in the place it had", () => {
    const pins = withPin(withPin(withPin([], allow), other), { query, expect: "deny" });
    expect(pins).toEqual([{ query, expect: "deny" }, other]);
    expect(pinOf(pins, { ...query })?.expect).toBe("deny");
  });

  test("gets a removed pin back where it was", () => {
    const pins = [allow, other];
    expect(withPinAt(withoutPin(pins, allow), allow, 0)).toEqual(pins);
    expect(withPinAt(withoutPin(pins, other), other, 1)).toEqual(pins);
  });
});

describe("a pinned flow", () => {
  test("fails, with the verdict in words, when the answer is not the one wanted", async () => {
    const session = await opened();
    const { answer } = session.getState();
    const now = answer?.kind === "answer" && answer.word === "Allowed" ? "allow" : "deny";
    await session.commands.pinFlow(now);
    await settled(session);
    expect(states(session)).toEqual(["holds"]);
    await session.commands.pinFlow(now === "allow" ? "deny" : "allow");
    await settled(session);
    expect(states(session)).toEqual(["fails"]);
    expect(session.getState().pinStates[0]?.text).toMatch(/^(Allowed|Denied)[ :]/);
  });

  test("is judged again when a card moves", async () => {
    const session = await opened();
    await session.commands.pinFlow("deny");
    await settled(session);
    const before = states(session);
    const order = session.getState().snapshot?.board.tiers.find(({ name }) => name === "t1")?.policies ?? [];
    const after: string[] = [];
    for (const policy of [order[1], order[2]] as readonly PolicyId[]) {
      await session.commands.moveTo(policy, { kind: "top" });
      await settled(session);
      after.push(...states(session));
    }
    expect(new Set([...before, ...after])).toEqual(new Set(["holds", "fails"]));
  });

  test("says why it cannot be asked any more", async () => {
    const session = await opened();
    await session.commands.pinFlow("allow");
    await session.commands.open(
      [{ name: "x.yaml", text: "apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n" }],
      { mode: "add" },
    );
    await settled(session);
    expect(states(session)).not.toContain("unanswerable");
    session.commands.setDestination("pod:shop/gone");
    session.commands.setPort("tcp/80");
    await session.commands.pinFlow("allow");
    await settled(session);
    expect(session.getState().pinStates[1]).toMatchObject({ state: "unanswerable" });
    expect(session.getState().pinStates[1]?.text).toContain("shop/gone");
  });

  test("comes back with the toast's command after it was removed", async () => {
    const session = await opened();
    await session.commands.pinFlow("allow");
    const [pin] = session.getState().document?.pins ?? [];
    if (pin === undefined) throw new Error("nothing was pinned");
    session.commands.unpin(pin);
    expect(session.getState().document?.pins).toEqual([]);
    expect(session.getState().toasts.at(-1)?.action?.command).toBe("restore-pin");
    expect(session.commands.run("restore-pin")).toBe(true);
    expect(session.getState().document?.pins).toEqual([pin]);
    expect(session.commands.enabled("restore-pin")).toBe(false);
  });

  test("is stored with the document and travels in the link", async () => {
    const session = await opened();
    await session.commands.pinFlow("allow");
    await settled(session);
    expect(session.saved()?.document?.pins).toEqual([allow]);
    const linked = await opened(session.browser.fragment());
    expect(linked.getState().document?.pins).toEqual([allow]);
  });

  test("is asked on the board when it is shown", async () => {
    const session = await opened();
    await session.commands.pinFlow("allow");
    session.commands.clearFlow();
    session.commands.showPin(allow);
    await settled(session);
    expect(session.getState()).toMatchObject({ source: query.from, destination: query.to, port: "tcp/80" });
    expect(session.getState().answer?.kind).toBe("answer");
  });

  test("is pinned as it is now by one key, and let go by the same", async () => {
    const session = await opened();
    const { answer } = session.getState();
    expect(session.commands.run("toggle-pin")).toBe(true);
    await settled(session);
    const word = answer?.kind === "answer" ? answer.word : "";
    expect(session.getState().document?.pins?.[0]?.expect).toBe(word === "Allowed" ? "allow" : "deny");
    expect(states(session)).toEqual(["holds"]);
    session.commands.run("toggle-pin");
    expect(session.getState().document?.pins).toEqual([]);
  });
});
