/**
 * One tab stop per column: arrows go from card to card, Home and End to the ends of the tier, left and right to the
 * neighbouring tiers.
 */
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { ListItem } from "../model/items.ts";

export interface Roving {
  /** Index of the item that takes part in the tab order. */
  readonly active: number;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useRoving(
  list: RefObject<HTMLElement | null>,
  items: readonly ListItem[],
  scrollTo: (index: number) => void,
): Roving {
  const [wanted, setWanted] = useState(0);
  const moving = useRef(false);
  const active = items[wanted]?.kind === "card" ? wanted : items.findIndex(({ kind }) => kind === "card");
  useLayoutEffect(() => {
    const item = items[active];
    if (!moving.current || item?.kind !== "card") return;
    moving.current = false;
    cardElement(list.current, item.policy)?.querySelector<HTMLElement>("[data-card-name]")?.focus();
  }, [active, items, list]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset["cardName"] === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const sideways = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (sideways !== 0) {
      event.preventDefault();
      focusNeighbour(list.current, sideways);
      return;
    }
    const next = nextCard(items, active, event.key);
    if (next === null) return;
    event.preventDefault();
    moving.current = true;
    setWanted(next);
    scrollTo(next);
  };
  const onFocus = (event: FocusEvent) => {
    const policy = event.target.closest<HTMLElement>("[data-policy]")?.dataset["policy"];
    const index = items.findIndex((item) => item.kind === "card" && item.policy === policy);
    if (index >= 0) setWanted(index);
  };
  return { active, onFocus, onKeyDown };
}

function nextCard(items: readonly ListItem[], active: number, key: string): number | null {
  const cards = items.flatMap((item, index) => (item.kind === "card" ? [index] : []));
  const at = cards.indexOf(active);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: cards.length - 1 }[key];
  return to === undefined ? null : (cards[to] ?? null);
}

export function cardElement(list: ParentNode | null, policy: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-policy="${CSS.escape(policy)}"]`) ?? null;
}

function focusNeighbour(list: HTMLElement | null, by: -1 | 1): void {
  const lists = [...(list?.closest("[data-board]")?.querySelectorAll<HTMLElement>("[data-cards]") ?? [])];
  const next = list === null ? undefined : lists[lists.indexOf(list) + by];
  next?.querySelector<HTMLElement>('[data-card-name][tabindex="0"]')?.focus();
}
