/** Problems that say the same of many things, put together: thousands of equal lines hide the one that differs. */
import type { Diagnostic } from "#src/manifest/index.ts";

export interface ProblemGroup {
  readonly key: string;
  /** In the order given, at least one. */
  readonly problems: readonly [Diagnostic, ...Diagnostic[]];
  /** The message with what differs left out, `…` in its place. */
  readonly message: string;
}

/** Fewer than this stay single lines. */
const worthFolding = 4;

/** Groups stand where their first problem stands. */
export function groupProblems(problems: readonly Diagnostic[]): readonly ProblemGroup[] {
  const shapes = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const problem of problems) {
    const shape = `${problem.severity} ${problem.code} ${shapeOf(problem.message)}`;
    const known = shapes.get(shape);
    if (known === undefined) shapes.set(shape, [problem]);
    else known.push(problem);
  }
  return [...shapes].flatMap(([key, alike]): readonly ProblemGroup[] => {
    if (alike.length >= worthFolding) return [{ key, problems: alike, message: common(alike) }];
    return alike.map((problem, index) => ({
      key: `${key} ${index}`,
      problems: [problem],
      message: problem.message,
    }));
  });
}

function shapeOf(message: string): string {
  return message.replace(/`[^`]*`/g, "`…`");
}

/** Quoted parts that all of them share stay. */
function common(alike: readonly [Diagnostic, ...Diagnostic[]]): string {
  const [first, ...others] = alike.map(({ message }) => message.split("`"));
  return (first ?? [])
    .map((part, index) => (others.every((other) => other[index] === part) ? part : "…"))
    .join("`");
}
