import { describe, expect, test } from "vitest";
import { latest } from "./latest.ts";

/** Questions that are answered when the test says so. */
function slow(): {
  readonly asked: string[];
  readonly answer: (question: string) => Promise<string>;
  readonly reply: (question: string) => Promise<void>;
} {
  const asked: string[] = [];
  const waiting = new Map<string, () => void>();
  return {
    asked,
    answer: (question) =>
      new Promise((resolve) => {
        asked.push(question);
        waiting.set(question, () => resolve(`answer to ${question}`));
      }),
    reply: async (question) => {
      waiting.get(question)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe("latest wins", () => {
  test("a question that is overtaken before it is asked is never asked", async () => {
    const { asked, answer, reply } = slow();
    const accepted: string[] = [];
    const questions = latest({ answer, accept: (text) => accepted.push(text), fail: () => undefined });
    questions.ask("one");
    questions.ask("two");
    questions.ask("three");
    await reply("one");
    await reply("three");
    expect(asked).toEqual(["one", "three"]);
    expect(accepted).toEqual(["answer to three"]);
  });

  test("an answer that comes after cancelling is dropped, and so is a failure", async () => {
    const failures: unknown[] = [];
    const accepted: string[] = [];
    const { answer, reply } = slow();
    const questions = latest({
      answer,
      accept: (text) => accepted.push(text),
      fail: (error) => failures.push(error),
    });
    questions.ask("one");
    questions.cancel();
    await reply("one");
    await questions.settled();
    expect(accepted).toEqual([]);
    expect(failures).toEqual([]);
  });

  test("a failure is told once and does not stop the next question", async () => {
    const failures: unknown[] = [];
    const accepted: string[] = [];
    const questions = latest({
      answer: (question: string) =>
        question === "bad" ? Promise.reject(new Error("no")) : Promise.resolve(question),
      accept: (text) => accepted.push(text),
      fail: (error) => failures.push(error),
    });
    questions.ask("bad");
    await questions.settled();
    questions.ask("good");
    await questions.settled();
    expect(failures).toEqual([new Error("no")]);
    expect(accepted).toEqual(["good"]);
  });
});
