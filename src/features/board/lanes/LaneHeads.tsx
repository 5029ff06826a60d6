/** The head of each lane: start badge, whose side it is, how it ends. Heads stay in sight while the lanes scroll. */
import { ViewportPortal } from "@xyflow/react";
import { type CSSProperties, useRef } from "react";
import { Glyph } from "#src/ui/index.ts";
import { LaneListHeads } from "./LaneListHeads.tsx";
import { LaneSummary } from "./LaneSummary.tsx";
import { descender } from "./metrics.ts";
import type { LayoutLane, TraceLayout } from "./types.ts";
import { useStick } from "./use-stick.ts";
import styles from "./LaneHeads.module.css";

export interface LaneHeadsProps {
  readonly layout: TraceLayout;
}

/** A child of `<ReactFlow>`. */
export function LaneHeads({ layout }: LaneHeadsProps) {
  const heads = useRef<HTMLDivElement>(null);
  useStick(heads);
  const first = layout.columns[0];
  return (
    <ViewportPortal>
      <div ref={heads}>
        <LaneHead lane={layout.egress} layout={layout} badge={(first?.x ?? 0) - descender} />
        <LaneHead lane={layout.ingress} layout={layout} badge={(first?.x ?? 0) - descender} />
        <LaneListHeads lane={layout.egress} layout={layout} />
        <LaneListHeads lane={layout.ingress} layout={layout} />
        <div className={styles["divider"]} style={{ top: layout.ingress.headTop, width: layout.width }} />
      </div>
    </ViewportPortal>
  );
}

interface LaneHeadProps {
  readonly lane: LayoutLane;
  readonly layout: TraceLayout;
  readonly badge: number;
}

function LaneHead({ lane, layout, badge }: LaneHeadProps) {
  const { header, laneHead } = layout.metrics;
  const { direction } = lane.lane;
  const style = {
    top: lane.headTop,
    height: laneHead,
    "--free": `${lane.headTop - header}px`,
    "--room": `${Math.max(0, lane.bottom - lane.headTop - laneHead)}px`,
  } as CSSProperties;
  return (
    <div className={styles["head"]} style={style}>
      <span className={styles["badge"]} style={{ left: badge }}>
        <Glyph name={lane.lane.outcome === null ? "external" : "cube"} size={13} />
      </span>
      <div className={styles["words"]} style={{ width: layout.visibleWidth, paddingLeft: badge + 23 }}>
        <h2 className={styles["title"]}>
          <b>{direction === "egress" ? "Egress" : "Ingress"}</b>{" "}
          <span className={styles["verb"]}>{lane.lane.verb}</span> <b>{lane.lane.end}</b>
        </h2>
        {lane.lane.address !== "" && <code className={styles["address"]}>{lane.lane.address}</code>}
        {lane.lane.hypothetical && <span className={styles["would"]}>Would be, if it left the source</span>}
        <LaneSummary lane={lane.lane} />
      </div>
    </div>
  );
}
