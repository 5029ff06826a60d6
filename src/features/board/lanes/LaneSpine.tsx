/** A tier that neither lane evaluates, or the profile: its name and the reason, read downwards. */
import { cx, SpineText } from "#src/ui/index.ts";
import type { LayoutCell, ViewColumn, ViewLane } from "./types.ts";
import { useShown } from "./use-shown.ts";
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
      className={cx(styles["spine"], lane.hypothetical && styles["hypothetical"])}
      data-outcome={outcome}
      style={{ top: cell.top, height: cell.bottom - cell.top }}
    >
      <SpineText>
        <b>{title}</b>{" "}
        <span className={styles["reason"]}>{shown === "waits" ? "not yet" : cell.cell.reason}</span>
      </SpineText>
    </p>
  );
}
