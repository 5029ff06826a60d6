/** A policy as one low row while a card is lifted, with what it does to the flow shown in either direction. */
import { type CSSProperties, memo } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Mark, VisuallyHidden } from "#src/ui/index.ts";
import { cardOf } from "../model/facts.ts";
import { type FlowMark, flowMarks } from "./flow-marks.ts";
import styles from "./DragRow.module.css";

export interface DragRowProps {
  readonly policy: PolicyId;
  readonly place: number;
  readonly of: number;
  readonly style: CSSProperties;
  readonly className: string;
}

export const DragRow = memo(function DragRow({ policy, place, of, style, className }: DragRowProps) {
  const card = useSession((state) => cardOf(state, policy));
  const marks = useSession((state) => flowMarks(state)?.get(policy) ?? null);
  if (card === null) return null;
  return (
    <li
      aria-label={card.id}
      aria-setsize={of}
      aria-posinset={place}
      data-policy={card.id}
      className={cx(styles["row"], card.staged && styles["staged"], "nopan", "nodrag", className)}
      style={style}
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
}, sameRow);

function sameRow(before: DragRowProps, after: DragRowProps): boolean {
  return (
    before.policy === after.policy &&
    before.place === after.place &&
    before.of === after.of &&
    before.className === after.className &&
    before.style.top === after.style.top
  );
}

function SmallMark({ way, mark }: { readonly way: "egress" | "ingress"; readonly mark: FlowMark }) {
  return (
    <span className={styles["mark"]} title={`${way}: ${mark.outcome}`}>
      <Mark mark={mark.mark} size={12} />
      <VisuallyHidden>{`${way}: ${mark.outcome}`}</VisuallyHidden>
    </span>
  );
}
