/** Every kind of node at rest and while a card is lifted. Constants: a new object would mount everything anew. */
import { ProfilesNode, SpineNode, TierNode } from "./nodes.tsx";

export const columnTypes = {
  nodes: { tier: TierNode, spine: SpineNode, profiles: ProfilesNode },
  edges: {},
};
