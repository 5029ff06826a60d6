import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutTrace, nothingOpened } from "./layout.ts";
import { compact, normal, padBottom, tight, toolStrip } from "./metrics.ts";
import { makeCase, type CaseSpec } from "./testing/cases.ts";
import { allowed, denied } from "./testing/shop.ts";
import type { LayoutCell, LayoutLane, TraceLayout } from "./types.ts";
import { laneView } from "./view.ts";

function layoutOf(spec: CaseSpec, width: number, height: number, opened = nothingOpened): TraceLayout {
  return layoutTrace(laneView(makeCase(spec)), { width, height }, opened);
}

function labels(cell: LayoutCell): readonly string[] {
  return cell.rows.flatMap((row) => (row.kind === "fold" ? [row.label] : []));
}

const sizes = fc.record({
  width: fc.integer({ min: 300, max: 2600 }),
  height: fc.integer({ min: 150, max: 1600 }),
});
const flows = fc.constantFrom(allowed, denied);

describe("the pictures' measures", () => {
  it("fill 1236 px as drawn: full columns of 220, spines of 38", () => {
    const { columns, width } = layoutOf(allowed, 1236, 582);
    expect(columns.map(({ x, width: w }) => [x, w])).toEqual([
      [40, 220],
      [292, 220],
      [544, 220],
      [796, 38],
      [866, 220],
      [1118, 38],
      [1188, 38],
    ]);
    expect(width).toBe(1236);
  });

  it("keep a tier that is alone from filling a wide window", () => {
    const only = { name: "t", end: "Deny" as const, policies: ["1 one"], egress: "A", ingress: "A" };
    expect(layoutOf({ tiers: [only] }, 1600, 764).columns[0]).toMatchObject({ x: 40, width: 560 });
  });

  it("show every row where there is room", () => {
    const layout = layoutOf(allowed, 1180, 764);
    expect([layout.metrics, layout.fold]).toEqual([normal, Infinity]);
  });

  it("fold the longest runs first", () => {
    const layout = layoutOf(denied, 1180, 764);
    expect([layout.metrics, layout.fold]).toEqual([normal, 4]);
    expect(labels(layout.ingress.cells[2]!)).toEqual(["5 do not apply"]);
  });

  it("turn compact where folding is not enough", () => {
    const layout = layoutOf(allowed, 1236, 582);
    expect([layout.metrics, layout.fold]).toEqual([compact, 3]);
    expect(labels(layout.egress.cells[2]!)).toEqual(["4 do not apply", "4 do not apply"]);
    expect(labels(layout.egress.cells[4]!)).toEqual(["6 not reached"]);
  });

  it("scroll in the end", () => {
    const layout = layoutOf(allowed, 1236, 300);
    expect([layout.metrics, layout.fold]).toEqual([tight, 1]);
    expect(layout.height).toBeGreaterThan(300);
  });

  it("leave room below for the zoom where there is something to pan", () => {
    const below = ({ height, ingress }: TraceLayout) => height - ingress.bottom;
    expect(below(layoutOf(allowed, 1236, 764))).toBe(padBottom);
    expect(below(layoutOf(allowed, 1236, 300))).toBe(padBottom + toolStrip);
    expect(below(layoutOf(allowed, 700, 764))).toBeGreaterThanOrEqual(toolStrip);
  });

  it("exit in the middle of the rule that matched, or of the floor", () => {
    const { egress } = layoutOf(allowed, 1180, 764);
    const [security, platform] = egress.cells;
    const card = security!.rows.find((row) => row.kind === "policy" && row.row.kind === "deciding")!;
    const floor = platform!.rows.find((row) => row.kind === "floor")!;
    expect(security!.exitY).toBe(card.y + card.height - normal.ruleBlock / 2);
    expect(platform!.exitY).toBe(floor.y + floor.height / 2);
  });
});

describe("what the user opens", () => {
  it("shows a fold's rows and keeps the way back on the first", () => {
    const folded = layoutOf(allowed, 1236, 582);
    const keys = folded.egress.cells[2]!.rows.flatMap((row) => (row.kind === "fold" ? [row.key] : []));
    const opened = { ...nothingOpened, folds: new Set(keys.slice(0, 1)) };
    const rows = layoutOf(allowed, 1236, 582, opened).egress.cells[2]!.rows;
    expect(rows.slice(0, 5).map((row) => row.kind)).toEqual([
      "policy",
      "policy",
      "policy",
      "policy",
      "policy",
    ]);
    expect(rows[0]).toMatchObject({ unfolded: { count: 4 } });
  });

  it("folds nothing else to make room", () => {
    const opened = { ...nothingOpened, columns: new Set(["kube-admin"]) };
    const [before, after] = [layoutOf(denied, 1236, 582), layoutOf(denied, 1236, 582, opened)];
    expect([after.metrics, after.fold]).toEqual([before.metrics, before.fold]);
    expect(after.egress.cells[2]!.rows.length).toBe(before.egress.cells[2]!.rows.length);
  });

  it("turns a spine into a column", () => {
    const opened = { ...nothingOpened, columns: new Set(["kube-admin"]) };
    const layout = layoutOf(allowed, 1236, 764, opened);
    expect(layout.columns[3]).toMatchObject({ form: "full" });
    expect(layout.egress.cells[3]!.rows.length).toBeGreaterThan(0);
  });
});

describe("laws", () => {
  const everyLane = (layout: TraceLayout): readonly LayoutLane[] => [layout.egress, layout.ingress];

  it("columns stand side by side in order", () => {
    fc.assert(
      fc.property(flows, sizes, (spec, { width, height }) => {
        const { columns, width: used } = layoutOf(spec, width, height);
        columns
          .slice(1)
          .forEach((column, index) => expect(column.x).toBe(columns[index]!.x + columns[index]!.width + 32));
        expect(columns.at(-1)!.x + columns.at(-1)!.width).toBeLessThanOrEqual(used);
      }),
    );
  });

  it("rows of a cell never overlap and stay in it", () => {
    fc.assert(
      fc.property(flows, sizes, (spec, { width, height }) => {
        for (const cell of everyLane(layoutOf(spec, width, height)).flatMap((lane) => lane.cells)) {
          cell.rows.slice(1).forEach((row, index) => {
            const before = cell.rows[index]!;
            expect(row.y).toBeGreaterThanOrEqual(before.y + before.height);
          });
          for (const row of cell.rows) expect(row.y + row.height).toBeLessThanOrEqual(cell.bottom);
        }
      }),
    );
  });

  it("lanes stand under each other and cells in their lane", () => {
    fc.assert(
      fc.property(flows, sizes, (spec, { width, height }) => {
        const layout = layoutOf(spec, width, height);
        expect(layout.egress.bottom).toBeLessThanOrEqual(layout.band.top);
        expect(layout.band.bottom).toBeLessThanOrEqual(layout.ingress.headTop);
        expect(layout.ingress.bottom).toBeLessThan(layout.height);
        for (const lane of everyLane(layout))
          for (const cell of lane.cells) expect(cell.bottom).toBeLessThanOrEqual(lane.cellsBottom);
      }),
    );
  });

  it("foresees its height, so that no row is laid out twice", () => {
    fc.assert(
      fc.property(flows, sizes, (spec, { width, height }) => {
        const layout = layoutOf(spec, width, height);
        const room = layout.height <= height ? height : Infinity;
        const tight = layoutOf(spec, width, layout.height);
        expect(tight.height).toBeLessThanOrEqual(Math.min(room, layout.height));
      }),
    );
  });

  it("fits the height unless everything is folded and compact", () => {
    fc.assert(
      fc.property(flows, sizes, (spec, { width, height }) => {
        const layout = layoutOf(spec, width, height);
        const last = layout.metrics.density === "compact" && layout.fold === 1;
        expect(layout.height <= height || last).toBe(true);
      }),
    );
  });

  it("shows every policy of every evaluated tier once, in order, in a row or in a fold", () => {
    fc.assert(
      fc.property(flows, sizes, (spec, { width, height }) => {
        for (const lane of everyLane(layoutOf(spec, width, height))) {
          for (const cell of lane.cells.filter((each) => each.form === "full")) {
            const count = cell.rows.reduce(
              (sum, row) => sum + (row.kind === "fold" ? row.count : row.kind === "policy" ? 1 : 0),
              0,
            );
            expect(count).toBe(cell.cell.rows.length);
            const shown = cell.rows.flatMap((row) => (row.kind === "policy" ? [row.row] : []));
            expect(shown).toEqual(cell.cell.rows.filter((row) => shown.includes(row)));
          }
        }
      }),
    );
  });
});
