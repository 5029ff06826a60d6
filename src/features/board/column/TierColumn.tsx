/** A tier: its head, its cards or the slots between them while a card is lifted, its floor. */
import { memo } from "react";
import type { DefaultAction } from "#src/engine/index.ts";
import { DragRows } from "../drag/DragRows.tsx";
import type { DragList } from "../drag/drag-list.ts";
import type { ListItem } from "../model/items.ts";
import type { Metrics } from "../model/metrics.ts";
import { CardList } from "./CardList.tsx";
import { Floor } from "./Floor.tsx";
import { NO_POLICIES } from "./no-policies.ts";
import { TierHeader } from "./TierHeader.tsx";
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
}

/** The same as long as its props are: while it waits for its turn the old one is not worked out again. */
export const TierColumn = memo(function TierColumn({
  tier,
  action,
  content,
  metrics,
  height,
}: TierColumnProps) {
  const room = height - metrics.header - metrics.headerGap - metrics.floorGap - metrics.floor;
  return (
    <div role="group" aria-label={`Tier ${tier}`} data-tier={tier} style={{ height }}>
      <TierHeader tier={tier} height={metrics.header} />
      <div style={{ height: metrics.headerGap }} />
      {content === null && <div style={{ height: room }} />}
      {content?.kind === "rest" && (
        <>
          {content.items().length === 0 && <p className={styles["empty"]}>{NO_POLICIES}</p>}
          <CardList tier={tier} items={content.items()} metrics={metrics} height={room} />
        </>
      )}
      {content?.kind === "drag" && <DragRows tier={tier} list={content.list()} height={room} />}
      <div style={{ height: metrics.floorGap }} />
      <Floor tier={tier} action={action} height={metrics.floor} />
    </div>
  );
});
