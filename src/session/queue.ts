/** Tasks that change the document run one after the other, each to its end: a plan is applied to what it was made for. */
export type Queue = <Result>(task: () => Promise<Result>) => Promise<Result>;

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    // The next task runs whatever became of this one; its own caller sees the failure.
    last = result.catch(() => undefined);
    return result;
  };
}
