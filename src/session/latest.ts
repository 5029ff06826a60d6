/**
 * Latest wins: of several questions asked while one is being answered only the newest is asked next, and an
 * answer that a newer question has overtaken is dropped.
 */
export interface Latest<Question> {
  readonly ask: (question: Question) => void;
  /** Drops what waits and what is being answered. */
  readonly cancel: () => void;
  /** Resolves when nothing waits and nothing is being answered. */
  readonly settled: () => Promise<void>;
}

export function latest<Question, Answer>(options: {
  readonly answer: (question: Question) => Promise<Answer>;
  readonly accept: (answer: Answer, question: Question) => void;
  readonly fail: (error: unknown) => void;
}): Latest<Question> {
  let waiting: { readonly question: Question } | null = null;
  let running: Promise<void> | null = null;
  /** Grows with every `ask` and `cancel`: an answer counts only for the value it was asked at. */
  let now = 0;

  async function work(): Promise<void> {
    while (waiting !== null) {
      const { question } = waiting;
      const asked = now;
      waiting = null;
      try {
        const answer = await options.answer(question);
        if (asked === now) options.accept(answer, question);
      } catch (error) {
        if (asked === now) options.fail(error);
      }
    }
    running = null;
  }

  return {
    ask: (question) => {
      now += 1;
      waiting = { question };
      running ??= work();
    },
    cancel: () => {
      now += 1;
      waiting = null;
    },
    settled: async () => {
      while (running !== null) await running;
    },
  };
}
