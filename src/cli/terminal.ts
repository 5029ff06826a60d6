/** What a command may do to the world: write, read standard input, know whether colour is welcome. */
import { buffer } from "node:stream/consumers";
import { exit, type ExitCode } from "./exit.ts";

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colour on standard output; never the only carrier of a meaning. */
  readonly color: boolean;
  readonly readInput: () => Promise<Uint8Array>;
}

export function processTerminal(): Terminal {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: wantsColor(process.stdout.isTTY, process.env),
    readInput: () => buffer(process.stdin),
  };
}

/** Colour only where a person looks and has not refused it (no-color.org). */
export function wantsColor(isTerminal: boolean | undefined, env: Readonly<NodeJS.ProcessEnv>): boolean {
  return isTerminal === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}

/** Tells what the user asked for in vain. */
export function misused(message: string, terminal: Pick<Terminal, "err">): ExitCode {
  terminal.err(`error: ${message}\n`);
  return exit.unusable;
}
