/** Every kind of node and edge on the canvas. Constants: a new object would mount everything anew. */
import { FlowEdge, LaneTierNode } from "../lanes/index.ts";
import { ProfilesNode, SpineNode, TierNode } from "./nodes.tsx";

export const nodeTypes = {
  tier: TierNode,
  spine: SpineNode,
  profiles: ProfilesNode,
  laneTier: LaneTierNode,
};

export const edgeTypes = { flow: FlowEdge };
