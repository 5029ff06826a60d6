/** The tools themselves, without a cluster. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What kustomize writes for a folder of these files. */
export function kustomizeBuild(files: Readonly<Record<string, string>>): string {
  return inFolder(files, (folder) => run("kubectl", ["kustomize", folder]));
}

/** An object as `kubectl patch` leaves it, without a cluster. */
export function kubectlPatch(object: unknown, patch: unknown): unknown {
  return inFolder({ "object.json": JSON.stringify(object) }, (folder) => {
    const file = join(folder, "object.json");
    const args = [
      "patch",
      "--local",
      "-f",
      file,
      "--type",
      "merge",
      "-p",
      JSON.stringify(patch),
      "-o",
      "json",
    ];
    return JSON.parse(run("kubectl", args)) as unknown;
  });
}

function inFolder<T>(files: Readonly<Record<string, string>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tierboard-tools-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout;
}
