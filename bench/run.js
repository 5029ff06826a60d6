/**
 * All benches one after the other, or those named: `npm run bench -- engine`. With `--json` one array of all results.
 * Each is a process of its own, so that none warms the caches of another.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The commands of each part; the last one prints its results. */
const parts = {
  engine: [["bench/engine.js"]],
  analyze: [["bench/analyze.js"]],
  board: [["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"], ["bench/board.js"]],
};

const words = process.argv.slice(2);
const json = words.includes("--json");
const named = words.filter((word) => word !== "--json");
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(", ")}: choose from ${Object.keys(parts).join(", ")}\n`);
  process.exit(2);
}

/** What a command prints; its failure is that of the whole run. */
function run(args) {
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: at(".."),
    encoding: "utf8",
    maxBuffer: 1e8,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

const results = [];
for (const name of named.length > 0 ? named : Object.keys(parts)) {
  const commands = parts[name];
  for (const command of commands.slice(0, -1)) run(command);
  const printed = run([...commands.at(-1), ...(json ? ["--json"] : [])]);
  if (json) results.push(...JSON.parse(printed));
  else process.stdout.write(`\n${name}\n${printed}`);
}
if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
