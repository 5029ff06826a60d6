/**
 * The trace form of the board: two lanes under one set of tier columns, and the line that runs through them.
 *
 * `useLanes` does the whole way from an answered case to React Flow's nodes and edges. The canvas that shows them
 * keeps zoom 1 at first, pans by the wheel inside `extent`, and holds `<LaneHeads>` as a child of `<ReactFlow>`.
 */
export { LaneTierNode } from "./LaneTierNode.tsx";
export type { LaneTierNodeType } from "./LaneTierNode.tsx";
export { LaneListNode } from "./LaneListNode.tsx";
export { FlowEdge } from "./FlowEdge.tsx";
export type { FlowEdgeType } from "./FlowEdge.tsx";
export { LaneHeads } from "./LaneHeads.tsx";
export type { LaneHeadsProps } from "./LaneHeads.tsx";
export { NarrowTrace } from "./NarrowTrace.tsx";
export type { NarrowTraceProps } from "./NarrowTrace.tsx";
export { useLanes } from "./use-lanes.ts";
export type { Lanes, LanesOptions } from "./use-lanes.ts";
export type { LaneRoute, Metrics, Opened, TraceLayout, TraceView } from "./types.ts";
