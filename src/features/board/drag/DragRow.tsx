/** A policy as one low row while a card is lifted, with what it does to the flow shown in either direction. */
import { memo } from "react";
import type { CardFacts } from "#src/explain/index.ts";
import { cx, Mark, VisuallyHidden } from "#src/ui/index.ts";
import type { FlowMark, PolicyMarks } from "./flow-marks.ts";
import styles from "./DragRow.module.css";

export interface DragRowProps {
  readonly card: CardFacts;
  /** Null without a flow. */
  readonly marks: PolicyMarks | null;
  readonly place: number;
  readonly of: number;
  /** Below the top of the list. */
  readonly y: number;
  readonly height: number;
  readonly className: string;
}

export const DragRow = memo(function DragRow({ card, marks, place, of, y, height, className }: DragRowProps) {
  return (
    <li
      aria-label={card.id}
      aria-setsize={of}
      aria-posinset={place}
      data-policy={card.id}
      className={cx(styles["row"], card.staged && styles["staged"], "nopan", "nodrag", className)}
      style={{ height, top: y }}
    >
      <span className={styles["order"]}>
        {card.tie && <span aria-hidden>≈</span>}
        {card.orderText}
      </span>
      <b className={styles["name"]} title={card.id}>
        {card.name}
      </b>
      {marks?.egress !== undefined && <SmallMark way="egress" mark={marks.egress} />}
      {marks?.ingress !== undefined && <SmallMark way="ingress" mark={marks.ingress} />}
    </li>
  );
});

function SmallMark({ way, mark }: { readonly way: "egress" | "ingress"; readonly mark: FlowMark }) {
  return (
    <span className={styles["mark"]} title={`${way}: ${mark.outcome}`}>
      <Mark mark={mark.mark} size={12} />
      <VisuallyHidden>{`${way}: ${mark.outcome}`}</VisuallyHidden>
    </span>
  );
}
