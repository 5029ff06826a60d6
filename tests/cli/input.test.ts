/** What the program makes of folders, archives, streams and files that are no manifests. */
import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";
import { shop } from "./shop.ts";

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

const png = "\x89PNG\r\n\x1a\n\0";
const question = ["--from", "pod:shop/web", "--to", "pod:shop/db", "--port", "tcp/5432"] as const;

/** A new folder with these files in it; its path ends in its name. */
function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(program.folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), Buffer.from(text, "latin1"));
  }
  return folder;
}

function bytesAt(name: string, bytes: Uint8Array): string {
  const path = join(program.folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe("a folder", () => {
  test("says in one line what it holds besides manifests, and is answered for", async () => {
    const folder = folderOf("mixed", {
      "shop.yaml": shop,
      "README.md": "# no",
      "pictures/board.png": png,
      ".git/config.yaml": "x",
      "notes.txt": "x",
    });
    const { code, err } = await program.run(["trace", "-f", folder, ...question]);
    expect(code).toBe(0);
    const names = [".git/", "README.md", "notes.txt"].map((name) => join(folder, name));
    expect(err).toBe(`note: 4 files passed over: ${names.join(", ").replaceAll("/,", "/,")} and 1 more\n`);
  });

  test("with a link that leads nowhere and a picture named .yaml is read but for these: 2", async () => {
    const folder = folderOf("broken", { "shop.yaml": shop, "picture.yaml": png });
    symlinkSync("nowhere", join(folder, "gone.yaml"));
    const { code, out, err } = await program.run(["validate", folder]);
    expect(code).toBe(2);
    expect(out).toMatch(/✗ 2 errors, 0 warnings, 0 notices in \d+ objects of 1 file\n$/);
    expect(err).toBe(
      `error: ${folder}/gone.yaml: a link that leads nowhere\nerror: ${folder}/picture.yaml: this is a PNG image, not text: only YAML and JSON manifests are read\n`,
    );
  });

  test("with links is read through those to files, and names those to folders", async () => {
    const folder = folderOf("links", { "real/shop.yaml": shop });
    mkdirSync(join(folder, "seen"));
    symlinkSync("../real/shop.yaml", join(folder, "seen", "shop.yaml"));
    symlinkSync("../real", join(folder, "seen", "again"));
    const { code, err } = await program.run(["trace", "-f", join(folder, "seen"), ...question]);
    expect([code, err]).toEqual([0, `note: 1 file passed over: ${folder}/seen/again/\n`]);
  });

  test("tells findings about files as data, too", async () => {
    const folder = folderOf("data", { "shop.yaml": shop, "picture.json": png, "README.md": "# no" });
    const { code, out } = await program.run(["validate", folder, "--output", "json"]);
    expect(code).toBe(2);
    const { summary, findings } = JSON.parse(out) as { summary: unknown; findings: readonly object[] };
    expect(summary).toMatchObject({ files: 1, errors: 1, notices: 1 });
    expect(findings).toMatchObject([
      { code: "not-text", severity: "error", file: join(folder, "picture.json"), line: 1, column: 1 },
      { code: "passed-over", severity: "notice", file: join(folder, "README.md") },
    ]);
  });

  test("of tests says what it passes over once, and so do the manifests of its scenarios", async () => {
    const folder = folderOf("tests", {
      "manifests/shop.yaml": shop,
      "manifests/a.md": "",
      "flows/one.yaml":
        "- &one\n  manifests: [../manifests]\n  flows: [{ from: pod:shop/web, to: pod:shop/db, port: tcp/5432, expect: allow }]\n- *one\n",
      "flows/b.md": "",
    });
    const { code, err } = await program.run(["test", join(folder, "flows")]);
    const lines = ["flows/b.md", "manifests/a.md"].map(
      (name) => `note: 1 file passed over: ${join(folder, name)}\n`,
    );
    expect([code, err]).toEqual([0, lines.join("")]);
  });
});

describe("an archive", () => {
  const files = {
    "shop.yaml": shop,
    "README.md": "# no",
    "deep/inner.yaml": "PK\x03\x04\0",
    "__MACOSX/a.yaml": "x",
  };
  const zipped = (): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text, true)])));

  test.each(["shop.zip", "shop.bin"])("is opened for what it holds, whatever its name: %s", async (name) => {
    const path = bytesAt(name, zipped());
    const { code, err } = await program.run(["trace", "-f", path, ...question]);
    expect(code).toBe(2);
    expect(err).toBe(
      [
        `error: ${path}/deep/inner.yaml: this is a .zip archive inside another, not text: unpack it first (only .zip archives are opened)`,
        `note: 2 files passed over: ${path}/README.md, ${path}/__MACOSX/`,
        "error: the answer leaves out what could not be read",
        "",
      ].join("\n"),
    );
  });

  test.each<[string, Uint8Array, string]>([
    ["without manifests", zipSync({ "a.txt": strToU8("x") }), "there is no YAML or JSON file in it"],
    ["that is cut off", zipSync({ "a.yaml": strToU8(shop) }).slice(0, 60), "this is a damaged archive"],
    ["that is none", strToU8("kind: Pod\n"), "this is text, no .zip archive"],
    [
      "of another kind",
      Uint8Array.from([0x1f, 0x8b, 8, 0]),
      "this is a gzip archive, not text: unpack it first (only .zip archives are opened)",
    ],
  ])("%s is refused: 2", async (_what, bytes, message) => {
    const path = bytesAt("refused.zip", bytes);
    const { code, out, err } = await program.run(["lint", path]);
    expect([code, out, err]).toEqual([2, "", `error: ${path}: ${message}\n`]);
  });
});

describe("bytes of any kind", () => {
  test.each<[string, string]>([
    ["line ends of Windows", shop.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${shop}`],
  ])("are read with %s", async (_what, input) => {
    const { code, out } = await program.run(["trace", "-f", "-", ...question], { input });
    expect([code, out.split("\n")[0]?.slice(0, 9)]).toEqual([0, "✓ Allowed"]);
  });

  test("nothing at all is no object, and no flow to judge", async () => {
    const empty = bytesAt("empty.yaml", new Uint8Array());
    const { code, out, err } = await program.run(["diff", empty, empty]);
    expect(code).toBe(0);
    expect(out).toContain("No flow gets another verdict");
    expect(err).toBe(
      "warning: no pod, workload or host endpoint is loaded, so there are no flows to judge: add their manifests\n",
    );
  });

  test("a file that cannot be read is a finding, under --output json as well", async () => {
    const path = bytesAt("cluster.yaml.gz", Uint8Array.from([0x1f, 0x8b, 8, 0]));
    const { code, out } = await program.run(["validate", path, "--output", "json"]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      summary: { files: 0, errors: 1 },
      findings: [
        { file: path, code: "not-text", message: expect.stringContaining("gzip archive") as string },
      ],
    });
  });
});

describe("a reader that goes away", () => {
  function codeWithout(stream: "stdout" | "stderr", args: readonly string[]): Promise<number | null> {
    return new Promise((resolve, reject) => {
      const child = spawn(join(program.folder, "tierboard.js"), args);
      child[stream].destroy();
      child[stream === "stdout" ? "stderr" : "stdout"].resume();
      child.on("error", reject).on("close", resolve);
    });
  }

  test("leaves the exit code as it is", async () => {
    const path = program.write("reader.yaml", shop);
    const none = program.write("none.yaml", "kind: [\n");
    expect(await codeWithout("stdout", ["trace", "-f", path, ...question])).toBe(0);
    expect(await codeWithout("stdout", ["validate", none])).toBe(1);
    expect(await codeWithout("stderr", ["trace", "-f", none, ...question])).toBe(2);
    expect(await codeWithout("stderr", [])).toBe(2);
  });
});

test("manifests that are taken for tests are told what they are, ten of them at most", async () => {
  const path = program.write("not-tests.yaml", `${shop}---\n${shop}`);
  const { code, out, err } = await program.run(["test", path]);
  expect([code, out]).toEqual([2, "✗ 0 tests in 0 scenarios: 0 passed, 0 failed\n"]);
  const lines = err.trimEnd().split("\n");
  expect(lines[0]).toBe(
    `${path}:2:1: error: this is a manifest, of kind \`Tier\`: a scenario has \`manifest\` (text) or \`manifests\` (paths)`,
  );
  expect(lines.slice(10)).toEqual([`${path}: error: 4 more of the kind`]);
});

test("--scenario stands alone", async () => {
  const args = [["--pending"], ["--all"], ["--family", "4"], ["-f", "x.yaml"], ["--source-port", "1"]];
  const outcomes = await Promise.all(
    args.map((more) => program.run(["trace", "--scenario", "x.json", ...more])),
  );
  for (const { code, err } of outcomes) {
    expect([code, err]).toEqual([2, "error: --scenario stands alone: its file names manifests and flows\n"]);
  }
});

test("a pod that is told to run has to be there", async () => {
  const path = program.write("running.yaml", shop);
  const args = ["trace", "-f", path, ...question, "--assume-running"];
  expect(await program.run([...args, "shop/gone"])).toMatchObject({
    code: 2,
    err: "error: no pod `shop/gone` is loaded\n",
  });
  expect((await program.run([...args, "shop/web"])).code).toBe(0);
});

test("what kubectl prints kind by kind, with nothing between where a kind is missing, is read without a word", async () => {
  const list = (items: string): string =>
    `---\napiVersion: v1\n${items}\nkind: List\nmetadata:\n  resourceVersion: ""\n`;
  const none = list("items: []");
  const tier = list(
    "items:\n- apiVersion: projectcalico.org/v3\n  kind: Tier\n  metadata:\n    name: team\n  spec:\n    order: 100",
  );
  const namespace = list("items:\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: shop");
  const path = program.write("cluster.yaml", `${tier}---\n---\n${none}${namespace}---\n`);
  expect(await program.run(["validate", path])).toEqual({
    code: 0,
    out: "✓ 0 errors, 0 warnings, 0 notices in 2 objects of 1 file\n",
    err: "",
  });
});
