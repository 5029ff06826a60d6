/** The program end to end: exit codes, what goes to standard output and what to standard error. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, type Outcome, type Program } from "./program.ts";
import { shop } from "./shop.ts";

let program: Program;
let manifests: string;

beforeAll(async () => {
  program = await buildProgram();
  manifests = program.write("shop.yaml", shop);
});
afterAll(() => program.remove());

const commands = ["trace", "test", "diff", "matrix", "lint", "plan", "validate", "select", "export"];
const question = ["--from", "pod:shop/web", "--to", "pod:shop/db", "--port", "tcp/5432"] as const;

function json(outcome: Outcome): unknown {
  return JSON.parse(outcome.out) as unknown;
}

describe("the program", () => {
  test("lists its commands", async () => {
    const { code, out, err } = await program.run(["--help"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out.match(/^ {2}[a-z]+(?= [[<])/gm)).toEqual([...commands, "help"].map((name) => `  ${name}`));
  });

  test("knows its version", async () => {
    expect(await program.run(["--version"])).toMatchObject({ code: 0, out: "0.1.0\n" });
  });

  test("has examples and exit codes in the help of every command", async () => {
    const helps = await Promise.all(commands.map((name) => program.run([name, "--help"])));
    expect(helps.map(({ code }) => code)).toEqual(commands.map(() => 0));
    for (const [index, { out }] of helps.entries()) {
      expect(out).toContain(`  tierboard ${commands[index] ?? ""} `);
      expect(out).toContain("Exit code: 0 ");
    }
  });

  test("ends wrong usage with 2 and a message on standard error alone", async () => {
    const wrong = [
      [],
      ["bogus"],
      ["trace"],
      ["trace", "--bogus"],
      ["trace", "-f", "x.yaml", "--from", "ip:1.1.1.1"],
      ["trace", "--scenario", "x.json", "--from", "ip:1.1.1.1"],
      ["trace", "--scenario", "x.json", "--output", "xml"],
      ["test"],
      ["validate"],
      ["select"],
      ["diff"],
      ["diff", "old.yaml"],
      ["diff", "-", "-"],
      ["matrix"],
      ["lint"],
      ["plan", "-f", "x.yaml"],
      ["plan", "-f", "x.yaml", "--move", "a", "--before", "b", "--to", "top"],
      ["select", "all()", "--labels", "novalue"],
      ["export"],
      ["export", "-f", "x.yaml", "--tier", "a", "--policy", "b"],
    ];
    const outcomes = await Promise.all(wrong.map((args) => program.run(args)));
    expect(outcomes.map(({ code, out, err }) => [code, out, err !== ""])).toEqual(
      wrong.map(() => [2, "", true]),
    );
  });

  test("ends with 2 and the name of a file that is not there", async () => {
    const wrong = [
      ["trace", "-f", "none.json", ...question],
      ["trace", "--scenario", "none.json"],
      ["test", "none.json"],
      ["validate", "none.json"],
      ["select", "--file", "none.json"],
      ["export", "-f", "none.json"],
    ];
    const outcomes = await Promise.all(wrong.map((args) => program.run(args)));
    expect(outcomes.map(({ code, err }) => [code, err])).toEqual(
      wrong.map(() => [2, "error: none.json: no such file or folder\n"]),
    );
  });
});

describe("trace", () => {
  test("prints the walk with marks, words, rule numbers from 1 and their lines", async () => {
    const { code, out, err } = await program.run(["trace", "-f", manifests, ...question]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(
      "✓ Allowed: egress by profile kns.shop; ingress by NetworkPolicy shop/db-in, ingress rule 2, tier team",
    );
    expect(out).toContain("team (order 100, ends in Deny)");
    expect(out).toMatch(/· ingress rule 1: Allow UDP.* – protocol: wants UDP, is TCP \(.*shop\.yaml:37\)/);
    expect(out).toMatch(/→ ingress rule 2: Allow TCP 5432 from app == "web".* \(.*shop\.yaml:39\)/);
  });

  test("denied is an answer: 0", async () => {
    const { code, out } = await program.run([
      "trace",
      "-f",
      manifests,
      "--from",
      "pod:shop/job",
      ...question.slice(2),
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^✗ Denied at destination shop\/db, ingress: end of tier team/);
  });

  test("counts staged policies with --pending", async () => {
    const { out } = await program.run([
      "trace",
      "-f",
      manifests,
      "--from",
      "pod:shop/job",
      ...question.slice(2),
      "--pending",
    ]);
    expect(out).toMatch(/^✓ Allowed/);
    expect(out).toContain("StagedNetworkPolicy shop/db-open");
  });

  test("reads standard input and folders alike, and gives data with --output json", async () => {
    const folder = join(program.folder, "deep", "down");
    mkdirSync(folder, { recursive: true });
    program.write("deep/down/all.yml", shop);
    program.write("deep/notes.txt", "not: [a manifest");
    const outputs = await Promise.all([
      program.run(["trace", "-f", "-", ...question, "--output", "json"], { input: shop }),
      program.run(["trace", "-f", join(program.folder, "deep"), ...question, "--output", "json"]),
    ]);
    for (const outcome of outputs) {
      expect(outcome.code).toBe(0);
      expect(json(outcome)).toMatchObject({
        verdict: { enforced: "allow", pending: "allow" },
        flows: [
          {
            from: "pod:shop/web",
            to: "pod:shop/db",
            srcIP: "10.0.0.1",
            dstIP: "10.0.0.2",
            protocol: 6,
            srcPort: null,
            dstPort: 5432,
            egress: { enforced: ["0|__PROFILE__|pro:kns.shop|allow|0"] },
            ingress: {
              enforced: ["0|team|np:shop/db-in|allow|1"],
              pending: ["0|team|snp:shop/db-open|allow|0"],
            },
          },
        ],
      });
    }
  });

  test("answers without a document that cannot be read, says where it is, and ends with 2", async () => {
    const broken = program.write("broken.yaml", `${shop}---\nkind: [\n`);
    const { code, out, err } = await program.run(["trace", "-f", broken, ...question, "--output", "json"]);
    expect(code).toBe(2);
    expect(json({ code, out, err })).toMatchObject({ verdict: { enforced: "allow" } });
    expect(err).toMatch(/broken\.yaml:\d+:\d+: error: .*\[yaml-syntax\]/);
  });

  test.each([
    [
      "an end that is not loaded",
      ["--from", "pod:shop/gone", "--to", "pod:shop/db", "--port", "80"],
      "no pod `shop/gone` is loaded",
    ],
    [
      "no port, and offers the declared ones",
      ["--from", "pod:shop/web", "--to", "pod:shop/db"],
      "the destination declares tcp/5432 (sql)",
    ],
    [
      "a port that is none",
      ["--from", "pod:shop/web", "--to", "pod:shop/db", "--port", "tcp/x y"],
      "`x y` is neither a port nor the name of one",
    ],
  ])("refuses %s", async (_what, args, message) => {
    const { code, out, err } = await program.run(["trace", "-f", manifests, ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  test("colours nothing that goes to a file or pipe", async () => {
    const { out } = await program.run(["trace", "-f", manifests, ...question], { env: { FORCE_COLOR: "1" } });
    expect(out).not.toContain("\u001B");
  });
});

describe("trace --scenario", () => {
  const exact = {
    from: "pod:shop/web",
    to: "pod:shop/db",
    srcIP: "10.0.0.1",
    dstIP: "10.0.0.2",
    protocol: 6,
    srcPort: 40000,
    dstPort: 5432,
  };

  test("computes every flow and never reads what the file expects", async () => {
    const flows = [{ ...exact, expect: { verdict: "nonsense" } }, exact];
    const file = program.write(
      "scenario.json",
      JSON.stringify([{ name: "one", manifest: shop, flows, endpoints: "wrong" }]),
    );
    const outcome = await program.run(["trace", "--scenario", file, "--output", "json"]);
    const answer = {
      ...exact,
      verdict: { enforced: "allow", pending: "allow" },
      egress: {
        enforced: ["0|__PROFILE__|pro:kns.shop|allow|0"],
        pending: ["0|__PROFILE__|pro:kns.shop|allow|0"],
      },
      ingress: { enforced: ["0|team|np:shop/db-in|allow|1"], pending: ["0|team|snp:shop/db-open|allow|0"] },
    };
    const profiles = ["kns.shop"];
    const team = [{ tier: "team", defaultAction: "Deny", policies: ["snp:shop/db-open", "np:shop/db-in"] }];
    expect([outcome.code, outcome.err]).toEqual([0, ""]);
    expect(json(outcome)).toEqual([
      {
        name: "one",
        endpoints: [
          { id: "pod:shop/db", ingress: team, egress: [], profiles },
          { id: "pod:shop/job", ingress: [], egress: [], profiles },
          { id: "pod:shop/web", ingress: [], egress: [], profiles },
        ],
        flows: [answer, answer],
      },
    ]);
  });

  test("never assumes: a template is no endpoint, and its flow keeps its place without a verdict", async () => {
    const template =
      "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: api, namespace: shop}\nspec: {selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: c}]}}}\n";
    const flows = [{ ...exact, to: "pod:shop/api" }, exact];
    const file = program.write(
      "template.json",
      JSON.stringify([{ name: "one", manifest: `${shop}---\n${template}`, flows }], null, 1),
    );
    const outcome = await program.run(["trace", "--scenario", file, "--output", "json"]);
    expect(outcome.code).toBe(2);
    expect(outcome.err).toMatch(/template\.json:6:\d+: error: `pod:shop\/api` is not a loaded endpoint/);
    expect(json(outcome)).toMatchObject([{ flows: [{ verdict: null }, { verdict: { enforced: "allow" } }] }]);
  });
});

describe("test", () => {
  const flows = (expect: string): string =>
    `name: shop\nmanifests: [shop.yaml]\nflows:\n- { from: pod:shop/web, to: pod:shop/db, port: tcp/5432, expect: ${expect} }\n- { from: pod:shop/job, to: pod:shop/db, port: sql, expect: { verdict: { enforced: deny, pending: allow } } }\n`;

  test("passes what is as expected: 0", async () => {
    const { code, out, err } = await program.run(["test", program.write("good.yaml", flows("allow"))]);
    expect([code, out, err]).toEqual([0, "✓ 2 tests in 1 scenario: 2 passed, 0 failed\n", ""]);
  });

  test("fails what is not, with place, expected and computed answer: 1", async () => {
    const { code, out } = await program.run(["test", program.write("bad.yaml", flows("deny"))]);
    expect(code).toBe(1);
    expect(out).toContain("✗ failed  pod:shop/web → pod:shop/db TCP 5432");
    expect(out).toMatch(/bad\.yaml:4:\d+/);
    expect(out).toContain("verdict: expected deny, is allow");
    expect(out).toContain("computed  0|team|np:shop/db-in|allow|1");
    expect(out).toContain("2 tests in 1 scenario: 1 passed, 1 failed");
  });

  test.each([
    ["json", /"failed": 1/],
    ["tap", /^TAP version 14\n1\.\.2\nnot ok 1 - shop: pod:shop\/web → pod:shop\/db TCP 5432\n/],
    ["junit", /<testsuites name="tierboard" tests="2" failures="1" errors="0">/],
  ])("reports as %s, with the same exit code", async (form, report) => {
    const { code, out } = await program.run([
      "test",
      program.write(`${form}.yaml`, flows("deny")),
      "--output",
      form,
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(report);
  });

  test.each([
    ["a flow without expectation", flows("allow").replace("expect: allow ", ""), "the flow has no `expect`"],
    ["a slip of the pen", flows("allow").replace("port:", "prot:"), "`prot` is not known here"],
    [
      "manifests that are not there",
      flows("allow").replace("shop.yaml", "gone.yaml"),
      "gone.yaml: no such file or folder",
    ],
  ])("does not pass over %s: 2", async (_what, text, message) => {
    const { code, err } = await program.run(["test", program.write("wrong.yaml", text)]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe("validate, select and export", () => {
  test("validate tells nothing but numbers of what is fine: 0", async () => {
    expect(await program.run(["validate", manifests])).toMatchObject({
      code: 0,
      out: expect.stringContaining("✓ 0 errors") as string,
    });
  });

  test("validate tells findings with file, line and column: 1", async () => {
    const file = program.write("invalid.yaml", shop.replace("app == 'db' # only", "app = 'db' # only"));
    const { code, out, err } = await program.run(["validate", file]);
    expect([code, err]).toEqual([1, ""]);
    expect(out).toMatch(/invalid\.yaml:35:\d+: error: NetworkPolicy shop\/db-in: .*\[invalid-selector\]/);
    const asJson = await program.run(["validate", file, "--output", "json"]);
    expect(asJson.code).toBe(1);
    expect(json(asJson)).toMatchObject({
      findings: [{ line: 35, code: "invalid-selector", severity: "error" }],
    });
  });

  test("validate fails what Calico's tools refuse, though a verdict could be computed: 1", async () => {
    const input = "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: a.b.c}\nspec: {order: 1}\n";
    const { code, out } = await program.run(["validate", "-"], { input });
    expect(code).toBe(1);
    expect(out).toMatch(/^<stdin>:3:\d+: warning: .*\[refused-by-calico\]/);
  });

  test("select answers about one selector", async () => {
    const args = ["select", "app in {'web', 'api'}", "--labels", "app=web", "--labels", ""];
    const { code, out } = await program.run(args);
    expect([code, out]).toEqual([
      0,
      'app in {"api", "web"}\n✓ matches app=web\n– does not match no labels\n',
    ]);
    expect(json(await program.run([...args, "--output", "json"]))).toEqual({
      valid: true,
      canonical: 'app in {"api", "web"}',
      matches: [true, false],
    });
  });

  test("select answers about a file of them, in its order; what is no selector is an answer too: 0", async () => {
    const input = JSON.stringify([
      { selector: "has(a)", cases: [{ labels: { a: "" }, match: false }, { labels: {} }] },
      { selector: "has(" },
    ]);
    const outcome = await program.run(["select", "--file", "-", "--output", "json"], { input });
    expect(outcome.code).toBe(0);
    expect(json(outcome)).toEqual([
      { valid: true, canonical: "has(a)", matches: [true, false] },
      { valid: false, canonical: null, matches: [] },
    ]);
  });

  test("export gives objects back as they were written", async () => {
    const policy = await program.run(["export", "-f", manifests, "--policy", "shop/db-in"]);
    expect(policy.code).toBe(0);
    expect(shop).toContain(policy.out);
    expect(policy.out).toContain("selector: app == 'db' # only the database");
    const tier = await program.run(["export", "-f", manifests, "--tier", "team"]);
    expect(tier.out.match(/^kind: .*|name: [a-z-]+/gm)).toEqual([
      "kind: Tier",
      "name: team",
      "kind: StagedNetworkPolicy",
      "name: db-open",
      "kind: NetworkPolicy",
      "name: db-in",
    ]);
  });

  test("export of what is not loaded: 2", async () => {
    const { code, out, err } = await program.run(["export", "-f", manifests, "--policy", "gone"]);
    expect([code, out, err]).toEqual([2, "", "error: no policy `gone` is loaded\n"]);
  });
});
