/** The command line: commands, help, and one exit code for the whole run. */
import { Command, CommanderError } from "commander";
import { exit, type ExitCode } from "./exit.ts";
import type { Run } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { diffCommand } from "./diff/command.ts";
import { lintCommand } from "./lint/command.ts";
import { matrixCommand } from "./matrix/command.ts";
import { planCommand } from "./plan/command.ts";
import { selectCommand } from "./select/command.ts";
import { exportCommand } from "./export/command.ts";
import { testCommand } from "./test/command.ts";
import { traceCommand } from "./trace/command.ts";
import { validateCommand } from "./validate/command.ts";

const about = `What Calico does with a flow, and why: tiers, policies and rules in the order they are evaluated.
Everything is computed on this machine from the files you name; nothing is uploaded.`;

const codes = `
Exit code: 0 answered, 1 findings (test, diff, lint, validate FILE…), 2 unreadable input or wrong usage.
\`tierboard COMMAND --help\` has examples.`;

function commands(run: Run): readonly Command[] {
  return [
    traceCommand,
    testCommand,
    diffCommand,
    matrixCommand,
    lintCommand,
    planCommand,
    validateCommand,
    selectCommand,
    exportCommand,
  ].map((command) => command(run));
}

/** Runs one command line; never throws for what the user typed. */
export async function runProgram(
  args: readonly string[],
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  let code: ExitCode = exit.answered;
  const run: Run = async (work) => {
    code = await work(terminal);
  };
  const program = new Command("tierboard").description(about).version(version).addHelpText("after", codes);
  for (const command of commands(run)) program.addCommand(command);
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
      .showHelpAfterError(`(tierboard ${command === program ? "" : `${command.name()} `}--help tells more)`);
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exit.answered : exit.unusable;
  }
}
