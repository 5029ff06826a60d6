// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
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

afterEach(() => document.body.replaceChildren());

test("beside all columns the nearest one is aimed at", () => {
  expect(slotUnder(boardWith(false), { x: 50, y: 20 })?.tier).toBe("b");
});

test("while a column is still at rest, what is beside those drawn hits none of them", () => {
  const targets = boardWith(true);
  expect(slotUnder(targets, { x: 50, y: 20 })).toBeNull();
  expect(slotUnder(targets, { x: 350, y: 20 })?.tier).toBe("c");
});
