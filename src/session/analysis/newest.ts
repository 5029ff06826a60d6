/**
 * Newest wins at once: unlike a short question, a long one does not wait for the one before it, which the worker gives up
 * when it hears of the newer. What comes of an older question is dropped.
 */
export interface Newest<Question> {
  readonly ask: (question: Question) => void;
  /** Drops what is being answered. */
  readonly cancel: () => void;
}

export function newest<Question, Answer>(options: {
  readonly answer: (question: Question) => Promise<Answer>;
  readonly accept: (answer: Answer, question: Question) => void;
  readonly fail: (error: unknown) => void;
}): Newest<Question> {
  let now = 0;
  async function follow(question: Question, asked: number): Promise<void> {
    try {
      const answer = await options.answer(question);
      if (asked === now) options.accept(answer, question);
    } catch (error) {
      if (asked === now) options.fail(error);
    }
  }
  return {
    ask: (question) => {
      now += 1;
      void follow(question, now);
    },
    cancel: () => {
      now += 1;
    },
  };
}
