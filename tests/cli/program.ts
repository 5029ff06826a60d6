/** The bundled program, built once into a folder of its own and run as users run it. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Program {
  readonly folder: string;
  /** Writes a file beside the program and gives its path. */
  readonly write: (name: string, text: string) => string;
  readonly run: (args: readonly string[], more?: RunOptions) => Promise<Outcome>;
  readonly remove: () => void;
}

interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function buildProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "tierboard-"));
  const configFile = fileURLToPath(new URL("../../config/vite.cli.js", import.meta.url));
  await build({ configFile, logLevel: "silent", build: { outDir: folder, emptyOutDir: false } });
  return {
    folder,
    write: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    run: (args, more) => runFile(join(folder, "tierboard.js"), args, more),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function runFile(
  program: string,
  args: readonly string[],
  { input = "", env = {} }: RunOptions = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env } });
    const texts = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.err += text));
    child.on("error", reject).on("close", (code) => resolve({ code, ...texts }));
    child.stdin.on("error", () => undefined).end(input);
  });
}
