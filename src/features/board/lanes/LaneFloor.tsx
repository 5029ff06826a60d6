/** The end of a tier: always its last row, a station like any card when it acts. */
import { cx, Mark } from "#src/ui/index.ts";
import type { LayoutRow, ViewExit } from "./types.ts";
import type { Shown } from "./use-shown.ts";
import styles from "./LaneFloor.module.css";

export interface LaneFloorProps {
  readonly row: Extract<LayoutRow, { kind: "floor" }>;
  readonly top: number;
  readonly exit: ViewExit | null;
  readonly shown: Shown;
}

export function LaneFloor({ row, top, exit, shown }: LaneFloorProps) {
  const { floor } = row;
  const acts = floor.acts && shown !== "waits";
  return (
    <p
      className={cx(styles["floor"], acts && styles["acts"])}
      data-outcome={acts ? exit?.outcome : undefined}
      style={{ top, height: row.height }}
    >
      <Mark
        mark={floor.action === "Deny" ? "end-deny" : "end-pass"}
        size={acts ? 15 : 14}
        className={styles["mark"]}
      />
      <span>{`End of tier: ${floor.action}`}</span>
    </p>
  );
}
