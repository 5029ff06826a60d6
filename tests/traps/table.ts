/** Runs a table of traps: each row loads its documents into the small world and asks its questions. */
import { expect, test } from "vitest";
import { ask, load } from "./world.ts";

export interface Trap {
  /** Number in the list of the semantics note; a letter tells rows of one number apart. */
  readonly trap: string;
  /** The right answer as a sentence. */
  readonly says: string;
  readonly documents: readonly string[];
  /** Question to answer, see `ask`. */
  readonly answers: Readonly<Record<string, string>>;
  /** Codes of the diagnostics that tell the user, none where absent. */
  readonly told?: readonly string[];
}

export function layTraps(traps: readonly Trap[]): void {
  const named = traps.map((trap) => [`trap ${trap.trap}: ${trap.says}`, trap] as const);
  test.each(named)("%s", (_, { documents, answers, told = [] }) => {
    const { cluster, diagnostics } = load(documents);
    const given = Object.keys(answers).map((question) => [question, ask(cluster, question)]);
    expect(Object.fromEntries(given)).toEqual(answers);
    expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(told);
  });
}
