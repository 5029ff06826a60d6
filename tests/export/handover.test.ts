/** What is handed over brings about the draft, and the rollback the original: by others' rules for patches. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changedObjects,
  kubectlScript,
  printYaml,
  read,
  readData,
  type Change,
  type Json,
} from "#src/manifest/index.ts";
import { scenarios } from "../laws/scenarios.ts";
import { drafts, fileOf, quirks, readingsOf, textsOf } from "./drafts.ts";
import { carryOut, plain, worldOf, type Call } from "./world.ts";

const loaded = drafts.slice(0, 1).map(fileOf);

describe("the script", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tierboard-export-"));
    const stub = `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const args = process.argv.slice(2);
const input = args[0] === "apply" ? readFileSync(0, "utf8") : "";
appendFileSync(process.env.CALLS, JSON.stringify({ args, input }) + "\\n");
`;
    writeFileSync(join(folder, "kubectl"), stub);
    chmodSync(join(folder, "kubectl"), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function callsOf(script: string, options: readonly string[] = []): readonly Call[] {
    const calls = join(folder, "calls");
    writeFileSync(calls, "");
    writeFileSync(join(folder, "script.sh"), script);
    const env = { PATH: `${folder}:${process.env["PATH"] ?? ""}`, CALLS: calls };
    const ran = spawnSync("sh", [join(folder, "script.sh"), ...options], { env, encoding: "utf8" });
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(0);
    const lines = readFileSync(calls, "utf8").trim().split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Call);
  }

  test.each([...drafts, ...quirks])("brings about $name, and the rollback takes it back", (draft) => {
    const { changes } = draft;
    const loaded = [fileOf(draft)];
    const { before, after } = readingsOf(loaded, changes);
    const forth = callsOf(kubectlScript(changedObjects(before, after), { title: "forth" }));
    const back = callsOf(kubectlScript(changedObjects(after, before), { title: "back" }));
    const world = worldOf(textsOf(loaded));
    const there = carryOut(world, forth);
    expect(plain(there)).toEqual(plain(worldOf(textsOf(after.files))));
    expect(plain(there)).not.toEqual(plain(world));
    expect(plain(carryOut(there, back))).toEqual(plain(world));
  });

  test("hands its options to every command", () => {
    const { before, after } = readingsOf(loaded, [
      ...(drafts[0]?.changes ?? []),
      ...(drafts[4]?.changes ?? []),
    ]);
    const calls = callsOf(kubectlScript(changedObjects(before, after), { title: "" }), ["--dry-run=server"]);
    expect(calls).toHaveLength(2);
    for (const { args } of calls) expect(args).toContain("--dry-run=server");
  });

  test("makes tiers before what is in them and deletes them after", () => {
    const { before, after } = readingsOf(loaded, drafts[6]?.changes ?? []);
    const kinds = (steps: ReturnType<typeof changedObjects>): readonly string[] =>
      steps.map(({ kind }) => kind);
    expect(kinds(changedObjects(before, after))).toEqual(["Tier", "GlobalNetworkPolicy"]);
    expect(kinds(changedObjects(after, before))).toEqual(["GlobalNetworkPolicy", "Tier"]);
  });

  test("patches only the field that moved", () => {
    const { before, after } = readingsOf(loaded, drafts[0]?.changes ?? []);
    expect(kubectlScript(changedObjects(before, after), { title: "" })).toContain(
      `kubectl patch globalnetworkpolicies.projectcalico.org listed --type merge -p '{"spec":{"order":250}}' "$@"`,
    );
  });
});

const fields = fc.constantFrom("spec.order" as const, "spec.tier" as const);

test("patches of any fields of any policies come to the draft and back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...scenarios),
      fc.array(fc.tuple(fc.nat(), fields, fc.option(fc.integer({ min: 1, max: 900 }))), { maxLength: 6 }),
      (file, picks) => {
        const policies = read([file], { assume: "missing" }).cluster.policies.filter(({ kind }) =>
          kind.endsWith("NetworkPolicy"),
        );
        const changes = picks.map(([pick, field, value]): Change => {
          const object = policies[pick % policies.length]?.id ?? "";
          return { object, field, value: field === "spec.tier" && value !== null ? `t${value % 3}` : value };
        });
        const { before, after } = readingsOf([file], changes);
        const asCalls = (steps: ReturnType<typeof changedObjects>): readonly Call[] =>
          steps.map((step) => {
            if (step.step !== "patch") throw new Error("fields change by patches");
            const group = step.apiVersion.split("/")[0] ?? "";
            const resource = `${step.kind.toLowerCase().replace(/y$/, "ie")}s.${group}`;
            const where = step.namespace === null ? [] : ["-n", step.namespace];
            return {
              args: ["patch", resource, step.name, ...where, "-p", JSON.stringify(step.patch)],
              input: "",
            };
          });
        const world = worldOf([file.text]);
        const there = carryOut(world, asCalls(changedObjects(before, after)));
        expect(plain(there)).toEqual(plain(worldOf(textsOf(after.files))));
        expect(plain(carryOut(there, asCalls(changedObjects(after, before))))).toEqual(plain(world));
      },
    ),
    { numRuns: 40 },
  );
});

test("printed YAML is read back as the same value", () => {
  const key = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.constantFrom("yes", "1", "null", "~", "<<", "a b", "-"),
  );
  const scalar = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom("yes", "No", "1e3", "0o7", "null", "~", "", "- x", "a: b", "#", "2001-01-01", "1:2", "|"),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      scalar,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), (wanted) => {
      const { documents, problems } = readData({ name: "x.yaml", text: `# yaml\n${printYaml(wanted)}` });
      expect(problems).toEqual([]);
      expect(documents[0]?.value).toEqual(wanted);
    }),
  );
});
