/**
 * A tier that neither lane evaluates, or the profile: its name and the reason, read downwards, in each lane. To be
 * looked at only; the head of the column says both once.
 */
import { cx, SpineText } from "#src/ui/index.ts";
import type { LayoutCell, ViewColumn, ViewLane } from "./types.ts";
import { type Shown, useShown } from "./use-shown.ts";
import styles from "./LaneSpine.module.css";

export interface LaneSpineProps {
  readonly cell: LayoutCell;
  readonly name: ViewColumn;
  readonly lane: ViewLane;
}

export function LaneSpine({ cell, name, lane }: LaneSpineProps) {
  const shown = useShown(cell.cell.step);
  const outcome = shown === "waits" ? undefined : cell.cell.exit?.outcome;
  const title = name.kind === "profile" ? cell.cell.name : name.name;
  return (
    <p
      aria-hidden
      className={cx(styles["spine"], lane.hypothetical && styles["hypothetical"])}
      data-outcome={outcome}
      style={{ top: cell.top, height: cell.bottom - cell.top }}
    >
      <SpineText>
        <b>{title}</b> <span className={styles["reason"]}>{reasonShown(cell, shown)}</span>
      </SpineText>
    </p>
  );
}

/** Why the tiers that neither lane evaluates play no part: once where both lanes say the same. */
export function SpineReason({
  egress,
  ingress,
}: {
  readonly egress: LayoutCell;
  readonly ingress: LayoutCell;
}) {
  const left = reasonShown(egress, useShown(egress.cell.step));
  const right = reasonShown(ingress, useShown(ingress.cell.step));
  if (left === right || right === "") return left;
  return left === "" ? right : `egress: ${left}, ingress: ${right}`;
}

function reasonShown({ cell }: LayoutCell, shown: Shown): string {
  return shown === "waits" ? "not yet" : cell.reason;
}
