/** One tier's policies in a list of a host endpoint, under the tier's column. The list's own head is drawn by the lane's. */
import type { Node, NodeProps } from "@xyflow/react";
import type { Direction, PolicyId } from "#src/engine/index.ts";
import { cx } from "#src/ui/index.ts";
import { LaneList } from "./LaneList.tsx";
import styles from "./LaneTierNode.module.css";
import type { LayoutCell, TraceLayout } from "./types.ts";

// React Flow wants node data to be an indexable type, which an interface is not.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type LaneListData = {
  /** Of the group: `Untracked edge` */
  readonly name: string;
  /** `Untracked` */
  readonly title: string;
  readonly direction: Direction;
  readonly cell: LayoutCell;
  readonly layout: TraceLayout;
  readonly handles: ReadonlySet<PolicyId>;
  readonly toggleFold: (key: string) => void;
};

export type LaneListNodeType = Node<LaneListData, "laneList">;

export function LaneListNode({ data }: NodeProps<LaneListNodeType>) {
  const { name, title, direction, cell, layout, handles, toggleFold } = data;
  return (
    <section
      role="group"
      aria-label={name}
      className={cx(styles["tier"], "nopan", "nodrag")}
      data-density={layout.metrics.density}
      style={{ width: cell.width, height: cell.bottom - cell.top }}
    >
      {/* Rows say where they stand on the canvas, and the node begins at the cell. */}
      <div className={styles["shift"]} style={{ top: -cell.top }}>
        <LaneList
          label={`${title} ${cell.cell.name} ${direction}`}
          direction={direction}
          cell={cell}
          metrics={layout.metrics}
          handles={handles}
          toggleFold={toggleFold}
        />
      </div>
    </section>
  );
}
