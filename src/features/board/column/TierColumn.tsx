/** A tier: its head, its cards or the slots between them while a card is lifted, its floor. */
import { memo, useState } from "react";
import type { DefaultAction } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";
import { isLarge } from "../canvas/turns.ts";
import { DragRows } from "../drag/DragRows.tsx";
import type { DragList } from "../drag/drag-list.ts";
import { ASIDE } from "../model/aside.ts";
import type { ListItem } from "../model/items.ts";
import type { Metrics } from "../model/metrics.ts";
import { CardList, type CardListProps } from "./CardList.tsx";
import { Floor } from "./Floor.tsx";
import { NO_POLICIES } from "./no-policies.ts";
import { TierHeader } from "./TierHeader.tsx";
import { useSpots } from "./use-spot.ts";
import styles from "./TierColumn.module.css";

/** What stands between head and floor. */
export type TierContent =
  /** Worked out when the column is drawn: a large board waits for its turn. */
  | { readonly kind: "rest"; readonly items: () => readonly ListItem[] }
  | { readonly kind: "drag"; readonly list: () => DragList };

export interface TierColumnProps {
  readonly tier: string;
  readonly action: DefaultAction;
  /** Null while the column waits for its turn to be drawn. */
  readonly content: TierContent | null;
  readonly metrics: Metrics;
  /** Of the whole column. */
  readonly height: number;
  /** On the screen it is so small that little can be read. */
  readonly far: boolean;
}

/** The same as long as its props are: while it waits for its turn the old one is not worked out again. */
export const TierColumn = memo(function TierColumn({
  tier,
  action,
  content,
  metrics,
  height,
  far,
}: TierColumnProps) {
  const room = height - metrics.header - metrics.headerGap - metrics.floorGap - metrics.floor;
  const spots = useSpots();
  const cards = useCards(content, { metrics, height: room, far });
  return (
    <div role="group" aria-label={`Tier ${tier}`} data-tier={tier} data-far={far} style={{ height }}>
      <TierHeader tier={tier} height={metrics.header} />
      <div style={{ height: metrics.headerGap }} />
      {content === null && <div style={{ height: room }} />}
      {content?.kind === "rest" && content.items().length === 0 && (
        <p className={styles["empty"]}>{NO_POLICIES}</p>
      )}
      {cards !== null && (
        <div {...(content?.kind === "rest" ? {} : aside)}>
          <CardList tier={tier} {...cards} spots={spots} />
        </div>
      )}
      {content?.kind === "drag" && <DragRows tier={tier} list={content.list()} height={room} spots={spots} />}
      <div style={{ height: metrics.floorGap }} />
      <Floor tier={tier} action={action} height={metrics.floor} />
    </div>
  );
});

const aside = { ...ASIDE, className: styles["aside"] };

type Cards = Omit<CardListProps, "tier" | "spots">;
type CardsLook = Omit<Cards, "items">;

/**
 * The cards of a column. On a large board they stay where they are behind the rows of a lift: to draw and lay them all
 * out again when the card is let go takes longer than a person overlooks. Null where there are none to be drawn.
 */
function useCards(content: TierContent | null, look: CardsLook): Cards | null {
  const large = useSession(isLarge);
  const [kept, setKept] = useState<{ readonly content: TierContent; readonly cards: Cards } | null>(null);
  const old = kept?.cards ?? null;
  if (content?.kind !== "rest") return large ? old : null;
  const { metrics, height, far } = look;
  const same = old?.metrics === metrics && old.height === height && old.far === far;
  if (same && kept?.content === content) return old;
  const cards = { items: content.items(), ...look };
  setKept({ content, cards });
  return cards;
}
