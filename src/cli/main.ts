/** Entry of the bundled program. */
import { runProgram } from "./program.ts";
import { processTerminal } from "./terminal.ts";

/** Filled in by the build. */
declare const TIERBOARD_VERSION: string;

process.exitCode = await runProgram(process.argv.slice(2), processTerminal(), TIERBOARD_VERSION);
