/** Whatever is printed during a test is a defect: the test that caused it fails. */
import { afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";

const levels = ["log", "info", "warn", "error", "debug"] as const;
const spies = new Map<string, MockInstance>();

beforeEach(() => {
  for (const level of levels) spies.set(level, vi.spyOn(globalThis.console, level));
});

afterEach(() => {
  for (const [level, spy] of spies) {
    const calls = [...spy.mock.calls];
    spy.mockRestore();
    expect(calls, `console.${level} was called`).toEqual([]);
  }
});
