import { expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { anchorAt, offsetOfCards, spotOfCards } from "./spot.ts";
import type { ListItem } from "./items.ts";

const name = (letter: string) => `GlobalNetworkPolicy ${letter}` as PolicyId;
const card = (letter: string, place: number): ListItem => {
  const policy = name(letter);
  return { kind: "card", key: policy, policy, height: 60, place };
};
const ghost: ListItem = { kind: "ghost", key: "ghost x", name: "x", text: "", height: 30 };
/** Tops with a gap of 10: a 0, b 70, ghost 140, c 180, d 250, e 320; 380 in all. */
const items = [card("a", 1), card("b", 2), ghost, card("c", 3), card("d", 4), card("e", 5)];
const shown = { items, gap: 10, height: 100 };

test.each([
  { what: "an unscrolled list", offset: 0, lifted: [], spot: { position: 0, y: 0 } },
  { what: "the first card in sight", offset: 80, lifted: [], spot: { position: 1, y: -10 } },
  { what: "a ghost counts as no card", offset: 150, lifted: [], spot: { position: 2, y: -10 } },
  { what: "the lifted card", offset: 180, lifted: [name("d")], spot: { position: 3, y: 70 } },
  {
    what: "cards lifted before it",
    offset: 180,
    lifted: [name("a"), name("d")],
    spot: { position: 2, y: 70 },
  },
  { what: "a lifted card out of sight", offset: 180, lifted: [name("a")], spot: { position: 1, y: 0 } },
])("what stays in place: $what", ({ offset, lifted, spot }) => {
  expect(spotOfCards({ ...shown, offset }, lifted)).toEqual(spot);
});

test.each([
  { position: 0, y: 0, offset: 0 },
  { position: 2, y: 20, offset: 180 },
  { position: 1, y: -10, offset: 80 },
  { position: 4, y: 0, offset: 280 },
  { position: 9, y: 0, offset: 280 },
  { position: 0, y: 50, offset: 0 },
])("cards return to card $position, $y px down", ({ position, y, offset }) => {
  const anchor = anchorAt(items, { position, y });
  expect(anchor && offsetOfCards(shown, anchor)).toBe(offset);
});

test("in a lower window the card stays in sight together with the next one", () => {
  const anchor = { key: name("c"), y: 300 };
  expect(offsetOfCards({ ...shown, height: 600 }, anchor)).toBe(0);
  expect(offsetOfCards({ ...shown, height: 200 }, anchor)).toBe(120);
});

test("a list that fits is not scrolled, and a card that is gone holds nothing", () => {
  expect(offsetOfCards({ ...shown, height: 900 }, { key: name("d"), y: -20 })).toBe(0);
  expect(offsetOfCards(shown, { key: "gone", y: 0 })).toBeNull();
  expect(anchorAt([ghost], { position: 0, y: 0 })).toBeNull();
});
