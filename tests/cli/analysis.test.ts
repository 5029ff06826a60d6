/** The commands that answer for all flows at once: diff, matrix, lint and plan. */
import { strToU8, zipSync } from "fflate";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, type Outcome, type Program } from "./program.ts";
import { shop } from "./shop.ts";

/** `web` reaches `db` on TCP 5432 by `db-in`; everything to `db` that it does not allow ends at its tier. */
const closed = shop.replace("source: { selector: app == 'web' }", "source: { selector: app == 'nobody' }");

/** Stands behind `db-in` and takes nothing; before it, it denies the web. */
const strict = `${shop}---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: db-strict, namespace: shop }
spec:
  tier: team
  order: 20
  selector: app == 'db'
  ingress:
    - { action: Deny, protocol: TCP, source: { selector: app == 'web' }, destination: { ports: [5432] } }
`;

let program: Program;
let files: { old: string; new: string; strict: string };

beforeAll(async () => {
  program = await buildProgram();
  files = {
    old: program.write("old.yaml", shop),
    new: program.write("new.yaml", closed),
    strict: program.write("strict.yaml", strict),
  };
});
afterAll(() => program.remove());

interface Group {
  readonly change: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly protocol: number;
  readonly ports: readonly (readonly [number, number])[];
}

function json(outcome: Outcome): { readonly summary: object; readonly groups: readonly Group[] } {
  return JSON.parse(outcome.out) as { summary: object; groups: readonly Group[] };
}

describe("diff", () => {
  test("tells who becomes denied, by whom before and after: 1", async () => {
    const { code, out, err } = await program.run(["diff", files.old, files.new]);
    expect([code, err]).toEqual([1, ""]);
    expect(out).toContain("✗ Would become denied: 1 pair of ends\n");
    expect(out).toContain("    pod shop/web → pod shop/db  TCP 5432\n");
    expect(out).toContain("before  Allowed: NetworkPolicy shop/db-in, ingress rule 2\n");
    expect(out).toContain("after   Denied: end of tier team\n");
  });

  test("leaves open who decides the end where nothing changes, but not that it denies", async () => {
    const sending = `${shop}---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: web-out, namespace: shop }
spec: { tier: team, order: 5, selector: app == 'web', types: [Egress], egress: [{ action: Allow }] }
`;
    const { code, out } = await program.run(["diff", files.old, program.write("sending.yaml", sending)]);
    expect(code).toBe(0);
    expect(out).toContain("before  Denied: profile kns.shop; denied at the destination\n");
    expect(out).toContain(
      "after   Denied: NetworkPolicy shop/web-out, egress rule 1; denied at the destination\n",
    );
    expect(out).toContain("before  Allowed: profile kns.shop\n");
  });

  test("finds no difference between a set and itself: 0", async () => {
    const { code, out } = await program.run(["diff", files.old, files.old]);
    expect(code).toBe(0);
    expect(out).toContain("✓ No flow gets another verdict or another decider, on any port.\n");
  });

  test("gives groups with a witness in the shape of scenario files, each traced as the group says", async () => {
    const outcome = await program.run(["diff", files.old, files.new, "--output", "json"]);
    expect(outcome.code).toBe(1);
    const { summary, groups } = json(outcome);
    expect(summary).toMatchObject({ denied: 1, allowed: 0, decider: 0, unknown: 0 });
    expect(groups).toEqual([
      {
        change: "denied",
        from: ["pod:shop/web"],
        to: ["pod:shop/db"],
        ipVersion: 4,
        protocol: 6,
        ports: [[5432, 5432]],
        pairs: 1,
        before: {
          verdict: "allow",
          egress: "0|__PROFILE__|pro:kns.shop|allow|0",
          ingress: "0|team|np:shop/db-in|allow|1",
        },
        after: {
          verdict: "deny",
          egress: "0|__PROFILE__|pro:kns.shop|allow|0",
          ingress: "0|team|np:shop/db-in|deny|-1",
        },
        witness: {
          from: "pod:shop/web",
          to: "pod:shop/db",
          srcIP: "10.0.0.1",
          dstIP: "10.0.0.2",
          protocol: 6,
          srcPort: expect.any(Number) as number,
          dstPort: 5432,
        },
      },
    ]);
  });

  test("a group about all protocols is one group for each of them, so that protocol is a number", async () => {
    const open = program.write("open.yaml", shop.replace("kind: NetworkPolicy", "kind: StagedNetworkPolicy"));
    const outcome = await program.run(["diff", files.old, open, "--output", "json"]);
    const { groups } = json(outcome);
    expect(outcome.out.match(/^ {4}\{.*\},?$/gm)).toHaveLength(groups.length);
    const protocols = groups.filter(({ from }) => from.includes("pod:shop/web")).map((one) => one.protocol);
    expect(protocols.every((number) => Number.isInteger(number))).toBe(true);
    expect(new Set(protocols).size).toBeGreaterThan(250);
    expect(groups.find(({ protocol }) => protocol === 1)?.ports).toEqual([[0, 0]]);
  });

  test("does not call it the same where an end is loaded on one side only", async () => {
    const fewer = program.write(
      "fewer.yaml",
      shop.replace("kind: Pod\nmetadata: { name: job", "kind: Node\nmetadata: { name: job"),
    );
    const { code, out } = await program.run(["diff", files.old, fewer]);
    expect(code).toBe(0);
    expect(out).toContain(
      "✓ No flow between ends that both sides load gets another verdict or another decider",
    );
    expect(out).toContain("Not compared, loaded only before: pod shop/job\n");
  });

  test("begins with the totals where flows change in several ways", async () => {
    const both = program.write("both.yaml", closed.replace("protocol: UDP", "protocol: SCTP"));
    const { out } = await program.run(["diff", files.old, both]);
    expect(out).toMatch(
      /^✗ Would become denied: \d+ pairs of ends\n✓ Would become allowed: \d+ pairs of ends\n\n✗ Would become denied: /,
    );
  });

  test("is Markdown for a pull request", async () => {
    const { out } = await program.run(["diff", files.old, files.new, "--output", "markdown"]);
    expect(out).toContain("### Would become denied: 1 pair of ends\n");
    expect(out).toContain("| pod shop/web | pod shop/db | TCP 5432 | Allowed: ");
  });

  test("takes what both sides share with --with, and one side from standard input", async () => {
    const policyOf = (text: string): string =>
      text.split("---\n").find((part) => part.includes("name: db-in")) ?? "";
    const rest = program.write("rest.yaml", shop.replace(policyOf(shop), ""));
    const old = program.write("policy.yaml", policyOf(shop));
    const { code, out } = await program.run(["diff", old, "-", "--with", rest], { input: policyOf(closed) });
    expect(code).toBe(1);
    expect(out).toContain("pod shop/web → pod shop/db  TCP 5432");
  });
});

describe("lint", () => {
  test("tells what earlier rules take, with a flow that shows it: 1", async () => {
    const { code, out } = await program.run(["lint", files.strict]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /strict\.yaml:61:7: warning: NetworkPolicy shop\/db-strict, ingress rule 1 can never match: /,
    );
    expect(out).toContain(
      "ingress rule 2 of NetworkPolicy shop/db-in takes every flow it would match [rule-shadowed]",
    );
    expect(out).toContain("  such as: pod shop/web → pod shop/db, TCP 5432\n");
    expect(out).toContain("✗ 1 warning, 0 notices\n");
  });

  test("gives findings as data", async () => {
    const { out } = await program.run(["lint", files.strict, "--output", "json"]);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ code: "rule-shadowed", policy: "NetworkPolicy shop/db-strict" }),
    );
  });
});

describe("plan", () => {
  test("tells order values and what changes", async () => {
    const { code, out } = await program.run([
      "plan",
      "-f",
      files.strict,
      "--move",
      "db-strict",
      "--before",
      "shop/db-in",
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/NetworkPolicy shop\/db-strict: order 20 → \d/);
    expect(out).toContain("Would become denied");
  });

  test("prints the changed objects, and nothing else of them is touched", async () => {
    const args = ["plan", "-f", files.strict, "--move", "db-strict", "--to", "top", "--output", "yaml"];
    const { out } = await program.run(args);
    const [, , , , , , , written = ""] = strict.split("---\n");
    const changed = out.split("\n").filter((line) => !written.split("\n").includes(line));
    expect(changed.filter((line) => line !== "")).toEqual([expect.stringMatching(/^ {2}order: \S+$/)]);
  });

  test("a place that cannot be had is said, with the reason: 2", async () => {
    const { code, err } = await program.run([
      "plan",
      "-f",
      files.strict,
      "--move",
      "db-in",
      "--to-tier",
      "none",
    ]);
    expect([code, err]).toEqual([2, "error: no tier `none`\n"]);
  });
});

describe("matrix", () => {
  test("counts known flows between namespaces", async () => {
    const { code, out } = await program.run(["matrix", "-f", files.old, "--output", "json"]);
    expect(code).toBe(0);
    const { cells } = JSON.parse(out) as { cells: unknown };
    expect(cells).toContainEqual({
      from: "shop",
      to: "shop",
      allowed: 3,
      denied: 1,
      unknown: 0,
    });
  });

  test("goes down to single ends", async () => {
    const { out } = await program.run(["matrix", "-f", files.old, "--from", "shop", "--to", "shop"]);
    expect(out).toMatch(/pod:shop\/job →\n(?: .*\n)* {4}pod:shop\/db +✗ 1\n/);
  });

  test("a place that nobody is in is said: 2", async () => {
    const { code, err } = await program.run(["matrix", "-f", files.old, "--from", "nowhere"]);
    expect([code, err]).toEqual([2, "error: no pod is loaded in namespace `nowhere`\n"]);
  });
});

test("a .zip is read like the files in it", async () => {
  const path = join(program.folder, "manifests.zip");
  writeFileSync(path, zipSync({ "a/shop.yaml": strToU8(closed), "a/notes.txt": strToU8("not for us") }));
  const { code } = await program.run(["diff", files.old, path]);
  expect(code).toBe(1);
});
