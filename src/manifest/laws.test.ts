import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { codes } from "./codes.ts";
import { printObjects } from "./edit/export.ts";
import { read } from "./read.ts";
import { policy, readText } from "./testing.ts";
import type { Diagnostic, Reading } from "./types.ts";

const sample = [
  policy("one"),
  policy("two").replace(
    "  ingress:",
    "  egress:\n  - action: Deny\n    protocol: TCP\n    destination: {ports: [80, 'http'], nets: [10.0.0.0/8]}\n  ingress:",
  ),
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: k, namespace: shop}\nspec:\n  podSelector: {matchLabels: {a: b}}\n  ingress:\n  - from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]\n    ports: [{port: 80, endPort: 90}, {protocol: UDP}]\n",
  "apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: c}\nspec:\n  tier: Admin\n  priority: 5\n  subject: {namespaces: {}}\n  egress:\n  - {action: Deny, to: [{networks: [10.0.0.0/8]}], protocols: [{tcp: {destinationPort: {number: 80}}}]}\n",
  "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop, labels: {a: b}}\nspec:\n  nodeName: n1\n  containers: [{ports: [{containerPort: 80, name: http}]}]\nstatus: {podIP: 10.0.0.1}\n",
  "apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: shop}\nspec: {selector: {a: b}, ports: [{port: 80, targetPort: http}]}\n",
  "apiVersion: projectcalico.org/v3\nkind: HostEndpoint\nmetadata: {name: h}\nspec: {node: n1, expectedIPs: [10.0.0.9], ports: [{name: x, protocol: TCP, port: 1}]}\n",
].join("---\n");

function checkDiagnostics(reading: Reading): void {
  const texts = new Map(reading.files.map(({ name, text }) => [name, text]));
  for (const diagnostic of reading.diagnostics)
    checkDiagnostic(diagnostic, texts.get(diagnostic.place.file) ?? "");
}

function checkDiagnostic({ code, message, place, help }: Diagnostic, text: string): void {
  const { start, end } = place;
  expect(codes[code], code).toBeDefined();
  expect(start.offset).toBeGreaterThanOrEqual(0);
  expect(start.offset).toBeLessThanOrEqual(end.offset);
  expect(end.offset).toBeLessThanOrEqual(text.length);
  for (const { offset, line, column } of [start, end]) {
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    expect([line, column]).toEqual([before.length, (before.at(-1) ?? "").length + 1]);
  }
  expect(message).not.toMatch(/\.$/);
  expect(message).toMatch(/^[^A-Z]|^Calico|^YAML/);
  if (help !== null) expect(help).not.toMatch(/\.$/);
}

/** Random damage: pieces cut out, doubled, moved, and characters that mean something put in. */
const damage = fc.array(
  fc.record({
    at: fc.nat(sample.length),
    cut: fc.nat(30),
    put: fc.oneof(
      fc.constantFrom(
        "\t",
        "\n",
        "---\n",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "&a ",
        "*a",
        "<<: *a",
        "!!int ",
        "\r",
        "\u0000",
        "~",
        "#",
        "|\n",
        "? ",
      ),
      fc.string({ maxLength: 5 }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

describe("laws of reading", () => {
  it("the undamaged sample has no problem", () => {
    expect(readText(sample).diagnostics).toEqual([]);
  });

  it("damaged text never throws, and every diagnostic points into it", () => {
    fc.assert(
      fc.property(damage, fc.constantFrom("missing", "nothing"), (wounds, assume) => {
        let text = sample;
        for (const { at, cut, put } of wounds) text = text.slice(0, at) + put + text.slice(at + cut);
        const reading = readText(text, { assume });
        checkDiagnostics(reading);
        for (const { place } of reading.objects) expect(place.end.offset).toBeLessThanOrEqual(text.length);
        printObjects(
          reading,
          reading.objects.map(({ id }) => id),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("any value in any field never throws", () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const kinds = readText(sample).objects.map(({ apiVersion, kind }) => ({ apiVersion, kind }));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), json, json, (type, spec, rules) => {
        const withRules = {
          ingress: rules,
          egress: [rules],
          selector: rules,
          subject: { pods: rules },
          ports: [spec],
          types: rules,
        };
        for (const body of [spec, withRules, { ingress: [{ from: [rules], ports: [rules] }] }]) {
          const object = { ...type, metadata: { name: "n" }, spec: body, status: rules, endpoints: rules };
          checkDiagnostics(readText(JSON.stringify(object), { assume: "missing" }));
        }
      }),
    );
  });

  it("reading after edits equals reading from scratch", async () => {
    vi.resetModules();
    const fresh = await import("./read.ts");
    let text = sample;
    for (const [from, to] of [
      ["order: 10", "order: 20"],
      ["name: two", "name: one"],
      ["kind: Pod", "kind: Pot"],
      ["order: 20", "order: 10"],
    ] as const) {
      readText(text, { assume: "missing" });
      text = text.replace(from, to);
      vi.resetModules();
      const scratch = (await import("./read.ts")).read([{ name: "file.yaml", text }], { assume: "missing" });
      expect(readText(text, { assume: "missing" })).toEqual(scratch);
    }
    expect(fresh.read).not.toBe(read);
  });
});

const shared = resolve(import.meta.dirname, "../../../shared");

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

describe.skipIf(!existsSync(shared))("documents of others", () => {
  it("the online shop reads without an error, templates standing in for pods", () => {
    const files = filesUnder(join(shared, "acceptance/online-boutique")).map((name) => ({
      name,
      text: readFileSync(name, "utf8"),
    }));
    const reading = read(files, { assume: "missing" });
    checkDiagnostics(reading);
    expect(reading.diagnostics.filter(({ severity }) => severity !== "notice")).toEqual([]);
    expect(reading.cluster.endpoints).toHaveLength(12);
    expect(
      reading.cluster.endpoints.every(
        (one) => one.kind === "pod" && one.template !== null && one.addresses.length === 0,
      ),
    ).toBe(true);
    expect(reading.cluster.services.every(({ derived, backends }) => derived && backends.length === 1)).toBe(
      true,
    );
  });

  it("every conformance manifest reads, but for what only a template engine could read", () => {
    for (const name of filesUnder(join(shared, "acceptance/cnp"))) {
      const reading = read([{ name, text: readFileSync(name, "utf8") }], { assume: "missing" });
      checkDiagnostics(reading);
      const errors = reading.diagnostics.filter(({ severity }) => severity === "error");
      expect(
        errors.filter(({ help }) => help?.includes("template") !== true),
        name,
      ).toEqual([]);
      expect(
        reading.objects.every(({ role }) => role !== "broken"),
        name,
      ).toBe(true);
    }
  });

  it("what Felix ignores is what is called ignored here", () => {
    interface Case {
      readonly manifest: string;
      readonly felixValid?: boolean;
    }
    const cases = (
      JSON.parse(readFileSync(join(shared, "vectors/validation.json"), "utf8")) as Case[]
    ).filter(
      // A number for an action: calicoctl's reader turns it into text, the API server and we do not.
      ({ felixValid, manifest }) => felixValid !== undefined && !manifest.includes("action: 1\n"),
    );
    expect(cases.length).toBeGreaterThan(800);
    for (const { manifest, felixValid } of cases) {
      const { objects, cluster } = readText(manifest);
      const ignored = cluster.policies[0]?.ignored ?? null;
      if (ignored === "it only stages the deletion of another policy") continue;
      expect(objects[0]?.role !== "broken" && ignored === null, manifest).toBe(felixValid);
    }
  });

  it("prose is no object and no crash", () => {
    for (const name of filesUnder(join(shared, "seeds"))) {
      checkDiagnostics(read([{ name, text: readFileSync(name, "utf8") }], { assume: "missing" }));
    }
  });

  it("the manifest of every scenario can be taken apart and put together again", () => {
    const folder = join(shared, "vectors/traces");
    for (const file of readdirSync(folder)) {
      for (const { name, manifest } of JSON.parse(readFileSync(join(folder, file), "utf8")) as {
        name: string;
        manifest: string;
      }[]) {
        const reading = readText(manifest);
        checkDiagnostics(reading);
        const again = readText(
          printObjects(
            reading,
            reading.objects.map(({ id }) => id),
          ),
        );
        expect(again.cluster, `${file} ${name}`).toEqual(reading.cluster);
      }
    }
  });
});
