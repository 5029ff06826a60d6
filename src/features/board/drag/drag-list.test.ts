import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import type { SlotFacts, SlotImpactFacts } from "#src/session/index.ts";
import { bandsOf } from "./bands.ts";
import { dragList, dragMeasures, shiftOf, slotAtHeight } from "./drag-list.ts";

const policies = (count: number) =>
  Array.from({ length: count }, (_, index) => `GlobalNetworkPolicy p${index}` as PolicyId);

function legal(position: number, label = `order ${position}`): SlotFacts {
  return { tier: "t", position, legal: true, here: false, changes: [], label, notice: null, flow: null };
}
function refused(position: number, reason = "fixed"): SlotFacts {
  return { tier: "t", position, legal: false, reason, flow: null };
}
function home(position: number): SlotFacts {
  return { tier: "t", position, legal: true, here: true, flow: null };
}

function changesNothing(position: number, band: number): SlotImpactFacts {
  const figures = { denied: 0, allowed: 0, decider: 0, unknown: 0, otherPorts: 0, unchanged: true };
  return { tier: "t", position, band, ...figures };
}
function denies(position: number, band: number): SlotImpactFacts {
  return { ...changesNothing(position, band), denied: 2, unchanged: false };
}

describe("a tier with a lifted card", () => {
  test("has a slot before, between and after its rows of 32 px", () => {
    const list = dragList({
      policies: policies(2),
      slots: [legal(0), legal(1), legal(2)],
      impacts: null,
      over: null,
      width: 200,
    });
    expect(list.items.map(({ kind, height }) => `${kind} ${height}`)).toEqual([
      "slot 10",
      "row 32",
      "slot 10",
      "row 32",
      "slot 10",
    ]);
  });

  test("opens the slot aimed at and names the order it gives", () => {
    const list = dragList({
      policies: policies(1),
      slots: [legal(0), legal(1)],
      impacts: null,
      over: 1,
      width: 200,
    });
    expect(list.items.at(-1)).toMatchObject({ open: true, label: "order 1", height: 58 });
  });

  test("opens nothing where the card is refused, and says why once for all such slots", () => {
    const slots = [refused(0), refused(1), legal(2)];
    const list = dragList({ policies: policies(2), slots, impacts: null, over: 0, width: 200 });
    expect(list.items[0]).toMatchObject({ look: "illegal", aimed: true, open: false });
    expect(list.items.filter(({ kind }) => kind === "note")).toMatchObject([
      { text: "2 slots not possible: fixed", whole: false },
    ]);
  });

  test("says that the tier is no target when every slot is refused", () => {
    const list = dragList({
      policies: policies(1),
      slots: [refused(0), refused(1)],
      impacts: null,
      over: null,
      width: 200,
    });
    expect(list.items.at(-1)).toMatchObject({ kind: "note", whole: true, text: "fixed" });
  });

  test("shows slots that only the name decides even while they are closed", () => {
    const slots = [legal(0, "by name, order 1000"), legal(1)];
    const list = dragList({ policies: policies(1), slots, impacts: null, over: null, width: 200 });
    expect(list.items[0]).toMatchObject({ label: "by name, order 1000", height: dragMeasures.named });
  });

  test("keeps the slot aimed at while the pointer stays where it was", () => {
    const source = fc.record({
      looks: fc.array(fc.constantFrom("legal", "denied", "home"), { minLength: 1, maxLength: 30 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(source, ({ looks, share }) => {
        const slots = looks.map((look, position) => (look === "home" ? home(position) : legal(position)));
        const impacts = looks.map((look, position) =>
          look === "denied" ? denies(position, 0) : changesNothing(position, 1),
        );
        const at = (over: number | null) =>
          dragList({ policies: policies(looks.length - 1), slots, impacts, over, width: 200 });
        let over = slotAtHeight(at(null), share * at(null).height);
        // A slot that opens moves those below it; after one correction the pointer must have come to rest.
        over = slotAtHeight(at(over), share * at(null).height);
        const settled = slotAtHeight(at(over), share * at(null).height);
        const again = slotAtHeight(at(settled), share * at(null).height);
        expect(again).toBe(settled);
      }),
    );
  });

  test("puts items one under the other without a gap in their order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (count, over) => {
        const slots = Array.from({ length: count + 1 }, (_, position) => legal(position));
        const impacts = slots.map((_, position) =>
          position % 3 === 0 ? denies(position, 0) : changesNothing(position, 1),
        );
        const { items, height } = dragList({ policies: policies(count), slots, impacts, over, width: 180 });
        items.reduce((end, item) => {
          expect(item.y).toBeGreaterThanOrEqual(end);
          return item.y + item.height;
        }, 0);
        const last = items.at(-1);
        expect(height).toBeGreaterThanOrEqual((last?.y ?? 0) + (last?.height ?? 0));
        expect(items.filter(({ kind }) => kind === "row")).toHaveLength(count);
        expect(items.filter(({ kind }) => kind === "slot")).toHaveLength(count + 1);
      }),
    );
  });
});

describe("what stays where it is", () => {
  const slots = [0, 1, 2, 3, 4, 5].map((position) => (position === 3 ? home(position) : legal(position)));
  const impacts = slots.map((_, position) =>
    position < 2 ? denies(position, position) : changesNothing(position, 2),
  );
  const listOf = (over: number | null, known: boolean) =>
    dragList({ policies: policies(5), slots, impacts: known ? impacts : null, over, width: 200 });
  const topOf = ({ items }: ReturnType<typeof listOf>, key: string) =>
    items.find((item) => item.key === key)?.y ?? Number.NaN;
  const bandsCome = (key: string) => topOf(listOf(3, true), key) - topOf(listOf(3, false), key);

  test("is the slot aimed at while bands come in round it", () => {
    const by = shiftOf(listOf(3, false), listOf(3, true), { offset: 20, height: 300 });
    expect(by).toBe(bandsCome("slot 3"));
    expect(by).toBeGreaterThan(bandsCome("slot 1"));
  });

  test.each([
    ["is out of sight", 3, 3, { offset: 42, height: 60 }],
    ["is another one now", 3, 4, { offset: 42, height: 300 }],
    ["is nowhere", null, null, { offset: 42, height: 300 }],
  ])("is the first item in sight where that slot %s", (_, was, is, seen) => {
    const [before, now] = [listOf(was, false), listOf(is, true)];
    expect(before.items.find(({ y }) => y >= seen.offset)?.key).toBe("slot 1");
    expect(shiftOf(before, now, seen)).toBe(topOf(now, "slot 1") - topOf(before, "slot 1"));
  });
});

describe("bands", () => {
  test("join neighbouring slots that come to the same for every flow", () => {
    const impacts = [denies(0, 0), denies(1, 0), changesNothing(2, 2), changesNothing(3, 2)];
    const bands = bandsOf([legal(0), legal(1), legal(2), home(3)], impacts);
    expect(bands.map(({ from, to, title, slots }) => ({ from, to, title, slots }))).toEqual([
      { from: 0, to: 1, title: "2 → deny · 0 → allow", slots: 2 },
      { from: 2, to: 3, title: "Provably no change", slots: 2 },
    ]);
  });

  test("reach over a refused slot without counting it", () => {
    const impacts = [denies(0, 0), denies(1, 0), denies(2, 0)];
    expect(bandsOf([legal(0), refused(1), legal(2)], impacts)).toMatchObject([{ from: 0, to: 2, slots: 2 }]);
  });

  test("part where other flows change, though as many", () => {
    expect(bandsOf([legal(0), legal(1)], [denies(0, 0), denies(1, 1)])).toHaveLength(2);
  });

  test("are not drawn over the mere place the card came from, nor before the impacts are known", () => {
    expect(bandsOf([home(0)], [changesNothing(0, 0)])).toEqual([]);
    expect(bandsOf([legal(0), legal(1)], null)).toEqual([]);
  });

  test.each([
    [{ allowed: 1 }, "allow", "0 → deny · 1 → allow", ""],
    [{ denied: 1, unknown: 4 }, "deny", "1 → deny · 0 → allow", "4 unknown"],
    [{ unknown: 4 }, "unsure", "4 unknown", ""],
    [{ decider: 1 }, "decider", "0 → deny · 0 → allow", "1 flow changes decider"],
    [{ otherPorts: 3 }, "decider", "No known flow changes", "other ports change for 3 pairs"],
  ])("say %j as %s: %s %s", (figures, tone, title, detail) => {
    const impact = { ...changesNothing(0, 0), unchanged: false, ...figures };
    expect(bandsOf([legal(0)], [impact])).toMatchObject([{ tone, title, detail }]);
  });
});
