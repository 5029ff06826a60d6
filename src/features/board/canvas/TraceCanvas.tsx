/** The board with a flow: two lanes under one set of columns, and the line that runs through them. */
import type { FlowCase } from "#src/explain/index.ts";
import type { Snapshot } from "#src/session/index.ts";
import { LaneHeads, useLanes } from "../lanes/index.ts";
import type { Size } from "../model/layout.ts";
import { Canvas } from "./Canvas.tsx";
import { nodeId } from "./columns.ts";
import { laneTypes } from "./lane-types.ts";

export interface TraceCanvasProps {
  readonly snapshot: Snapshot;
  readonly size: Size;
  readonly flowCase: FlowCase;
  readonly from: string;
}

export function TraceCanvas({ snapshot, size, flowCase, from }: TraceCanvasProps) {
  const lanes = useLanes({ flowCase, from, board: snapshot.board, size });
  const nodeOf = (policy: string) => {
    const tier = snapshot.board.tiers.find(({ policies }) =>
      (policies as readonly string[]).includes(policy),
    );
    return tier === undefined ? null : nodeId(tier.name);
  };
  return (
    <Canvas
      nodes={lanes.nodes}
      edges={lanes.edges}
      types={laneTypes}
      board={lanes.layout}
      window={size}
      nodeOf={nodeOf}
      full
    >
      <LaneHeads layout={lanes.layout} />
    </Canvas>
  );
}
