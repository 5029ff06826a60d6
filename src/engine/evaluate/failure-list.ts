/**
 * Collects the failures of one rule after the other. A list of its own for each rule would grow by pushing, to room
 * for seventeen; a trace of a large set keeps thousands of lists that hold one or two.
 */
import type { Failure } from "../model/trace.ts";

export class Failures {
  private readonly found: Failure[] = [];
  private count = 0;

  add(failure: Failure): void {
    this.found[this.count] = failure;
    this.count += 1;
  }

  /** Those added since the last time, in a list of just that size. */
  take(): readonly Failure[] {
    const taken = this.found.slice(0, this.count);
    this.count = 0;
    return taken;
  }
}
