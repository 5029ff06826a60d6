/** A trace layout as React Flow's nodes and edges. Sizes and handles are declared, nothing is measured. Pure. */
import { Position, type NodeHandle } from "@xyflow/react";
import type { FlowEdgeType } from "./FlowEdge.tsx";
import type { LaneTierNodeType } from "./LaneTierNode.tsx";
import type { LayoutCell, LayoutColumn, LaneRoute, TraceLayout } from "./types.ts";

export interface GraphSource {
  readonly layout: TraceLayout;
  readonly egress: LaneRoute;
  readonly ingress: LaneRoute;
  readonly flow: number;
  readonly toggleFold: (key: string) => void;
  readonly toggleColumn: (key: string) => void;
}

export interface LaneGraph {
  readonly nodes: LaneTierNodeType[];
  readonly edges: FlowEdgeType[];
}

export function laneGraph(source: GraphSource): LaneGraph {
  const nodes = source.layout.columns.flatMap((column, index) => tierNode(source, column, index) ?? []);
  return { nodes, edges: flowEdges(source, nodes) };
}

function tierNode(
  { layout, toggleFold, toggleColumn }: GraphSource,
  column: LayoutColumn,
  index: number,
): LaneTierNodeType | null {
  const egress = layout.egress.cells[index];
  const ingress = layout.ingress.cells[index];
  if (egress === undefined || ingress === undefined) return null;
  const { height } = layout;
  return {
    id: `tier:${column.column.key}`,
    type: "laneTier",
    position: { x: column.x, y: 0 },
    width: column.width,
    height,
    // With a size of its own a node is not measured, and keeps the handles declared here.
    measured: { width: column.width, height },
    handles: handlesOf(column, [egress, ingress]),
    data: { column, egress, ingress, layout, toggleFold, toggleColumn },
  };
}

function handlesOf(column: LayoutColumn, [egress, ingress]: readonly [LayoutCell, LayoutCell]): NodeHandle[] {
  const at = (cell: LayoutCell) => cell.exitY ?? cell.top;
  const handle = (id: string, cell: LayoutCell, type: "source" | "target"): NodeHandle => ({
    id: `${id}:${type}`,
    type,
    x: type === "target" ? 0 : column.width,
    y: at(cell),
    width: 1,
    height: 1,
    position: type === "target" ? Position.Left : Position.Right,
  });
  return [
    handle("egress", egress, "target"),
    handle("egress", egress, "source"),
    handle("ingress", ingress, "target"),
    handle("ingress", ingress, "source"),
  ];
}

/** One edge per lane, from the first column to the last: the route in its data says where it really runs. */
function flowEdges(
  { egress, ingress, layout, flow }: GraphSource,
  nodes: readonly LaneTierNodeType[],
): FlowEdgeType[] {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return [];
  const total = egress.length + ingress.length;
  return [egress, ingress].map((route, index) => ({
    id: `${route.direction}:${flow}`,
    type: "flow",
    source: first.id,
    target: last.id,
    sourceHandle: `${route.direction}:source`,
    targetHandle: `${route.direction}:target`,
    data: { route, before: index === 0 ? 0 : egress.length, total, layout },
    // The lists say in words what the line shows; React Flow would announce it as an "edge" between two ids.
    domAttributes: { "aria-hidden": true },
  }));
}
