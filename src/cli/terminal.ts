/** What a command may do to the world: write, read standard input, know whether colour is welcome. */
import { buffer } from "node:stream/consumers";
import { exit, type ExitCode } from "./exit.ts";

export interface Terminal {
  /** False where nobody reads any more: the rest need not be made. */
  readonly out: (text: string) => boolean;
  readonly err: (text: string) => void;
  /** Colour on standard output; never the only carrier of a meaning. */
  readonly color: boolean;
  readonly readInput: () => Promise<Uint8Array>;
}

export function processTerminal(): Terminal {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (hasSeenEnough(error)) return;
    process.stderr.write(`error: the answer cannot be written (${error.code ?? error.message})\n`);
    process.exit(exit.unusable);
  });
  process.stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (!hasSeenEnough(error)) throw error;
  });
  return {
    out: (text) => {
      if (process.stdout.errored === null) process.stdout.write(text);
      return process.stdout.errored === null;
    },
    err: (text) => void process.stderr.write(text),
    color: wantsColor(process.stdout.isTTY, process.env),
    readInput: () => buffer(process.stdin),
  };
}

/** A reader that goes away (`| head`) is no error: the exit code stays the one of the answer. */
function hasSeenEnough({ code }: NodeJS.ErrnoException): boolean {
  return code === "EPIPE";
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
