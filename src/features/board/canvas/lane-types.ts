/** Every kind of node and edge of a flow. Constants: a new object would mount everything anew. */
import { FlowEdge, LaneListNode, LaneTierNode } from "../lanes/index.ts";

export const laneTypes = {
  nodes: { laneTier: LaneTierNode, laneList: LaneListNode },
  edges: { flow: FlowEdge },
};
