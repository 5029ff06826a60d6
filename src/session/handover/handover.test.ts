/** What a session hands over: tests, proof bundle, session files, and all of it redacted. */
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { read, sha256Hex, type SourceFile } from "#src/manifest/index.ts";
import { board } from "../testing/board.ts";
import { settled, testSession, type TestSession } from "../testing/session.ts";

const flow = { from: "pod:shop/a", to: "pod:shop/b", port: "tcp/80" };

/** A flow asked and pinned as it is, then turned round by a move. */
async function drafted(): Promise<TestSession> {
  const session = testSession();
  await session.commands.open([{ name: "my shop.yaml", text: board({ tiers: 2, policies: 3 }) }]);
  session.commands.setSource(flow.from);
  session.commands.setDestination(flow.to);
  session.commands.setPort(flow.port);
  await settled(session);
  session.commands.run("toggle-pin");
  await settled(session);
  for (const name of ["t1-p2", "t1-p3", "t2-p2", "t2-p3"]) {
    await session.commands.moveTo(`GlobalNetworkPolicy ${name}` as PolicyId, { kind: "top" });
    await settled(session);
    if (session.getState().pinStates[0]?.state === "fails") break;
  }
  expect(session.getState().pinStates.map(({ state }) => state)).toEqual(["fails"]);
  return session;
}

const wordOf = (session: TestSession): string | null => {
  const { answer } = session.getState();
  return answer?.kind === "answer" ? answer.word : null;
};

const named = (files: readonly SourceFile[], name: string): string =>
  files.find((file) => file.name === name)?.text ?? `there is no ${name}`;

describe("the pins' test file", () => {
  test("has a flow for each pin and the manifests it is about", async () => {
    const session = await drafted();
    const pins = session.getState().document?.pins ?? [];
    const [file] = await session.commands.exportFiles({ kind: "tests", pins, scope: "enforced" });
    expect(file?.name).toBe("pins.test.yaml");
    expect(file?.text).toContain('manifests:\n  - "my shop.yaml"\n');
    expect(file?.text).toMatch(
      /- from: "pod:shop\/a"\n {4}to: "pod:shop\/b"\n {4}port: tcp\/80\n {4}expect: (allow|deny)\n$/,
    );
  });

  test("says it when it is about staged policies too", async () => {
    const session = await drafted();
    const pins = session.getState().document?.pins ?? [];
    const [file] = await session.commands.exportFiles({ kind: "tests", pins, scope: "pending" });
    expect(file?.text).toMatch(/expect:\n {6}verdict:\n {8}pending: (allow|deny)\n$/);
  });
});

describe("the proof bundle", () => {
  test("holds scripts, impact, pins, the draft and the hashes of what was loaded", async () => {
    const session = await drafted();
    const { document } = session.getState();
    const what = { kind: "bundle", pins: document?.pins ?? [], scope: "enforced", title: "My shop" } as const;
    const files = await session.commands.exportFiles(what);
    expect(files.map(({ name }) => name)).toEqual([
      "README.md",
      "apply.sh",
      "rollback.sh",
      "impact.md",
      "impact.csv",
      "pins.test.yaml",
      "draft/my shop.yaml",
      "input.sha256",
    ]);
    expect(named(files, "README.md")).toContain("FAILS: pod:shop/a → pod:shop/b tcp/80 must be");
    expect(named(files, "apply.sh")).toContain("kubectl patch globalnetworkpolicies.projectcalico.org");
    expect(named(files, "impact.md")).toMatch(/## (Denied|Allowed) from now on/);
    expect(named(files, "impact.csv").split("\r\n")[0]).toBe("change,from,to,traffic,pairs,before,after");
    expect(named(files, "pins.test.yaml")).toContain('"draft/my shop.yaml"');
    expect(named(files, "input.sha256")).toBe(
      `${sha256Hex(board({ tiers: 2, policies: 3 }))}  my shop.yaml\n`,
    );
  });

  test("tells pins apart that differ in their source port or family alone", async () => {
    const session = await drafted();
    const query = { ...flow, sourcePort: 1024, family: 4 } as const;
    const pins = [{ query, expect: "allow" }] as const;
    const what = { kind: "bundle", pins, scope: "enforced", title: "" } as const;
    expect(named(await session.commands.exportFiles(what), "README.md")).toContain(
      "pod:shop/a → pod:shop/b tcp/80 from port 1024 over IPv4 must be allowed",
    );
  });

  test("names every flow group whose verdict changes in the CSV, with all of its ends", async () => {
    const session = await drafted();
    const what = { kind: "bundle", pins: [], scope: "enforced", title: "" } as const;
    const lines = named(await session.commands.exportFiles(what), "impact.csv")
      .trim()
      .split("\r\n")
      .slice(1);
    expect(lines.filter((line) => /^(denied|allowed),/.test(line)).join("\n")).toMatch(
      /pod:shop\/a.*pod:shop\/b/,
    );
  });
});

describe("a proof bundle on its way", () => {
  test("is called off without files, and the next one is whole", async () => {
    const session = await drafted();
    const what = { kind: "bundle", pins: [], scope: "enforced", title: "" } as const;
    const off = new AbortController();
    const coming = session.commands.exportFiles(what, "plain", { signal: off.signal });
    // It has been asked for, and no task has had a turn to work on it.
    for (let times = 0; times < 100; times++) await Promise.resolve();
    off.abort();
    expect(await coming).toEqual([]);
    expect(await session.commands.exportFiles(what, "plain", { signal: off.signal })).toEqual([]);
    const signal = new AbortController().signal;
    const whole = await session.commands.exportFiles(what, "redacted", { signal });
    expect(named(whole, "impact.md")).toMatch(/## (Denied|Allowed) from now on/);
  });
});

describe("a session file", () => {
  test("is gone on from when it is imported: draft, redo, pins and flow", async () => {
    const session = await drafted();
    const { document } = session.getState();
    const file = await session.commands.sessionFile("plain");
    expect(file.name).toBe("my-shop.tierboard.json");
    const other = testSession();
    expect(await other.commands.open([file])).toBe(true);
    await settled(other);
    expect(other.getState().document).toEqual(document);
    expect(other.getState()).toMatchObject({ source: flow.from, destination: flow.to, port: flow.port });
    expect(wordOf(other)).toBe(wordOf(session));
    await other.commands.undo();
    expect(other.commands.enabled("redo")).toBe(true);
  });

  test("that is damaged is read as what it then is, and nothing is lost", async () => {
    const session = await drafted();
    const { document } = session.getState();
    const file = await session.commands.sessionFile("plain");
    const damaged = { ...file, text: file.text.replace('"cursor": ', '"cursor": 9') };
    expect(await session.commands.open([damaged])).toBe(false);
    expect(session.getState().document).toEqual(document);
    expect(session.getState().importProblems).not.toEqual([]);
  });
});

describe("redacted", () => {
  test("the session file answers the same flow with the same verdict and keeps no name", async () => {
    const session = await drafted();
    const file = await session.commands.sessionFile("redacted");
    expect(file.text).not.toMatch(/shop|t1-p|10\.0\.0\./);
    const other = testSession();
    await other.commands.open([file]);
    await settled(other);
    expect(wordOf(other)).toBe(wordOf(session));
    expect(other.getState().pinStates.map(({ state }) => state)).toEqual(["fails"]);
  });

  test("every form speaks of the same tokens", async () => {
    const session = await drafted();
    const pins = session.getState().document?.pins ?? [];
    const shared = await session.commands.share();
    const [whole] = await session.commands.exportFiles({ kind: "all" }, "redacted");
    expect(whole?.text).toBe(shared.files[0]?.text);
    const bundle = await session.commands.exportFiles(
      { kind: "bundle", pins, scope: "enforced", title: "shop" },
      "redacted",
    );
    for (const { name, text } of bundle) expect(`${name} ${text}`).not.toMatch(/shop|t1-p|10\.0\.0\.[12]/);
    const ids = read(whole === undefined ? [] : [whole], { assume: "nothing" }).objects.map(({ id }) => id);
    const moved = /# (GlobalNetworkPolicy \S+)/.exec(named(bundle, "apply.sh"))?.[1];
    expect(ids).toContain(moved);
    expect(named(bundle, "pins.test.yaml")).toContain(JSON.stringify(shared.pins[0]?.query.from));
    expect(shared.answer).toMatchObject({ kind: "answer", word: wordOf(session) });
  });

  test("one policy and one tier are found under their tokens", async () => {
    const session = await drafted();
    const policy = "GlobalNetworkPolicy t1-p1" as PolicyId;
    const [one] = await session.commands.exportFiles({ kind: "policy", policy }, "redacted");
    expect(one?.text).toMatch(/^apiVersion: projectcalico.org\/v3\nkind: GlobalNetworkPolicy\n/);
    const [tier] = await session.commands.exportFiles({ kind: "tier", tier: "t1" }, "redacted");
    expect(tier?.text.match(/^kind: .*/gm)?.join()).toBe(
      "kind: Tier,kind: GlobalNetworkPolicy,kind: GlobalNetworkPolicy,kind: GlobalNetworkPolicy",
    );
  });
});
