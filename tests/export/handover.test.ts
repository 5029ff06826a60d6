/** What is handed over brings about the draft, and the rollback the original: by others' rules for patches. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changedObjects,
  changeFiles,
  kubectlScript,
  kustomizeOverlay,
  printYaml,
  read,
  readData,
  type Change,
  type Json,
  type SourceFile,
} from "#src/manifest/index.ts";
import { scenarios } from "../laws/scenarios.ts";
import { buildOverlay, carryOut, plain, worldOf, type Call } from "./world.ts";

const tier =
  "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata:\n  name: security\nspec:\n  order: 50\n";
const stored = `apiVersion: crd.projectcalico.org/v1
kind: NetworkPolicy
metadata:
  name: default.old-name # as Calico stored it
  namespace: shop
spec:
  order: 10
  selector: app == 'it''s'
`;
const list = `apiVersion: v1
kind: List
items:
  - apiVersion: projectcalico.org/v3
    kind: GlobalNetworkPolicy
    metadata:
      name: listed
    spec:
      tier: security
      order: 3
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: plain }
    spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: {} }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }, { port: 443 }], selector: { app: web } }
`;
const mine: SourceFile = { name: "mine.yaml", text: [tier, stored, list].join("---\n") };
const loaded = [mine];

const drafts: readonly (readonly [string, readonly Change[]])[] = [
  ["an order", [{ object: "GlobalNetworkPolicy listed", field: "spec.order", value: 250 }]],
  ["a field taken out", [{ object: "NetworkPolicy shop/old-name", field: "spec.order", value: null }]],
  [
    "a move to another tier",
    [{ object: "NetworkPolicy shop/old-name", field: "spec.tier", value: "security" }],
  ],
  ["a tier's default action", [{ object: "Tier security", field: "spec.defaultAction", value: "Pass" }]],
  ["a removed policy", [{ kind: "remove", object: "NetworkPolicy shop/old-name" }]],
  ["a removed item of a list", [{ kind: "remove", object: "KubernetesNetworkPolicy default/plain" }]],
  [
    "a new tier with a new policy, quotes and heredoc words in it",
    [
      { kind: "add", text: tier.replace("security", "extra") },
      {
        kind: "add",
        text: "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: new\n  annotations:\n    note: |\n      it's\n      YAML\nYAML: 1\nspec:\n  tier: extra\n  selector: a == 'b'\n",
      },
    ],
  ],
  [
    "a policy with other rules",
    [
      {
        kind: "replace",
        object: "KubernetesNetworkPolicy default/plain",
        text: "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: plain, labels: { it's: new } }\nspec: { podSelector: {}, ingress: [{}] }\n",
      },
    ],
  ],
  [
    "a list that kustomize would merge item by item",
    [
      {
        kind: "replace",
        object: "Service shop/web",
        text: "apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { ports: [{ port: 80 }], selector: { app: api } }\n",
      },
    ],
  ],
  [
    "an enforced policy that becomes staged",
    [{ kind: "retype", object: "GlobalNetworkPolicy listed", to: "StagedGlobalNetworkPolicy" }],
  ],
];

function readingsOf(files: readonly SourceFile[], changes: readonly Change[]) {
  const options = { assume: "missing" } as const;
  const before = read(files, options);
  return { before, after: read(changeFiles(files, changes), options) };
}

const textsOf = (files: readonly SourceFile[]): readonly string[] => files.map(({ text }) => text);

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

  test.each(drafts)("brings about %s, and the rollback takes it back", (_name, changes) => {
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
    const { before, after } = readingsOf(loaded, [...(drafts[0]?.[1] ?? []), ...(drafts[4]?.[1] ?? [])]);
    const calls = callsOf(kubectlScript(changedObjects(before, after), { title: "" }), ["--dry-run=server"]);
    expect(calls).toHaveLength(2);
    for (const { args } of calls) expect(args).toContain("--dry-run=server");
  });

  test("makes tiers before what is in them and deletes them after", () => {
    const { before, after } = readingsOf(loaded, drafts[6]?.[1] ?? []);
    const kinds = (steps: ReturnType<typeof changedObjects>): readonly string[] =>
      steps.map(({ kind }) => kind);
    expect(kinds(changedObjects(before, after))).toEqual(["Tier", "GlobalNetworkPolicy"]);
    expect(kinds(changedObjects(after, before))).toEqual(["GlobalNetworkPolicy", "Tier"]);
  });

  test("patches only the field that moved", () => {
    const { before, after } = readingsOf(loaded, drafts[0]?.[1] ?? []);
    expect(kubectlScript(changedObjects(before, after), { title: "" })).toContain(
      `kubectl patch globalnetworkpolicies.projectcalico.org listed --type merge -p '{"spec":{"order":250}}' "$@"`,
    );
  });
});

describe("the kustomize overlay", () => {
  test.each(drafts)("builds %s from the objects as they were", (_name, changes) => {
    const { before, after } = readingsOf(loaded, changes);
    const files = kustomizeOverlay(before, changedObjects(before, after));
    const built = buildOverlay(Object.fromEntries(files.map(({ name, text }) => [name, text])));
    const [world, wanted] = [worldOf(textsOf(loaded)), worldOf(textsOf(after.files))];
    const differing = [...wanted].filter(
      ([key, value]) => JSON.stringify(world.get(key)) !== JSON.stringify(value),
    );
    expect(plain(built)).toEqual(plain(new Map(differing)));
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
