/** Ends an end-to-end run with one plain line that people and pipelines can read alike. */
export default class ClosingLine {
  onBegin(_config, suite) {
    this.suite = suite;
  }
  onEnd() {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.suite.allTests()) {
      const outcome = test.outcome();
      if (outcome === "skipped") count.skipped += 1;
      else if (outcome === "expected") count.passed += 1;
      else count.failed += 1;
    }
    process.stdout.write(`\ne2e: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  }
  printsToStdio() {
    return false;
  }
}
