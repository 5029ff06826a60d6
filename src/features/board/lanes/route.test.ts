import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutTrace, nothingOpened } from "./layout.ts";
import { piecePoints } from "./path.ts";
import { drawnAt, routeContext, routeLane } from "./route.ts";
import { makeCase, type CaseSpec, type Letter, type TierSpec } from "./testing/cases.ts";
import { allowed, denied } from "./testing/shop.ts";
import type { LaneRoute, Point, Segment, TraceLayout } from "./types.ts";
import { laneView } from "./view.ts";

function layoutOf(spec: CaseSpec, size = { width: 1180, height: 764 }): TraceLayout {
  return layoutTrace(laneView(makeCase(spec)), size, nothingOpened);
}

function routesOf(layout: TraceLayout): readonly LaneRoute[] {
  const context = routeContext(layout);
  return [...routeLane(layout.egress, context), ...routeLane(layout.ingress, context)];
}

const letter = fc.constantFrom<Letter>("e", "d", "s", "n", "l", "A", "D", "P", "U", "e", "n");
const end = fc.constantFrom("Deny" as const, "Pass" as const);

const tierSpec = fc
  .tuple(fc.array(fc.tuple(letter, letter), { maxLength: 9 }), end)
  .map(([letters, ends]): Omit<TierSpec, "name"> => ({
    end: ends,
    policies: letters.map((_, index) => `${index * 10}`),
    egress: letters.map(([egress]) => egress).join(""),
    ingress: letters.map(([, ingress]) => ingress).join(""),
  }));

const caseSpec = fc
  .record({
    tiers: fc.array(tierSpec, { minLength: 1, maxLength: 7 }),
    source: fc.constantFrom("a/a", "a/a", null),
    destination: fc.constantFrom("b/b", "b/b", null),
    profile: fc.constantFrom("Allow" as const, "Deny" as const),
  })
  .map((spec): CaseSpec => ({
    ...spec,
    tiers: spec.tiers.map((tier, index) => ({
      ...tier,
      name: `t${index}`,
      policies: tier.policies.map((text) => `${text} t${index}-${text}`),
    })),
  }));

const size = fc.record({
  width: fc.integer({ min: 300, max: 2400 }),
  height: fc.integer({ min: 200, max: 1400 }),
});

function points(segment: Segment): readonly Point[] {
  return segment.pieces.flatMap((piece) => piecePoints(piece, 8));
}

function crosses([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < -1e-6 && side(c, d, a) * side(c, d, b) < -1e-6;
}

function pairs(line: readonly Point[]): readonly (readonly [Point, Point])[] {
  return line.slice(1).map((point, index) => [line[index]!, point] as const);
}

function near(a: Point, b: Point): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < 0.01;
}

function distanceTo(line: readonly Point[], p: Point): number {
  return Math.min(
    ...pairs(line).map(([a, b]) => {
      const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
      const t =
        length === 0
          ? 0
          : Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length));
      return Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
    }),
  );
}

describe("the line of a lane", () => {
  it("never meets itself", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        for (const route of routesOf(layoutOf(spec, room))) {
          const lines = route.segments.map((segment) => pairs(points(segment)));
          lines.forEach((line, index) => {
            for (const other of lines.slice(index + 1)) {
              expect(line.some((one) => other.some((two) => crosses(one, two)))).toBe(false);
            }
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has every station on it", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        for (const route of routesOf(layoutOf(spec, room))) {
          for (const station of route.stations) {
            const line = route.segments.flatMap((segment) => points(segment));
            expect(distanceTo(line, station)).toBeLessThan(0.01);
          }
        }
      }),
    );
  });

  it("runs to the right only, the way back at the hand-over apart", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        for (const route of routesOf(layoutOf(spec, room))) {
          const xs = route.segments
            .filter((segment) => segment.role !== "return")
            .flatMap((segment) => points(segment).map((point) => point.x));
          xs.slice(1).forEach((x, index) => expect(x).toBeGreaterThanOrEqual(xs[index]! - 0.01));
        }
      }),
    );
  });

  it("is lifted from the page only to cross a card", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        const layout = layoutOf(spec, room);
        routesOf(layout).forEach((route, index) => {
          const cells = [layout.egress, layout.ingress][index]!.cells;
          route.segments.slice(1).forEach((segment, before) => {
            const from = route.segments[before]!.pieces.at(-1)!.to;
            const to = segment.pieces[0]!.from;
            const overCard = cells.some(
              (cell) =>
                near(from, { x: cell.x, y: from.y }) && near(to, { x: cell.x + cell.width, y: from.y }),
            );
            expect(near(from, to) || overCard).toBe(true);
          });
        });
      }),
    );
  });

  it("keeps out of every card", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        const layout = layoutOf(spec, room);
        const cells = [...layout.egress.cells, ...layout.ingress.cells];
        for (const route of routesOf(layout)) {
          for (const { x, y } of route.segments.flatMap(points)) {
            const inside = cells.some(
              (cell) =>
                x > cell.x + 0.01 && x < cell.x + cell.width - 0.01 && y > cell.top && y < cell.bottom,
            );
            expect(inside).toBe(false);
          }
        }
      }),
    );
  });

  it("counts its length without gaps", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        for (const route of routesOf(layoutOf(spec, room))) {
          let length = 0;
          for (const segment of route.segments) {
            expect(segment.start).toBeCloseTo(length, 6);
            length += segment.length;
          }
          expect(route.length).toBeCloseTo(length, 6);
        }
      }),
    );
  });

  it("grows with every player step until it is whole", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        const made = makeCase(spec);
        const { steps } = made.flowCase.explanation;
        for (const route of routesOf(layoutTrace(laneView(made), room, nothingOpened))) {
          const drawn = steps.map((step) => drawnAt(route, step.index));
          drawn.slice(1).forEach((length, index) => expect(length).toBeGreaterThanOrEqual(drawn[index]!));
          expect(drawn.at(-1)).toBeCloseTo(drawnAt(route, null), 6);
        }
      }),
    );
  });

  it("is the same for the same input", () => {
    fc.assert(
      fc.property(caseSpec, size, (spec, room) => {
        expect(routesOf(layoutOf(spec, room))).toEqual(routesOf(layoutOf(spec, room)));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the line of the pictures", () => {
  it.each([
    ["allowed egress", allowed, 0, ["no-match", "pass", "no-match", "no-match", "end-pass", "allow"]],
    ["allowed ingress", allowed, 1, ["pass", "no-match", "end-pass", "allow"]],
    ["denied egress", denied, 0, ["no-match", "pass", "no-match", "no-match", "end-pass", "allow"]],
    ["denied ingress", denied, 1, ["pass", "no-match", "end-pass", "no-match", "no-match", "end-deny"]],
  ] as const)("calls at every policy of the %s side that was looked at", (_name, spec, lane, shapes) => {
    expect(routesOf(layoutOf(spec))[lane]!.stations.map((station) => station.shape)).toEqual(shapes);
  });

  it("jumps skipped tiers on one dotted arc, labelled over the first full column", () => {
    const layout = layoutOf(allowed);
    const [, ingress] = routesOf(layout);
    const application = layout.columns[2]!;
    expect(ingress!.segments.filter((segment) => segment.style === "dotted")).toHaveLength(1);
    expect(ingress!.arcs.map((arc) => [arc.text, arc.x])).toEqual([
      ["Skipped: no policy applies", application.x + application.width / 2],
    ]);
  });

  it.each([
    [1, []],
    [4, ["Skipped: no policies"]],
  ])("is labelled from the badge over %i spines only where the words stand clear of it", (spines, words) => {
    const empty = { end: "Deny" as const, policies: [], egress: "", ingress: "" };
    const last: TierSpec = { name: "t", end: "Deny", policies: ["1 one"], egress: "A", ingress: "A" };
    const tiers = [...Array.from({ length: spines }, (_, index) => ({ ...empty, name: `s${index}` })), last];
    const [egress] = routesOf(layoutOf({ tiers }));
    expect(egress!.segments.filter((segment) => segment.style === "dotted")).toHaveLength(1);
    expect(egress!.arcs.map((arc) => arc.text)).toEqual(words);
  });

  it("hands over with two arrow heads and ends behind the card that allows the entry", () => {
    const layout = layoutOf(allowed);
    const [egress, ingress] = routesOf(layout);
    expect(egress!.arrows).toHaveLength(2);
    expect(egress!.end).toBeNull();
    expect(egress!.segments.at(-1)!.role).toBe("return");
    expect(ingress!.end).toMatchObject({
      x: layout.columns[4]!.x + layout.columns[4]!.width + 17,
      hue: "allow",
    });
  });

  it("stops at the floor that denies", () => {
    const [, ingress] = routesOf(layoutOf(denied));
    expect(ingress!.end).toBeNull();
    expect(ingress!.segments.at(-1)).toMatchObject({ role: "stub", hue: "deny" });
  });

  it("is dashed where the source never let the flow out", () => {
    const tier: TierSpec = { name: "t", end: "Deny", policies: ["1 one"], egress: "D", ingress: "A" };
    const [egress, ingress] = routesOf(layoutOf({ tiers: [tier] }));
    expect([egress!.hypothetical, ingress!.hypothetical]).toEqual([false, true]);
    expect(egress!.segments.some((segment) => segment.role === "return")).toBe(false);
  });

  it("goes straight to the hand-over from a source outside", () => {
    const [egress] = routesOf(layoutOf({ ...allowed, source: null }));
    expect(egress!.segments.map((segment) => segment.role)).toEqual(["return"]);
  });

  it("waves up to a question mark where the answer is unknown", () => {
    const tier: TierSpec = {
      name: "t",
      end: "Deny",
      policies: ["1 one", "2 two"],
      egress: "nU",
      ingress: "A",
    };
    const [egress] = routesOf(layoutOf({ tiers: [tier] }));
    expect(egress!.segments.map((segment) => segment.style)).toEqual(["solid", "wavy", "solid"]);
    expect(egress!.stations.at(-1)!.shape).toBe("undecidable");
  });
});
