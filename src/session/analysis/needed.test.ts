/** What would change without the open policy: worked out while it is open, true to the draft, given up when it closes. */
import { describe, expect, test } from "vitest";
import { changeCensus, finish, type PolicyId, resolve, type Scope } from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { createAnalyst } from "../analyst/analyst.ts";
import { board } from "../testing/board.ts";
import { testSession, type TestSession } from "../testing/session.ts";
import type { NecessityFacts } from "./types.ts";

const text = board({ tiers: 2, policies: 3 });
const files = [{ name: "shop.yaml", text }];
const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;

function found(session: TestSession): NecessityFacts | null {
  const { necessity } = session.getState().analysis;
  return necessity.kind === "ready" ? necessity.facts : null;
}

async function until(session: TestSession, holds: (session: TestSession) => boolean): Promise<void> {
  while (!holds(session)) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Counted over the text without the policy. */
function counted(policy: PolicyId, scope: Scope) {
  const { cluster } = read(files, { assume: "missing" });
  const rest = { ...cluster, policies: cluster.policies.filter((one) => one.id !== policy) };
  return finish(changeCensus(resolve(cluster), resolve(rest), scope)).totals;
}

describe("the policy that is open", () => {
  test("is told with what its removal changes, group by group, each with a flow", async () => {
    const session = testSession();
    await session.commands.open(files);
    for (const name of ["t1-p1", "t1-p2", "t1-p3", "t2-p1"]) {
      session.commands.openPolicy(id(name));
      expect(session.getState().analysis.necessity).toEqual({ kind: "computing", share: 0 });
      await until(session, () => found(session) !== null);
      const facts = found(session);
      expect(facts?.policy).toBe(id(name));
      expect(facts?.totals).toEqual(counted(id(name), "enforced"));
      expect(facts?.groups.length === 0).toBe(facts?.totals.unchanged);
      for (const group of facts?.groups ?? []) expect(group.flows.length).toBeGreaterThan(0);
    }
    session.dispose();
  });

  test("each group's flow ends as the group says, with the policy and without it", async () => {
    const session = testSession();
    await session.commands.open(files);
    const direct = createAnalyst();
    await direct.open(files, { assumeRunning: [], addresses: {} });
    let groups = 0;
    for (const policy of ["t1-p1", "t1-p2", "t1-p3", "t2-p1"].map(id)) {
      session.commands.openPolicy(policy);
      await until(session, () => found(session) !== null);
      await direct.draft([{ title: "", changes: [{ kind: "remove", object: policy }] }]);
      for (const { flows, before, after } of found(session)?.groups ?? []) {
        const [flow] = flows;
        if (flow === undefined) throw new Error("every group has a flow");
        groups += 1;
        expect(await direct.flow(flow.query, "enforced", "before")).toMatchObject({ word: before.word });
        expect(await direct.flow(flow.query, "enforced", "after")).toMatchObject({ word: after.word });
      }
    }
    expect(groups).toBeGreaterThan(0);
    session.dispose();
  });

  test("is judged again after an edit, and not at all once it is closed", async () => {
    const session = testSession();
    await session.commands.open(files);
    session.commands.openPolicy(id("t1-p2"));
    await until(session, () => found(session) !== null);
    await session.commands.edit({ kind: "mute", policy: id("t1-p2") });
    await until(session, () => found(session) !== null);
    expect(found(session)?.totals.unchanged).toBe(true);
    session.commands.openPolicy(null);
    expect(session.getState().analysis.necessity).toEqual({ kind: "none" });
    session.dispose();
  });

  test("overtakes the one before, which ends with nothing; so does closing", async () => {
    const analyst = createAnalyst();
    await analyst.open(files, { assumeRunning: [], addresses: {} });
    const question = { scope: "enforced", version: "after" } as const;
    const first = analyst.necessity({ ...question, policy: id("t1-p1") });
    const second = analyst.necessity({ ...question, policy: id("t1-p2") });
    expect(await first).toBeNull();
    await analyst.necessity(null);
    expect(await second).toBeNull();
  });
});

test("what passes at the ends of tiers follows the figures, and leaves with them", async () => {
  const session = testSession();
  await session.commands.open(files);
  await until(session, () => session.getState().analysis.passages !== null);
  expect(session.getState().analysis.figures).not.toBeNull();
  session.commands.setScope("pending");
  expect(session.getState().analysis.passages).toBeNull();
  session.dispose();
});
