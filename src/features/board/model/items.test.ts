import { describe, expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import type { CardFacts } from "#src/explain/index.ts";
import { cardHeight, flagsOf, type Ghost, listHeight, listItems } from "./items.ts";
import { roomy } from "./metrics.ts";

function card(name: string, changes: Partial<CardFacts> = {}): CardFacts {
  return {
    id: name as PolicyId,
    kind: "GlobalNetworkPolicy",
    namespace: null,
    name,
    tier: "t",
    orderText: "10",
    tie: false,
    governs: { ingress: true, egress: false },
    ingress: ["Allow"],
    egress: [],
    subject: "all pods",
    selects: 1,
    selectsText: "1 pod",
    staged: false,
    ignored: null,
    diagnostics: 0,
    changed: false,
    haystack: name,
    ports: [],
    ...changes,
  };
}

const ghost = (object: string, position: number): Ghost => ({ object, position, text: "order 1 → 2" });
const names = (cards: string, ghosts: readonly Ghost[], movedIn: readonly string[] = []) =>
  listItems(
    cards.split("").map((name) => card(name)),
    { here: ghosts, moved: new Set([...ghosts.map(({ object }) => object), ...movedIn]) },
    roomy,
  )
    .map((item) => (item.kind === "ghost" ? `(${item.name})` : item.policy))
    .join("");

describe("the ghost of a moved card", () => {
  const cases: readonly [
    cards: string,
    ghosts: readonly Ghost[],
    movedIn: readonly string[],
    shown: string,
  ][] = [
    ["cab", [ghost("c", 2)], [], "cab(c)"],
    ["bca", [ghost("a", 0)], [], "(a)bca"],
    ["acb", [ghost("b", 1)], [], "a(b)cb"],
    ["ab", [ghost("x", 1)], [], "a(x)b"],
    ["abx", [], ["x"], "abx"],
    ["xab", [ghost("c", 2)], ["x"], "xab(c)"],
    ["cba", [ghost("b", 1), ghost("c", 2)], [], "cba(b)(c)"],
  ];
  test.each(cases)("in the tier %s with ghosts %j and %j moved in: %s", (cards, ghosts, movedIn, shown) => {
    expect(names(cards, ghosts, movedIn)).toBe(shown);
  });
});

test("a card with flags is higher by one row of them, however many there are", () => {
  expect(cardHeight(card("a"), roomy)).toBe(66);
  expect(cardHeight(card("a", { selects: 0, staged: true, diagnostics: 2 }), roomy)).toBe(90);
});

test("the most serious flag comes first", () => {
  const flags = flagsOf(
    card("a", { ignored: "no such tier", staged: true, selects: 0, diagnostics: 1 }),
    null,
  );
  expect(flags.map(({ text }) => text)).toEqual([
    "Ignored by Calico: no such tier",
    "Staged, not enforced",
    "Selects nothing",
    "1 problem",
  ]);
});

test("the height of a list counts a gap under each item", () => {
  expect(listHeight([{ height: 66 }, { height: 90 }], 7)).toBe(170);
});
