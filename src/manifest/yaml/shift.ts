/** A tree read from a piece of a text, moved to where the piece stands. */
import type { ScalarNode, YamlNode } from "./node.ts";

/** The piece holds no aliases, so every node has one place. */
export function shifted(node: YamlNode, by: number): YamlNode {
  const span = { start: node.start + by, end: node.end + by };
  switch (node.kind) {
    case "scalar":
      return { ...node, ...span };
    case "list":
      return { ...node, ...span, items: node.items.map((item) => shifted(item, by)) };
    case "map":
      return {
        ...node,
        ...span,
        entries: node.entries.map((entry) => ({
          ...entry,
          keyNode: shiftedScalar(entry.keyNode, by),
          value: shifted(entry.value, by),
        })),
      };
  }
}

function shiftedScalar(node: ScalarNode, by: number): ScalarNode {
  return { ...node, start: node.start + by, end: node.end + by };
}
