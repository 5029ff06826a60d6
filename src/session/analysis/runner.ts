/**
 * Runs long analyses beside short questions: a few milliseconds of work, then whatever else has been asked, then on.
 * What is wanted soonest goes first. Of one kind only the newest runs: an older one ends with null, and so does
 * everything when what it was asked about is gone.
 */
import type { Steps } from "#src/engine/index.ts";

/** In the order in which they are wanted. */
export const kinds = [
  "move",
  "slots",
  "bundle",
  "impact",
  "figures",
  "necessity",
  "edits",
  "passages",
  "shadows",
  "heat",
  "ahead",
] as const;
export type Kind = (typeof kinds)[number];

type Tell = (share: number) => void;

interface Job {
  readonly kind: Kind;
  readonly advance: () => boolean;
  readonly abandon: () => void;
}

/** What the runner needs of the thread it is in. */
export interface Thread {
  /** Milliseconds. */
  readonly now: () => number;
  /** Resolves when other tasks of the thread have had their turn. */
  readonly breathe: () => Promise<void>;
}

/** Milliseconds of work before others get their turn. */
const slice = 8;
/** Milliseconds between two reports of progress. */
const report = 100;

export class Runner {
  readonly #thread: Thread;
  readonly #jobs = new Map<Kind, Job>();
  #working = false;

  constructor(thread: Thread = realThread) {
    this.#thread = thread;
  }

  /** Null: overtaken or stopped. Rejects with what the analysis throws. */
  run<Result>(kind: Kind, start: () => Steps<Result>, onProgress?: Tell): Promise<Result | null> {
    this.stop(kind);
    return new Promise((resolve, reject) => {
      this.#jobs.set(kind, this.#job({ kind, start, onProgress, resolve, reject }));
      if (!this.#working) void this.#work();
    });
  }

  stop(kind: Kind): void {
    this.#jobs.get(kind)?.abandon();
    this.#jobs.delete(kind);
  }

  stopAll(): void {
    for (const kind of kinds) this.stop(kind);
  }

  #job<Result>({ kind, start, onProgress, resolve, reject }: Order<Result>): Job {
    const tell = this.#teller(onProgress);
    let steps: Steps<Result> | null = null;
    return {
      kind,
      advance: () => {
        try {
          steps ??= start();
          const step = steps.next();
          if (step.done !== true) {
            tell(step.value.share);
            return false;
          }
          resolve(step.value);
        } catch (error) {
          reject(error);
        }
        return true;
      },
      abandon: () => {
        // Ends the generator where it pauses; its answer would be about something else.
        steps?.return(undefined as never);
        resolve(null);
      },
    };
  }

  #teller(onProgress: Tell | undefined): Tell {
    if (onProgress === undefined) return () => undefined;
    let told = this.#thread.now();
    return (share) => {
      if (this.#thread.now() - told < report) return;
      told = this.#thread.now();
      onProgress(share);
    };
  }

  async #work(): Promise<void> {
    this.#working = true;
    // Questions that came with the first are heard before it starts.
    await this.#thread.breathe();
    for (let job = this.#next(); job !== undefined; job = this.#next()) {
      this.#advance(job);
      await this.#thread.breathe();
    }
    this.#working = false;
  }

  #advance(job: Job): void {
    const until = this.#thread.now() + slice;
    while (!job.advance()) if (this.#thread.now() >= until) return;
    if (this.#jobs.get(job.kind) === job) this.#jobs.delete(job.kind);
  }

  #next(): Job | undefined {
    return kinds.flatMap((kind) => this.#jobs.get(kind) ?? [])[0];
  }
}

interface Order<Result> {
  readonly kind: Kind;
  readonly start: () => Steps<Result>;
  readonly onProgress: Tell | undefined;
  readonly resolve: (result: Result | null) => void;
  readonly reject: (error: unknown) => void;
}

/** A message to itself comes after the messages that wait already, and without the delay of timers. */
const realThread: Thread = {
  now: () => performance.now(),
  breathe: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
};
