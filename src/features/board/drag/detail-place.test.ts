import { describe, expect, test } from "vitest";
import { detailPlace, DETAIL_WIDTH, type Edges } from "./detail-place.ts";

const frame: Edges = { left: 232, right: 1280, top: 92, bottom: 774 };
const floor = 714;

function slotAt(left: number, top: number, width = 196): Edges {
  return { left, right: left + width, top, bottom: top + 46 };
}

/** Where a card of this height comes to stand under the style. */
function boxOf(height: number, slot: Edges, lifted: Edges | null = null, seen = { frame, floor }) {
  const { left, top, maxHeight, translate } = detailPlace({ slot, lifted, ...seen });
  const tall = Math.min(height, maxHeight);
  const room = /calc\((-?[\d.]+)px/.exec(translate)?.[1];
  const by = translate === "0 -100%" ? -tall : room === undefined ? 0 : Math.min(0, Number(room) - tall);
  return { left, right: left + DETAIL_WIDTH, top: top + by, bottom: top + by + tall };
}

function covers(a: Edges, b: Edges): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe("the card beside the open slot", () => {
  test("stands beside it, level with it, or below the card that hangs from the pointer", () => {
    expect(boxOf(200, slotAt(664, 300))).toMatchObject({ left: 876, top: 300 });
    const lifted = { left: 700, right: 900, top: 310, bottom: 376 };
    expect(boxOf(200, slotAt(664, 300), lifted)).toMatchObject({ left: 876, top: 388 });
  });

  test("stands to the left of the last column", () => {
    expect(boxOf(200, slotAt(1080, 300)).right).toBe(1064);
  });

  for (const height of [80, 330, 900]) {
    for (const top of [100, 400, 640]) {
      test(`${height} px high, beside a slot at ${top}, it stays in the board and above the announcement`, () => {
        for (const slot of [slotAt(248, top), slotAt(664, top), slotAt(1080, top)]) {
          const box = boxOf(height, slot);
          expect(box.top).toBeGreaterThanOrEqual(frame.top);
          expect(box.bottom).toBeLessThan(floor);
          expect(box.left).toBeGreaterThan(frame.left);
          expect(box.right).toBeLessThan(frame.right);
          expect(covers(box, slot)).toBe(false);
        }
      });

      test(`${height} px high, in a list with a slot at ${top}, it stays off the slot`, () => {
        const seen = { frame: { left: 0, right: 390, top: 90, bottom: 800 }, floor: 740 };
        const slot = slotAt(16, top, 358);
        const box = boxOf(height, slot, null, seen);
        expect(covers(box, slot)).toBe(false);
        expect(box.top).toBeGreaterThanOrEqual(90);
        expect(box.bottom).toBeLessThan(740);
      });
    }
  }
});
