/** A mutant meets few and always the same generated cases: it is met thousands of times, and its fate must not be luck. */
import fc from "fast-check";

fc.configureGlobal({ numRuns: 50, seed: 7 });
