/** Exit codes, the same for every command. */
export const exit = {
  /** The question was answered. */
  answered: 0,
  /** A check found something: a failing test, an invalid object. */
  findings: 1,
  /** Input that cannot be read, or wrong usage. */
  unusable: 2,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
