/** The program over the reference vectors: its answers are those of the files, in their shape and order. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

const folder = fileURLToPath(new URL("../../../shared/vectors/", import.meta.url));
const present = existsSync(folder);

function load(file: string): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(readFileSync(`${folder}${file}`, "utf8")) as readonly Record<string, unknown>[];
}

/** A scenario as `trace` prints it: without manifest, each flow with its answer instead of an expectation. */
function asTraced({ name, endpoints, flows }: Readonly<Record<string, unknown>>): unknown {
  const asked = flows as readonly Readonly<Record<string, unknown>>[];
  return {
    name,
    endpoints,
    flows: asked.map(({ expect: answer, ...flow }) => ({ ...flow, ...(answer as object) })),
  };
}

describe.skipIf(!present)("the program agrees with the reference vectors", () => {
  let program: Program;
  beforeAll(async () => {
    program = await buildProgram();
  });
  afterAll(() => program.remove());

  test.each(["traps", "seeds", "host-endpoints"])(
    "trace --scenario prints the scenarios of %s",
    async (family) => {
      const file = `traces/${family}.json`;
      const { code, out, err } = await program.run([
        "trace",
        "--scenario",
        folder + file,
        "--output",
        "json",
      ]);
      expect([code, err]).toEqual([0, ""]);
      expect(JSON.parse(out)).toEqual(load(file).map(asTraced));
    },
  );

  test("test passes every flow of a family", async () => {
    const { code, out } = await program.run(["test", `${folder}traces/traps.json`, "--output", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ summary: { tests: 210, passed: 210, failed: 0 } });
  });

  test("select --file answers all 2,000 selectors", async () => {
    const { code, out } = await program.run([
      "select",
      "--file",
      `${folder}selectors.json`,
      "--output",
      "json",
    ]);
    const wanted = load("selectors.json").map(({ valid, canonical = null, cases = [] }) => ({
      valid,
      canonical,
      matches: (cases as readonly { readonly match: boolean }[]).map(({ match }) => match),
    }));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(wanted);
  });

  test("validate --file judges all 926 objects", async () => {
    const { code, out } = await program.run([
      "validate",
      "--file",
      `${folder}validation.json`,
      "--output",
      "json",
    ]);
    const verdicts = (one: Readonly<Record<string, unknown>>): unknown => [
      one["valid"],
      one["crdValid"] ?? null,
      one["felixValid"] ?? null,
    ];
    expect(code).toBe(0);
    const answers = JSON.parse(out) as readonly Record<string, unknown>[];
    expect(answers.map(verdicts)).toEqual(load("validation.json").map(verdicts));
  });
});
