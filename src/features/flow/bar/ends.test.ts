import { describe, expect, test } from "vitest";
import { endName, endOptions, findEnds } from "./ends.ts";
import { boardFacts } from "../testing/facts.ts";

describe("naming an end", () => {
  test.each([
    ["pod:shop/web", "pod", "pod shop/web", "shop/", "web"],
    ["hep:node-1-eth0", "hep", "host endpoint node-1-eth0", "", "node-1-eth0"],
    ["svc:shop/db", "service", "service shop/db", "shop/", "db"],
    ["ip:203.0.113.9", "address", "external address 203.0.113.9", "", "203.0.113.9"],
    ["ip:2001:db8::1", "address", "external address 2001:db8::1", "", "2001:db8::1"],
    ["nonsense", "address", "nonsense", "", "nonsense"],
  ])("%s is a %s called `%s`", (ref, ...expected) => {
    const { kind, label, prefix, name } = endName(ref);
    expect([kind, label, prefix, name]).toEqual(expected);
  });
});

describe("what a side can be", () => {
  test("services are offered as destination only", () => {
    const labels = (side: "source" | "destination"): readonly string[] =>
      endOptions(boardFacts, side).map((option) => option.label);
    expect(labels("destination")).toContain("service shop/db");
    expect(labels("source")).not.toContain("service shop/db");
  });

  test("a network set stands for its proposed address", () => {
    const set = endOptions(boardFacts, "source").find((option) => option.kind === "network-set");
    expect(set).toMatchObject({ label: "network set threat-feed", ref: "ip:198.51.100.0" });
  });

  test.each([
    ["web", ["pod shop/web"]],
    ["10.0.0.2", ["pod shop/db"]],
    ["app=db pod", ["pod shop/db"]],
    ["203.0.113.9", ["external address 203.0.113.9"]],
    ["2001:DB8::1", ["external address 2001:db8::1"]],
    ["10.0.0", ["pod shop/web", "pod shop/db"]],
    ["198.51.100.0", ["network set threat-feed"]],
    ["0.0.0.1", ["external address 0.0.0.1", "pod shop/web"]],
    ["nothing of the kind", []],
  ])("searching `%s` finds %j", (search, labels) => {
    const options = endOptions(boardFacts, "source");
    expect(findEnds(options, search).map((option) => option.label)).toEqual(labels);
  });
});
