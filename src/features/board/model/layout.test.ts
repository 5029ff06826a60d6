import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ColumnNeed, COLUMN_GAP, layoutColumns, SPINE_WIDTH } from "./layout.ts";

const frame = { side: 16, bottom: 56, spine: 456 };
const tier = (key: string, content = 400): ColumnNeed => ({ key, kind: "tier", content });
const spine = (key: string): ColumnNeed => ({ key, kind: "spine", content: 0 });
const profiles: ColumnNeed = { key: "profiles", kind: "profiles", content: Infinity };
const shop = [tier("a"), tier("b"), tier("c"), tier("d"), tier("e"), spine("f"), profiles];

describe("columns", () => {
  test("share the width of the view", () => {
    const layout = layoutColumns(shop, { width: 1368, height: 880 }, frame);
    const widths = layout.columns.map(({ width }) => width);
    expect(new Set(widths.slice(0, 5)).size).toBe(1);
    expect(widths[5]).toBe(SPINE_WIDTH);
    expect(widths[6]).toBe(112);
    expect(layout.width).toBeLessThanOrEqual(1368);
    expect(layout.width).toBeGreaterThan(1360);
  });

  test("take the width of the profiles before a tier gets too narrow", () => {
    const layout = layoutColumns(shop, { width: 1236, height: 700 }, frame);
    expect(layout.columns.at(-1)?.kind).toBe("profiles-spine");
    expect(layout.columns[0]?.width).toBeGreaterThanOrEqual(208);
  });

  test("keep their least width when there are too many, so that the board is larger than the view", () => {
    const many = Array.from({ length: 20 }, (_, index) => tier(`t${index}`));
    const layout = layoutColumns(many, { width: 1000, height: 700 }, frame);
    expect(layout.columns.every(({ width }) => width === 196)).toBe(true);
    expect(layout.width).toBe(32 + 20 * 196 + 19 * COLUMN_GAP);
  });

  test("are not wider than a card is read at a glance, however few there are", () => {
    const layout = layoutColumns([spine("a"), tier("only"), profiles], { width: 1400, height: 700 }, frame);
    expect(layout.columns.map(({ width }) => width)).toEqual([SPINE_WIDTH, 420, 112]);
  });

  test("scroll when what is in them is higher than the view", () => {
    const layout = layoutColumns([tier("low", 300), tier("high", 3000)], { width: 900, height: 700 }, frame);
    expect(layout.columns.map(({ scrolls, height }) => ({ scrolls, height }))).toEqual([
      { scrolls: false, height: 300 },
      { scrolls: true, height: 644 },
    ]);
  });

  test("never overlap, stand in the order given, and end inside the board", () => {
    const need = fc.record({
      key: fc.uuid(),
      kind: fc.constantFrom("tier" as const, "spine" as const),
      content: fc.integer({ min: 0, max: 5000 }),
    });
    const size = fc.record({
      width: fc.integer({ min: 320, max: 4000 }),
      height: fc.integer({ min: 200, max: 2000 }),
    });
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 25 }),
        fc.boolean(),
        size,
        (needs, withProfiles, view) => {
          const asked = withProfiles ? [...needs, profiles] : needs;
          const { columns, width } = layoutColumns(asked, view, frame);
          expect(columns.map(({ key }) => key)).toEqual(asked.map(({ key }) => key));
          columns.forEach((column, index) => {
            const next = columns[index + 1];
            const end = column.x + column.width;
            if (next === undefined) expect(end + frame.side).toBe(width);
            else expect(next.x).toBe(end + COLUMN_GAP);
            expect(column.height).toBeLessThanOrEqual(view.height);
          });
        },
      ),
    );
  });
});
