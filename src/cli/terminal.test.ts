import { expect, test } from "vitest";
import { painter } from "./paint.ts";
import { wantsColor } from "./terminal.ts";

test.each<[string, boolean | undefined, Record<string, string>, boolean]>([
  ["a terminal", true, {}, true],
  ["a pipe", undefined, {}, false],
  ["a terminal whose owner wants none", true, { NO_COLOR: "1" }, false],
  ["an empty NO_COLOR, which means nothing", true, { NO_COLOR: "" }, true],
  ["a terminal that cannot", true, { TERM: "dumb" }, false],
])("colour goes to %s: %s, %j → %s", (_what, isTerminal, env, wanted) => {
  expect(wantsColor(isTerminal, env)).toBe(wanted);
});

test("without colour the text is the text", () => {
  expect(painter(false)("deny", "✗ Denied")).toBe("✗ Denied");
  expect(painter(true)("deny", "✗ Denied")).toBe("\u001B[31m✗ Denied\u001B[0m");
});
