/** Whatever is printed during a test is a defect: the test that caused it fails. */
import { afterEach, beforeEach, expect, vi } from "vitest";

const levels = ["log", "info", "warn", "error", "debug"] as const;

beforeEach(() => {
  for (const level of levels) vi.spyOn(console, level);
});

afterEach(() => {
  for (const level of levels) {
    const { calls } = vi.mocked(console[level]).mock;
    vi.mocked(console[level]).mockRestore();
    expect(calls, `console.${level} was called`).toEqual([]);
  }
});
