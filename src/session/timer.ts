/** Waiting, so that tests can stand in for time. */

export interface Clock {
  /** Milliseconds since some moment that stays the same. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds; returns how to call it off. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** One appointment at a time: a new one takes the old one's place. */
export interface Timer {
  readonly start: (milliseconds: number, then: () => void) => void;
  readonly stop: () => void;
}

export function createTimer(clock: Clock): Timer {
  let callOff = (): void => undefined;
  return {
    start: (milliseconds, then) => {
      callOff();
      callOff = clock.after(milliseconds, then);
    },
    stop: () => callOff(),
  };
}
