/** Time that passes only when a test says so. */
import type { Clock } from "../timer.ts";

export interface ManualClock extends Clock {
  readonly pass: (milliseconds: number) => void;
}

export function manualClock(): ManualClock {
  let now = 0;
  let waiting: readonly { readonly at: number; readonly then: () => void }[] = [];
  const due = (until: number): (typeof waiting)[number] | undefined =>
    waiting.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0];
  return {
    now: () => now,
    after: (milliseconds, then) => {
      const appointment = { at: now + milliseconds, then };
      waiting = [...waiting, appointment];
      return () => {
        waiting = waiting.filter((other) => other !== appointment);
      };
    },
    calm: (then) => {
      then();
      return () => undefined;
    },
    pass: (milliseconds) => {
      const until = now + milliseconds;
      for (let next = due(until); next !== undefined; next = due(until)) {
        const { at, then } = next;
        now = at;
        waiting = waiting.filter((other) => other !== next);
        then();
      }
      now = until;
    },
  };
}
