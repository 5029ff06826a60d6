/** Waiting, so that tests can stand in for time. */

export interface Clock {
  /** Milliseconds since some moment that stays the same. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds; returns how to call it off. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
  /**
   * Calls back once when the page has drawn what it has to draw, not before so many milliseconds are over; returns how
   * to call it off.
   */
  readonly calm: (then: () => void, least?: number) => () => void;
}

/** A frame that comes after so many milliseconds has waited for something. */
const LATE = 21;
/** So many frames in time, one after the other: a large board is drawn with pauses of a frame or two. */
const QUIET = 4;
/** Milliseconds after which nobody waits any longer. */
const PATIENCE = 1000;

export const realClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
  calm: (then, least = 0) => {
    const begin = performance.now();
    let [last, quiet] = [begin, 0];
    const look = (now: number): void => {
      quiet = now - last < LATE ? quiet + 1 : 0;
      last = now;
      if (quiet >= QUIET && now - begin >= least) end();
      else frame = requestAnimationFrame(look);
    };
    const stop = (): void => {
      clearTimeout(timer);
      if (frame !== null) cancelAnimationFrame(frame);
    };
    const end = (): void => {
      stop();
      then();
    };
    // A page that is not seen draws nothing, and outside a browser there is no page.
    const drawn = "requestAnimationFrame" in globalThis;
    const timer = setTimeout(end, drawn ? least + PATIENCE : 0);
    let frame = drawn ? requestAnimationFrame(look) : null;
    return stop;
  },
};

/** One appointment at a time: a new one takes the old one's place. */
export interface Timer {
  readonly start: (milliseconds: number, then: () => void) => void;
  readonly whenCalm: (then: () => void, least?: number) => void;
  readonly stop: () => void;
}

export function createTimer(clock: Clock): Timer {
  let callOff = (): void => undefined;
  return {
    start: (milliseconds, then) => {
      callOff();
      callOff = clock.after(milliseconds, then);
    },
    whenCalm: (then, least) => {
      callOff();
      callOff = clock.calm(then, least);
    },
    stop: () => callOff(),
  };
}
