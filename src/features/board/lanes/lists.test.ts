/** The lists of a host endpoint: shown in true order, placed above and below the tiers, walked by lines of their own. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { layoutTrace } from "./layout.ts";
import { listNames } from "./list-names.ts";
import { narrowBlocks } from "./narrow-rows.ts";
import { routeContext, routeLane } from "./route.ts";
import { type HostSpec, makeHostCase } from "./testing/hosts.ts";
import { allowed } from "./testing/shop.ts";
import type { TraceLayout } from "./types.ts";
import { laneView } from "./view.ts";

const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;

/** Untracked policies in two tiers and a pre-DNAT one in a third, none of which matches unless a letter says so. */
function host(letters = { raw: "n", later: "n", early: "n" }, more: Partial<HostSpec> = {}): HostSpec {
  return {
    lists: [
      {
        stage: "untracked",
        tiers: [
          { name: "platform", policies: ["1 raw"], letters: letters.raw },
          { name: "application", policies: ["2 later"], letters: letters.later },
        ],
      },
      { stage: "preDNAT", tiers: [{ name: "application", policies: ["3 early"], letters: letters.early }] },
    ],
    ...more,
  };
}

const viewOf = (spec: HostSpec) => laneView(makeHostCase(allowed, spec));
const layoutOf = (spec: HostSpec, size = { width: 1180, height: 764 }) => layoutTrace(viewOf(spec), size);

describe("the view", () => {
  test("has every list in the order it is asked, with what came of it", () => {
    const { lists } = viewOf(host(undefined, { forward: [id("allow-dns")] })).ingress;
    expect(lists.map(({ title, kind, came }) => [title, kind, came])).toEqual([
      ["Untracked", "walk", "no rule decides, the next list is asked"],
      ["Pre-DNAT", "walk", "no rule decides, the next list is asked"],
      ["Tiers", "line", ""],
      ["Forward", "line", "not asked: this flow is the host's own, not one that it passes on"],
    ]);
    expect(lists.at(-1)?.about).toBe("allow-dns");
  });

  test("leaves a half without lists as it is", () => {
    expect(viewOf(host()).egress.lists).toEqual([]);
    expect(viewOf({ lists: [] }).ingress.lists).toEqual([]);
  });

  test("shows no list behind the one that decides", () => {
    const { lists, kind } = viewOf(host({ raw: "D", later: "n", early: "n" })).ingress;
    expect(lists.map(({ title, kind: form, outcome, came }) => [title, form, outcome, came])).toEqual([
      ["Untracked", "walk", "deny", "denied here, nothing behind is asked"],
      ["Pre-DNAT", "line", null, "not reached"],
      ["Tiers", "line", null, "not reached"],
    ]);
    expect(kind).toBe("line");
  });

  test("says that the destination starts with its first list", () => {
    expect(viewOf(host()).handOver.text).toBe(
      "source allows it, destination side starts with its untracked list",
    );
    expect(viewOf(host(undefined, { failsafe: true })).handOver.text).toContain("with its failsafe ports");
  });

  test("opens the columns that a list alone evaluates", () => {
    const quiet = { ...allowed, tiers: allowed.tiers.map((tier) => ({ ...tier, egress: "", ingress: "" })) };
    const view = laneView(makeHostCase(quiet, host()));
    expect(view.columns.filter(({ form }) => form === "full").map(({ name }) => name)).toEqual([
      "platform",
      "application",
    ]);
  });
});

describe("the layout", () => {
  const letter = fc.constantFrom("n", "A", "D", "P", "U", "l");
  const specs = fc
    .record({ raw: letter, later: letter, early: letter, failsafe: fc.boolean(), forward: fc.boolean() })
    .map(({ failsafe, forward, ...letters }) =>
      host(letters, { failsafe, ...(forward ? { forward: [id("allow-dns")] } : {}) }),
    );
  const sizes = fc.record({
    width: fc.integer({ min: 300, max: 2000 }),
    height: fc.integer({ min: 200, max: 1400 }),
  });

  test("stacks the lists in order, none over another, the late ones below the tiers", () => {
    fc.assert(
      fc.property(specs, sizes, (spec, size) => {
        const { ingress, height, metrics } = layoutOf(spec, size);
        let y = ingress.headTop + metrics.laneHead;
        for (const list of ingress.lists) {
          if (list.list.list === "forward") y = ingress.cellsBottom;
          expect(list.headTop).toBe(y);
          expect(list.cellsTop).toBeGreaterThanOrEqual(y);
          for (const { top, bottom } of list.cells) {
            expect(top).toBe(list.cellsTop);
            expect(bottom).toBeLessThanOrEqual(list.cellsBottom);
          }
          expect(list.bottom).toBeGreaterThanOrEqual(list.cellsBottom);
          y = list.bottom;
        }
        expect(ingress.bottom).toBeGreaterThanOrEqual(y);
        expect(ingress.bottom).toBeLessThan(height);
      }),
      { numRuns: 150 },
    );
  });

  test("foresees the height of the lists", () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const tall = layoutOf(spec, { width: 1180, height: 5000 });
        const again = layoutOf(spec, { width: 1180, height: tall.height });
        expect(again.metrics.density).toBe("normal");
      }),
      { numRuns: 50 },
    );
  });

  test("the line runs from list to list without a break, and every station lies on it", () => {
    fc.assert(
      fc.property(specs, sizes, (spec, size) => {
        const layout = layoutOf(spec, size);
        const routes = routeLane(layout.ingress, routeContext(layout)).filter(({ length }) => length > 0);
        routes.forEach((route, index) => {
          const first = route.segments[0]?.pieces[0]?.from;
          const end = routes[index - 1]?.segments.at(-1)?.pieces.at(-1)?.to;
          if (index > 0) expect(first).toEqual(end);
          for (const { at } of route.stations) expect(at).toBeLessThanOrEqual(route.length + 0.01);
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe("the line", () => {
  const routesOf = (layout: TraceLayout) => routeLane(layout.ingress, routeContext(layout));

  test("goes back to the first column from a list that does not decide", () => {
    const [untracked, early, tiers] = routesOf(layoutOf(host()));
    expect([untracked?.list, early?.list, tiers?.list]).toEqual(["untracked", "preDNAT", "tiers"]);
    expect(untracked?.segments.at(-1)).toMatchObject({ role: "onward", hue: "pass" });
    expect(untracked?.end).toBeNull();
    expect(tiers?.end).not.toBeNull();
  });

  test("ends in the list that allows, and the tiers have no line", () => {
    const [untracked, tiers] = routesOf(layoutOf(host({ raw: "A", later: "n", early: "n" })));
    expect(untracked?.end).toMatchObject({ hue: "allow" });
    expect(tiers).toMatchObject({ list: "tiers", length: 0 });
  });

  test("stops at what a list denies", () => {
    const [untracked] = routesOf(layoutOf(host({ raw: "n", later: "D", early: "n" })));
    expect(untracked?.segments.at(-1)).toMatchObject({ role: "stub", hue: "deny" });
  });

  test("runs through the failsafe card and nothing else", () => {
    const [failsafe, ...others] = routesOf(layoutOf(host(undefined, { failsafe: true })));
    expect(failsafe).toMatchObject({ list: "failsafe", end: { hue: "allow" } });
    expect(failsafe?.stations.map(({ shape }) => shape)).toEqual(["allow"]);
    expect(others.map(({ length }) => length)).toEqual([0]);
  });

  test("says nothing of the tiers a list leaves out", () => {
    expect(
      routesOf(layoutOf(host()))
        .slice(0, 2)
        .flatMap(({ arcs }) => arcs),
    ).toEqual([]);
  });
});

test("on a narrow screen the lists follow one another, each under its name", () => {
  const blocks = narrowBlocks(
    viewOf(host({ raw: "n", later: "n", early: "A" }, { forward: [id("x")] })).ingress,
  );
  const words = blocks.map((block) =>
    block.kind === "list"
      ? block.list.title
      : block.kind === "tier"
        ? `${block.list?.title ?? "Tier"} ${block.name}`
        : block.kind,
  );
  expect(words).toEqual([
    "Untracked",
    "Untracked platform",
    "Untracked application",
    "Pre-DNAT",
    "Pre-DNAT application",
    "Tiers",
    "aside",
    "Forward",
  ]);
  expect(blocks.at(-1)?.wire).toEqual({ above: null, below: null });
  expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
});

test("a list that both ends have is named with its direction, so that no two groups have one name", () => {
  const pod = viewOf(host());
  const [untracked] = pod.ingress.lists;
  if (untracked === undefined) throw new Error("the host has lists");
  expect(listNames(pod, "ingress")(untracked, "platform")).toBe("Untracked platform");
  const hosts = { egress: pod.ingress, ingress: pod.ingress };
  const names = (["egress", "ingress"] as const).map((half) => listNames(hosts, half)(untracked, "platform"));
  expect(names).toEqual(["Untracked platform, egress", "Untracked platform, ingress"]);
});
