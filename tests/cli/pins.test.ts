/** Pinned flows saved in the app and run by the command line: both say the same. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAnalyst } from "../../src/session/analyst/analyst.ts";
import type { Pin } from "../../src/session/pins.ts";
import { buildProgram, type Program } from "./program.ts";
import { shop } from "./shop.ts";

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

const ask = (from: string, to: string, port: string): Pin["query"] => ({
  from,
  to,
  port,
  sourcePort: null,
  family: null,
});
const pins: readonly Pin[] = [
  { query: ask("pod:shop/web", "pod:shop/db", "tcp/5432"), expect: "allow" },
  { query: ask("pod:shop/job", "pod:shop/db", "tcp/5432"), expect: "deny" },
  { query: ask("pod:shop/web", "pod:shop/db", "sql"), expect: "allow" },
  {
    query: { ...ask("ip:203.0.113.9", "pod:shop/db", "tcp/80"), sourcePort: 4000, family: 4 },
    expect: "allow",
  },
];

test.each(["enforced", "pending"] as const)("in %s scope", async (scope) => {
  const analyst = createAnalyst();
  await analyst.open([{ name: "team/my shop.yaml", text: shop }], { assumeRunning: [], addresses: {} });
  const states = await analyst.pins(pins, scope);
  const files = await analyst.export({ kind: "bundle", pins, scope, title: "shop" });
  const folder = join(program.folder, scope);
  for (const { name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { code, out, err } = await program.run(["test", join(folder, "pins.test.yaml"), "--output", "json"]);
  expect(err).toBe("");
  const { tests } = JSON.parse(out) as { readonly tests: readonly { readonly passed: boolean }[] };
  expect(tests.map(({ passed }) => passed)).toEqual(states.map(({ state }) => state === "holds"));
  expect(new Set(tests.map(({ passed }) => passed))).toEqual(new Set([true, false]));
  expect(code).toBe(1);
});
