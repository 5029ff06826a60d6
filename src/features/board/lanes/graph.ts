/** A trace layout as React Flow's nodes and edges. Sizes and handles are declared, nothing is measured. Pure. */
import { Position, type NodeHandle } from "@xyflow/react";
import type { PolicyId } from "#src/engine/index.ts";
import type { FlowEdgeType } from "./FlowEdge.tsx";
import type { LaneListNodeType } from "./LaneListNode.tsx";
import type { LaneTierNodeType } from "./LaneTierNode.tsx";
import { listNames } from "./list-names.ts";
import type { LayoutCell, LayoutColumn, LaneRoute, TraceLayout } from "./types.ts";

export interface GraphSource {
  readonly layout: TraceLayout;
  /** In the order they are drawn. */
  readonly routes: readonly LaneRoute[];
  readonly flow: number;
  readonly toggleFold: (key: string) => void;
  readonly toggleColumn: (key: string) => void;
}

export type LaneNode = LaneTierNodeType | LaneListNodeType;

export interface LaneGraph {
  readonly nodes: LaneNode[];
  readonly edges: FlowEdgeType[];
}

/** Lists of hosts stand before the tiers, as they are asked; in them a policy is drawn as what it is, so it has its handle there. */
export function laneGraph(source: GraphSource): LaneGraph {
  const listed = listNodes(source);
  const handled = new Set(listed.flatMap(({ data }) => [...data.handles]));
  const tiers = source.layout.columns.flatMap(
    (column, index) => tierNode({ ...source, handled }, column, index) ?? [],
  );
  return { nodes: [...listed, ...tiers], edges: flowEdges(source, tiers) };
}

function listNodes({ layout, toggleFold }: GraphSource): readonly LaneListNodeType[] {
  const seen = new Set<PolicyId>();
  const lanes = { egress: layout.egress.lane, ingress: layout.ingress.lane };
  return [layout.egress, layout.ingress].flatMap(({ lane, lists }) => {
    const nameOf = listNames(lanes, lane.direction);
    return lists.flatMap(({ list, cells }) =>
      cells
        .filter(({ rows }) => rows.length > 0)
        .map((cell): LaneListNodeType => {
          const policies = cell.rows.flatMap((row) => (row.kind === "policy" ? [row.row.policy] : []));
          const handles = new Set(policies.filter((policy) => !seen.has(policy)));
          for (const policy of handles) seen.add(policy);
          const height = cell.bottom - cell.top;
          return {
            id: `${lane.direction}:${list.list}:${cell.cell.name}`,
            type: "laneList",
            position: { x: cell.x, y: cell.top },
            width: cell.width,
            height,
            measured: { width: cell.width, height },
            data: {
              name: nameOf(list, cell.cell.name),
              title: list.title,
              direction: lane.direction,
              cell,
              layout,
              handles,
              toggleFold,
            },
          };
        }),
    );
  });
}

function tierNode(
  { layout, handled, toggleFold, toggleColumn }: GraphSource & { readonly handled: ReadonlySet<PolicyId> },
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
    data: { column, egress, ingress, layout, handled, toggleFold, toggleColumn },
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

/** One edge per line, from the first column to the last: the route in its data says where it really runs. */
function flowEdges(
  { routes, layout, flow }: GraphSource,
  nodes: readonly LaneTierNodeType[],
): FlowEdgeType[] {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return [];
  const total = lengthOf(routes);
  return routes.map((route, index) => ({
    id: `${route.direction}:${route.list}:${flow}`,
    type: "flow",
    source: first.id,
    target: last.id,
    sourceHandle: `${route.direction}:source`,
    targetHandle: `${route.direction}:target`,
    data: {
      route,
      before: lengthOf(routes.slice(0, index)),
      total,
      layout,
      labels: route === labelled(routes),
    },
    // The lists say in words what the line shows; React Flow would announce it as an "edge" between two ids.
    domAttributes: { "aria-hidden": true },
  }));
}

function lengthOf(routes: readonly LaneRoute[]): number {
  return routes.reduce((sum, { length }) => sum + length, 0);
}

/** The one line that carries the words of the hand-over: the one that hands over, else that of the source's tiers. */
function labelled(routes: readonly LaneRoute[]): LaneRoute | undefined {
  const egress = routes.filter(({ direction }) => direction === "egress");
  return (
    egress.find(({ segments }) => segments.some(({ role }) => role === "return")) ??
    egress.find(({ list }) => list === "tiers")
  );
}
