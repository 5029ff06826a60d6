import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import type { SlotFacts } from "#src/session/index.ts";
import { bandsOf, type FlowInSlot } from "./bands.ts";
import { dragList, dragMeasures, slotAtHeight } from "./drag-list.ts";

const policies = (count: number) =>
  Array.from({ length: count }, (_, index) => `GlobalNetworkPolicy p${index}` as PolicyId);
const denied: FlowInSlot = { word: "Denied", deciders: "p9, ingress rule 1", change: "verdict" };
const same: FlowInSlot = { word: "Allowed", deciders: "p1, ingress rule 1", change: "none" };

function legal(position: number, flow: FlowInSlot | null = null, label = `order ${position}`): SlotFacts {
  return { tier: "t", position, legal: true, here: false, changes: [], label, notice: null, flow };
}
function refused(position: number, reason = "fixed"): SlotFacts {
  return { tier: "t", position, legal: false, reason, flow: null };
}
function home(position: number, flow: FlowInSlot | null = null): SlotFacts {
  return { tier: "t", position, legal: true, here: true, flow };
}

describe("a tier with a lifted card", () => {
  test("has a slot before, between and after its rows of 32 px", () => {
    const list = dragList({
      policies: policies(2),
      slots: [legal(0), legal(1), legal(2)],
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
    const list = dragList({ policies: policies(1), slots: [legal(0), legal(1)], over: 1, width: 200 });
    expect(list.items.at(-1)).toMatchObject({ open: true, label: "order 1", height: 58 });
  });

  test("opens nothing where the card is refused, and says why once for all such slots", () => {
    const slots = [refused(0), refused(1), legal(2)];
    const list = dragList({ policies: policies(2), slots, over: 0, width: 200 });
    expect(list.items[0]).toMatchObject({ look: "illegal", aimed: true, open: false });
    expect(list.items.filter(({ kind }) => kind === "note")).toMatchObject([
      { text: "2 slots not possible: fixed", whole: false },
    ]);
  });

  test("says that the tier is no target when every slot is refused", () => {
    const list = dragList({ policies: policies(1), slots: [refused(0), refused(1)], over: null, width: 200 });
    expect(list.items.at(-1)).toMatchObject({ kind: "note", whole: true, text: "fixed" });
  });

  test("shows slots that only the name decides even while they are closed", () => {
    const slots = [legal(0, null, "by name, order 1000"), legal(1)];
    const list = dragList({ policies: policies(1), slots, over: null, width: 200 });
    expect(list.items[0]).toMatchObject({ label: "by name, order 1000", height: dragMeasures.named });
  });

  test("keeps the slot aimed at while the pointer stays where it was", () => {
    const source = fc.record({
      looks: fc.array(fc.constantFrom("legal", "denied", "home"), { minLength: 1, maxLength: 30 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(source, ({ looks, share }) => {
        const slots = looks.map((look, position) =>
          look === "home" ? home(position, same) : legal(position, look === "denied" ? denied : same),
        );
        const at = (over: number | null) =>
          dragList({ policies: policies(looks.length - 1), slots, over, width: 200 });
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
        const slots = Array.from({ length: count + 1 }, (_, position) =>
          legal(position, position % 3 === 0 ? denied : same),
        );
        const { items, height } = dragList({ policies: policies(count), slots, over, width: 180 });
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

describe("bands", () => {
  test("join neighbouring slots in which the flow ends the same way", () => {
    const bands = bandsOf([legal(0, denied), legal(1, denied), legal(2, same), home(3, same)]);
    expect(bands.map(({ from, to, title, slots }) => ({ from, to, title, slots }))).toEqual([
      { from: 0, to: 1, title: "Becomes Denied", slots: 2 },
      { from: 2, to: 3, title: "No change", slots: 2 },
    ]);
  });

  test("reach over a refused slot without counting it", () => {
    expect(bandsOf([legal(0, denied), refused(1), legal(2, denied)])).toMatchObject([
      { from: 0, to: 2, slots: 2 },
    ]);
  });

  test("part where another policy decides", () => {
    const other: FlowInSlot = { word: "Allowed", deciders: "p2, ingress rule 1", change: "decider" };
    expect(bandsOf([legal(0, other), legal(1, same)]).map(({ title }) => title)).toEqual([
      "Still Allowed",
      "No change",
    ]);
  });

  test("are not drawn over the mere place the card came from, nor without a flow", () => {
    expect(bandsOf([home(0, same)])).toEqual([]);
    expect(bandsOf([legal(0), legal(1)])).toEqual([]);
  });
});
