/** Entry of the bundled program. */
import { exit } from "./exit.ts";
import { runProgram } from "./program.ts";
import { processTerminal } from "./terminal.ts";

/** Filled in by the build. */
declare const TIERBOARD_VERSION: string;

const terminal = processTerminal();
try {
  process.exitCode = await runProgram(process.argv.slice(2), terminal, TIERBOARD_VERSION);
} catch (error) {
  // Our own bug. Node's exit code for it would say that a check found something.
  terminal.err(
    `internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = exit.unusable;
}
