// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { dragList } from "./drag-list.ts";
import { slotUnder, type Target } from "./targets.ts";

const list = dragList({ policies: [], slots: null, impacts: null, over: null, width: 200 });

/** A column of 100 px that is drawn for a lifted card. */
function column(board: HTMLElement, tier: string, left: number): [string, Target] {
  const element = board.appendChild(document.createElement("div"));
  element.getBoundingClientRect = () => new DOMRect(left, 0, 100, 400);
  return [tier, { tier, element, list }];
}

function boardWith(waiting: boolean): Map<string, Target> {
  const board = document.body.appendChild(document.createElement("section"));
  board.dataset["board"] = "canvas";
  if (waiting) board.appendChild(document.createElement("div")).dataset["cards"] = "";
  return new Map([column(board, "b", 200), column(board, "c", 300)]);
}

/** A list of 400 px that is seen 100 px down, rows of 32 px and slots of 10 px in turn. */
function scrolledTarget(): Map<string, Target> {
  const policies = Array.from({ length: 40 }, (_, index) => `GlobalNetworkPolicy p${index}` as PolicyId);
  const [tier, target] = column(document.body, "long", 0);
  const rows = dragList({ policies, slots: null, impacts: null, over: null, width: 100 });
  Object.assign(target.element, { scrollTop: 420 });
  return new Map([[tier, { ...target, list: rows }]]);
}

afterEach(() => document.body.replaceChildren());

test("beside all columns the nearest one is aimed at", () => {
  expect(slotUnder(boardWith(false), { x: 50, y: 20 })?.tier).toBe("b");
});

test.each([
  ["below the list", 900, 19],
  ["at its lower edge", 400, 19],
  ["above it", -300, 10],
  ["at its upper edge", 0, 10],
  ["in it", 210, 15],
])("%s, at %d, slot %d in sight is aimed at", (_, y, position) => {
  expect(slotUnder(scrolledTarget(), { x: 50, y })?.position).toBe(position);
});

test("while a column is still at rest, what is beside those drawn hits none of them", () => {
  const targets = boardWith(true);
  expect(slotUnder(targets, { x: 50, y: 20 })).toBeNull();
  expect(slotUnder(targets, { x: 350, y: 20 })?.tier).toBe("c");
});
