/** A tier at rest: its head, its cards, its floor. */
import type { DefaultAction } from "#src/engine/index.ts";
import type { ListItem } from "../model/items.ts";
import type { Metrics } from "../model/metrics.ts";
import { CardList } from "./CardList.tsx";
import { Floor } from "./Floor.tsx";
import { TierHeader } from "./TierHeader.tsx";
import styles from "./TierColumn.module.css";

export interface TierColumnProps {
  readonly tier: string;
  readonly action: DefaultAction;
  readonly items: readonly ListItem[];
  readonly metrics: Metrics;
  /** Of the whole column. */
  readonly height: number;
}

export function TierColumn({ tier, action, items, metrics, height }: TierColumnProps) {
  const taken = metrics.header + metrics.headerGap + metrics.floorGap + metrics.floor;
  return (
    <div
      role="group"
      aria-label={`Tier ${tier}`}
      data-tier={tier}
      className={styles["column"]}
      style={{ height }}
    >
      <TierHeader tier={tier} height={metrics.header} />
      <div style={{ height: metrics.headerGap }} />
      <CardList tier={tier} items={items} metrics={metrics} height={height - taken} />
      <div style={{ height: metrics.floorGap }} />
      <Floor tier={tier} action={action} height={metrics.floor} />
    </div>
  );
}
