/** The trace on a narrow screen: both lanes from top to bottom, with the line on their left. */
import { useMemo } from "react";
import type { Direction } from "#src/engine/index.ts";
import type { BoardFacts, EndRef, FlowCase } from "#src/explain/index.ts";
import { Mark } from "#src/ui/index.ts";
import { listNames } from "./list-names.ts";
import { handledRows, HandledRows } from "./narrow-handles.ts";
import { narrowBlocks, type NarrowBlock } from "./narrow-rows.ts";
import { NarrowLane } from "./NarrowLane.tsx";
import type { HandOver, ViewLane } from "./types.ts";
import { useShown } from "./use-shown.ts";
import { laneView } from "./view.ts";
import styles from "./NarrowTrace.module.css";

export interface NarrowTraceProps {
  /** The case shown: one backend of the answer. */
  readonly flowCase: FlowCase;
  /** The source as the question wrote it. */
  readonly from: EndRef;
  readonly board: BoardFacts;
}

export function NarrowTrace({ flowCase, from, board }: NarrowTraceProps) {
  const view = useMemo(() => laneView({ flowCase, from, board }), [flowCase, from, board]);
  const blocks = useMemo(() => ({ egress: blocksOf(view.egress), ingress: blocksOf(view.ingress) }), [view]);
  const handled = useMemo(() => handledRows([...blocks.egress, ...blocks.ingress]), [blocks]);
  const lane = (direction: Direction, grouped: boolean) => (
    <NarrowLane
      lane={view[direction]}
      blocks={blocks[direction]}
      columns={view.columns}
      listName={listNames(view, direction)}
      grouped={grouped}
    />
  );
  return (
    <HandledRows value={handled}>
      <div className={styles["trace"]}>
        {lane("egress", view.egress.kind === "walk")}
        <NarrowHandOver handOver={view.handOver} />
        {lane("ingress", view.egress.kind === "line")}
      </div>
    </HandledRows>
  );
}

function blocksOf(lane: ViewLane): readonly NarrowBlock[] {
  return lane.kind === "walk" || lane.lists.length > 0 ? narrowBlocks(lane) : [];
}

function NarrowHandOver({ handOver }: { readonly handOver: HandOver }) {
  const shown = useShown(handOver.step);
  if (handOver.state === "none") return null;
  const over = handOver.state === "handed-over";
  return (
    <p
      className={styles["handOver"]}
      data-hue={over ? "allow" : undefined}
      data-waits={shown === "waits" || undefined}
    >
      <span className={styles["sign"]}>
        <Mark mark="hand-over" size={15} />
      </span>
      <b>{over ? "Hand-over" : handOver.state === "unknown" ? "Hand-over unknown" : "Not handed over"}</b>{" "}
      {handOver.text}
    </p>
  );
}
