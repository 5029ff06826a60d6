/** Answers about many namespaces: what a comment on a pull request can hold. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

/** Characters of a comment on GitHub. */
const comment = 65_536;
const count = 150;

function cluster(policyOf: (index: number) => string): string {
  const documents = Array.from({ length: count }, (_, index) => {
    const name = `namespace-${String(index)}`;
    return [
      `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`,
      `apiVersion: v1\nkind: Pod\nmetadata: { name: server, namespace: ${name} }\nspec: { nodeName: node-1, containers: [{ name: c, ports: [{ containerPort: 8080 }] }] }\nstatus: { phase: Running, podIP: 10.0.0.${String(index + 1)} }\n`,
      policyOf(index).replace("NAMESPACE", name),
    ].join("---\n");
  });
  return documents.join("---\n");
}

/** Everything is allowed in, before; afterwards one port of each server's own. */
const policy = (rule: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: only, namespace: NAMESPACE }\nspec: { types: [Ingress], ingress: [{ ${rule} }] }\n`;

let program: Program;
let files: { old: string; new: string };
beforeAll(async () => {
  program = await buildProgram();
  files = {
    old: program.write(
      "old.yaml",
      cluster(() => policy("action: Allow")),
    ),
    new: program.write(
      "new.yaml",
      cluster((index) =>
        policy(
          `action: Allow, protocol: TCP, destination: { ports: [${String(8080 + (index % 2) * index)}] }`,
        ),
      ),
    ),
  };
});
afterAll(() => program.remove());

describe("a comparison as Markdown", () => {
  test("is no longer than a comment and says how much is left out", async () => {
    const { code, out } = await program.run(["diff", files.old, files.new, "--output", "markdown"]);
    expect(code).toBe(1);
    expect(out.length).toBeLessThan(comment);
    expect(out.length).toBeGreaterThan(comment / 2);
    const [, total] = /### Would become denied: (\d+) pairs of ends\n/.exec(out) ?? [];
    const [, rows, pairs] =
      /\n_(\d+) rows \((\d+) pairs of ends\) left out, to fit into a comment/.exec(out) ?? [];
    expect([Number(total), Number(rows), Number(pairs)].every((number) => number > 0)).toBe(true);
    expect(Number(pairs)).toBeLessThan(Number(total));
    expect(out.endsWith("established ones go on until they end._\n")).toBe(true);
  });
});

describe("a matrix as Markdown", () => {
  test("is a grid where that fits", async () => {
    const args = ["matrix", "-f", files.old, "--from", "namespace-1", "--output", "markdown"];
    const { out } = await program.run(args);
    expect(out).toMatch(/^\| from \\ to \|/);
    expect(out).not.toContain("does not fit");
  });

  test("has a row for each source where a comment could not hold it", async () => {
    const { out } = await program.run(["matrix", "-f", files.old, "--output", "markdown"]);
    expect(out.length).toBeLessThan(comment);
    expect(out).toMatch(/^\| from \| flows \| reaches \|\n/);
    expect(out).toContain(
      `| namespace-7 | ✓ ${String(count - 1)} | ${String(count - 1)} of ${String(count - 1)} |\n`,
    );
    expect(out).toContain(`_The table of ${String(count)} × ${String(count)} does not fit into a comment`);
  });
});
