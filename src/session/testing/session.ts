/** A whole session in memory: the real analyst in this thread, storage and browser that are only variables. */
import { createAnalyst } from "../analyst/analyst.ts";
import { memoryBrowser, type MemoryBrowser } from "../browser.ts";
import type { Session } from "../actions.ts";
import type { SampleSource } from "../samples.ts";
import { memoryStorage, type SavedSession, type SessionStorage } from "../storage.ts";
import { createSession } from "../store.ts";
import type { Clock } from "../timer.ts";
import type { Analyst } from "../types.ts";
import { board } from "./board.ts";

export interface TestSession extends Session {
  readonly browser: MemoryBrowser;
  readonly saved: () => SavedSession | null;
}

export interface TestOptions {
  readonly fragment?: string;
  readonly stored?: SavedSession | null;
  readonly storage?: SessionStorage;
  readonly analyst?: Analyst;
  readonly clock?: Clock;
}

const text = board({ tiers: 2, policies: 3 });

export const testSamples: SampleSource = {
  list: [
    { file: "first.yaml", title: "The first sample", about: "two tiers" },
    { file: "second.yaml", title: "The second sample", about: "one tier" },
  ],
  load: (file) =>
    Promise.resolve(
      file === "first.yaml"
        ? { name: file, text }
        : file === "second.yaml"
          ? { name: file, text: board({ tiers: 1, policies: 2 }) }
          : null,
    ),
};

export function testSession(options: TestOptions = {}): TestSession {
  const browser = memoryBrowser(options.fragment ?? "");
  const memory = memoryStorage(options.stored ?? null);
  const session = createSession({
    analyst: options.analyst ?? createAnalyst(),
    storage: options.storage ?? memory,
    browser,
    samples: testSamples,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  return { ...session, browser, saved: memory.saved };
}

/** Resolves when nothing is asked any more. */
export async function settled(session: Session): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 0));
  while (session.getState().asking || session.getState().status.kind === "loading");
}
