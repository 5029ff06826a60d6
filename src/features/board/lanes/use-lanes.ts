/** From an answered case to what the canvas draws: one node per column and per tier of a host's list, one edge per line. */
import { useCallback, useMemo, useState } from "react";
import type { BoardFacts, EndRef, FlowCase } from "#src/explain/index.ts";
import type { FlowEdgeType } from "./FlowEdge.tsx";
import { laneGraph, type LaneNode } from "./graph.ts";
import { layoutTrace, type Size } from "./layout.ts";
import { routeContext, routeLane } from "./route.ts";
import type { LaneRoute, TraceLayout } from "./types.ts";
import { laneView } from "./view.ts";

export interface LanesOptions {
  /** The case shown: one backend of the answer. */
  readonly flowCase: FlowCase;
  /** The source as the question wrote it. */
  readonly from: EndRef;
  readonly board: BoardFacts;
  /** Of the visible part of the board. */
  readonly size: Size;
}

export interface Lanes {
  readonly layout: TraceLayout;
  /** In the order they are drawn. */
  readonly routes: readonly LaneRoute[];
  readonly nodes: LaneNode[];
  readonly edges: FlowEdgeType[];
  /** For React Flow's `translateExtent`. */
  readonly extent: [[number, number], [number, number]];
  /** Changes when another flow is shown: what is drawn anew hangs on it. */
  readonly flow: number;
}

interface Toggled {
  readonly flowCase: FlowCase;
  readonly flow: number;
  readonly folds: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
}

export function useLanes({ flowCase, from, board, size }: LanesOptions): Lanes {
  const [toggled, setToggled] = useState<Toggled>({
    flowCase,
    flow: 0,
    folds: new Set(),
    columns: new Set(),
  });
  // Another flow starts with everything folded; set while rendering, so that nothing is drawn twice.
  if (toggled.flowCase !== flowCase) {
    setToggled({ flowCase, flow: toggled.flow + 1, folds: new Set(), columns: toggled.columns });
  }
  const toggleFold = useCallback(
    (key: string) => setToggled((old) => ({ ...old, folds: flip(old.folds, key) })),
    [],
  );
  const toggleColumn = useCallback(
    (key: string) => setToggled((old) => ({ ...old, columns: flip(old.columns, key) })),
    [],
  );
  const view = useMemo(() => laneView({ flowCase, from, board }), [flowCase, from, board]);
  const { width, height } = size;
  return useMemo(() => {
    const layout = layoutTrace(view, { width, height }, toggled);
    const context = routeContext(layout);
    const routes = [...routeLane(layout.egress, context), ...routeLane(layout.ingress, context)];
    const { flow } = toggled;
    const graph = laneGraph({ layout, routes, flow, toggleFold, toggleColumn });
    return {
      layout,
      routes,
      flow,
      ...graph,
      extent: [
        [0, 0],
        [layout.width, Math.max(height, layout.height)],
      ],
    };
  }, [view, width, height, toggled, toggleFold, toggleColumn]);
}

function flip(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
