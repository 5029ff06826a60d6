import { expect, test } from "vitest";
import { parseLabels, printLabels } from "./labels.ts";

test.each([
  ["app=web", { app: "web" }],
  ["app=web, env=prod", { app: "web", env: "prod" }],
  ["empty=", { empty: "" }],
  ["a=b=c", { a: "b=c" }],
  ["", {}],
])("`%s` is read", (text, labels) => {
  expect(parseLabels(text)).toEqual({ ok: true, labels });
});

test.each(["app", "=x", "a=b,", "a=b,,c=d"])("`%s` is refused", (text) => {
  expect(parseLabels(text)).toMatchObject({ ok: false });
});

test("no labels are told in words", () => {
  expect([printLabels({}), printLabels({ a: "b", c: "" })]).toEqual(["no labels", "a=b,c="]);
});
