/** How a command hands its work to the program. */
import type { ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** Does the work with the program's terminal; its result is the exit code. */
export type Run = (work: (terminal: Terminal) => Promise<ExitCode> | ExitCode) => Promise<void>;
