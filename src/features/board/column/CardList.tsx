/** The cards of one tier at rest, in evaluation order: a real list, drawn in part when it is long. */
import { type RefObject, use, useEffect, useRef } from "react";
import { useSession } from "#src/session/index.ts";
import { Card } from "../card/Card.tsx";
import { GhostRow } from "../card/GhostRow.tsx";
import { HitContext } from "../model/hit.ts";
import type { ListItem } from "../model/items.ts";
import type { Metrics } from "../model/metrics.ts";
import { anchorAt, offsetOfCards, spotOfCards } from "../model/spot.ts";
import { LongList } from "./LongList.tsx";
import { useRoving } from "./use-roving.ts";
import { useRows } from "./use-rows.ts";
import { type Spots, useSteadyCards, useStart, useTellSpot } from "./use-spot.ts";
import card from "../card/Card.module.css";

export interface CardListProps {
  readonly tier: string;
  readonly items: readonly ListItem[];
  readonly metrics: Metrics;
  /** Of the visible part. */
  readonly height: number;
  readonly far: boolean;
  readonly spots: Spots;
}

/** Cards of a tier that are drawn even while they are scrolled out of sight. */
const WHOLE = 30;
const BEYOND = 3;

export function CardList({ tier, items, metrics, height, far, spots }: CardListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const roving = useRoving(scroller, items, (index) => scrollTo.current(index));
  const pinned = roving.active < 0 ? null : roving.active;
  const shown = { items, gap: metrics.gap, height };
  const start = useStart(spots.rows, (spot) => {
    const anchor = anchorAt(items, spot);
    return (anchor && offsetOfCards(shown, anchor)) ?? 0;
  });
  const rows = useRows({
    list: scroller,
    start,
    items,
    gap: metrics.gap,
    height,
    pinned,
    whole: WHOLE,
    beyond: BEYOND,
  });
  useEffect(() => {
    scrollTo.current = rows.scrollTo;
  });
  useTellSpot(spots.cards, (lifted) => spotOfCards({ ...shown, offset: rows.offset() }, lifted));
  useSteadyCards(scroller, spots, shown, rows);
  const hit = useHit(items, scrollTo);
  useShownOpen(items, scrollTo);
  const cards = items.reduce((count, { kind }) => count + (kind === "card" ? 1 : 0), 0);
  return (
    <LongList
      tier={tier}
      scroller={scroller}
      of="cards"
      total={rows.total}
      room={height}
      start={start}
      onFocus={roving.onFocus}
      onKeyDown={roving.onKeyDown}
      className={card["list"]}
    >
      {rows.visible.map(({ index, start }) => {
        const item = items[index];
        if (item === undefined) return null;
        if (item.kind === "ghost") return <GhostRow key={item.key} item={item} top={start} />;
        return (
          <Card
            key={item.key}
            policy={item.policy}
            place={item.place}
            of={cards}
            top={start}
            height={item.height}
            subjects={metrics.subjects}
            far={far}
            tabbable={index === roving.active}
            hit={index === hit}
          />
        );
      })}
    </LongList>
  );
}

/** Index of the card the search stands on, or -1; scrolls to it whenever the search steps. */
function useHit(items: readonly ListItem[], scrollTo: RefObject<(index: number) => void>): number {
  const hit = use(HitContext);
  const index = hit === null ? -1 : items.findIndex(({ key }) => key === hit.policy);
  useEffect(() => {
    if (hit !== null && index >= 0) scrollTo.current(index);
  }, [hit, index, scrollTo]);
  return index;
}

/** Scrolls to the card whose details are open. */
function useShownOpen(items: readonly ListItem[], scrollTo: RefObject<(index: number) => void>): void {
  const index = useSession(({ policy }) =>
    policy === null ? -1 : items.findIndex(({ key }) => key === policy),
  );
  useEffect(() => {
    if (index >= 0) scrollTo.current(index);
  }, [index, scrollTo]);
}
