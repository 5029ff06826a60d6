import { expect, test } from "vitest";
import type { Diagnostic } from "#src/manifest/index.ts";
import { diagnosticText, problemReport } from "./diagnostics.ts";

const start = { offset: 0, line: 12, column: 5 };
const finding: Diagnostic = {
  code: "unknown-field",
  severity: "warning",
  message: "unknown field `spce`",
  help: "look for a typing slip",
  place: { file: "shop.yaml", start, end: start },
  object: "NetworkPolicy shop/web",
  path: "spce",
};

test("a finding begins with file, line and column and ends with its code, advice below", () => {
  expect(diagnosticText(finding)).toBe(
    "shop.yaml:12:5: warning: NetworkPolicy shop/web: unknown field `spce` [unknown-field]\n  help: look for a typing slip\n",
  );
});

test("an object that the message names is not named twice", () => {
  const message = "`NetworkPolicy shop/web` is given again later, in `b.yaml`";
  expect(diagnosticText({ ...finding, message, help: null })).toBe(
    "shop.yaml:12:5: warning: `NetworkPolicy shop/web` is given again later, in `b.yaml` [unknown-field]\n",
  );
});

test("a report has errors first, no notices, and the number of what it leaves out", () => {
  const report = problemReport(
    [
      { ...finding, severity: "notice", message: "a", help: null },
      { ...finding, message: "b", help: null },
      { ...finding, severity: "error", message: "c", help: null },
      { ...finding, message: "d", help: null },
    ],
    2,
  );
  expect(report.split("\n")).toEqual([
    "shop.yaml:12:5: error: NetworkPolicy shop/web: c [unknown-field]",
    "shop.yaml:12:5: warning: NetworkPolicy shop/web: b [unknown-field]",
    "1 more; `tierboard validate` lists them all",
    "",
  ]);
});
