import { describe, expect, test } from "vitest";
import { chooseEnd } from "./flow.ts";
import { initialState } from "./initial.ts";

type Side = "source" | "destination" | null;

describe("a click on an end", () => {
  test.each<[string, [string | null, string | null, Side], string, [string | null, string | null]]>([
    ["first chooses the source", [null, null, null], "pod:s/a", ["pod:s/a", null]],
    ["then the destination", ["pod:s/a", null, null], "pod:s/b", ["pod:s/a", "pod:s/b"]],
    ["takes a lone source back", ["pod:s/a", null, null], "pod:s/a", [null, null]],
    ["starts a new flow with both chosen", ["pod:s/a", "pod:s/b", null], "pod:s/c", ["pod:s/c", null]],
    ["fills the source of a chosen destination", [null, "pod:s/b", null], "pod:s/a", ["pod:s/a", "pod:s/b"]],
    ["makes a service the destination", [null, null, null], "svc:s/web", [null, "svc:s/web"]],
    [
      "makes a service the destination of a source",
      ["pod:s/a", null, null],
      "svc:s/web",
      ["pod:s/a", "svc:s/web"],
    ],
    ["starts a new flow to a service", ["pod:s/a", "pod:s/b", null], "svc:s/web", [null, "svc:s/web"]],
    ["replaces an armed source", ["pod:s/a", "pod:s/b", "source"], "ip:10.0.0.9", ["ip:10.0.0.9", "pod:s/b"]],
    [
      "replaces an armed destination",
      ["pod:s/a", "pod:s/b", "destination"],
      "pod:s/c",
      ["pod:s/a", "pod:s/c"],
    ],
  ])("%s", (_what, [source, destination, choosing], end, expected) => {
    const state = { ...initialState, source, destination, choosing };
    const after = { ...state, ...chooseEnd(state, end) };
    expect([after.source, after.destination]).toEqual(expected);
    expect(after.choosing).toBeNull();
  });

  test("forgets the port where the destination changes, and keeps it where only the source does", () => {
    const state = {
      ...initialState,
      source: "pod:s/a",
      destination: "pod:s/b",
      port: "tcp/80",
      choosing: null,
    };
    expect({ ...state, ...chooseEnd(state, "pod:s/c") }.port).toBe("");
    const armed = { ...state, choosing: "source" as const };
    expect({ ...armed, ...chooseEnd(armed, "pod:s/c") }.port).toBe("tcp/80");
  });
});
