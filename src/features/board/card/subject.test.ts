import { describe, expect, it } from "vitest";
import { shortened, subjectText } from "./subject.ts";

describe("whom a policy selects, on its card", () => {
  it.each([
    ["shop", 'app == "web"', 'shop · app == "web"'],
    ["shop", "all in shop", "all in shop"],
    [null, "all pods", "all pods"],
  ])("names the namespace %s once: %s", (namespace, subject, text) => {
    expect(subjectText({ namespace, subject })).toBe(text);
  });

  it.each([
    ['frontend · app == "web"', "frontend · app=web"],
    ['app != "web" && has(tier)', "app!=web && has(tier)"],
    ['app in {"gateway", "ledger"}', "app in {gateway, ledger}"],
    ["all pods", "all pods"],
  ])("is shortened where room is scarce: %s", (text, short) => {
    expect(shortened(text)).toBe(short);
  });
});
