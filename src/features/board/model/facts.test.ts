import { expect, test } from "vitest";
import type { CardFacts } from "#src/explain/index.ts";
import type { SessionState } from "#src/session/index.ts";
import { cardOf } from "./facts.ts";

const card = (selects: number) =>
  ({
    id: "NetworkPolicy shop/web",
    ingress: ["Allow"],
    governs: { ingress: true },
    selects,
  }) as never as CardFacts;
const on = (...cards: readonly CardFacts[]) => ({ snapshot: { board: { cards } } }) as never as SessionState;
const { id } = card(0);

test("a card of which nothing is new stays the same object when an edit makes another board", () => {
  const first = cardOf(on(card(1)), id);
  expect(cardOf(on(card(1)), id)).toBe(first);
});

test("a card of which one thing is new is another object, and a card that is gone is none", () => {
  const first = cardOf(on(card(1)), id);
  const second = cardOf(on(card(2)), id);
  expect(second).not.toBe(first);
  expect(second?.selects).toBe(2);
  expect(cardOf(on(), id)).toBeNull();
  expect(cardOf(on(card(3)), id)?.selects).toBe(3);
});
