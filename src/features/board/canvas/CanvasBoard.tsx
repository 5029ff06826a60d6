/** Which form the canvas has: the two lanes of a flow, or the columns when there is no flow or a card is lifted. */
import { ReactFlowProvider, useReactFlow, useStoreApi } from "@xyflow/react";
import { type ReactNode, Suspense, useCallback, useDeferredValue, useRef } from "react";
import type { EndRef, FlowCase } from "#src/explain/index.ts";
import { caseShown, type SessionState, type Snapshot, useSession } from "#src/session/index.ts";
import { TraceCanvas } from "../later.ts";
import { LiftLayer } from "../drag/LiftLayer.tsx";
import type { Size } from "../model/layout.ts";
import { Motion } from "../motion/Motion.tsx";
import { ColumnsCanvas } from "./ColumnsCanvas.tsx";
import { isLarge } from "./turns.ts";
import { useSize } from "./use-size.ts";
import { clampView } from "./viewport.ts";
import styles from "./CanvasBoard.module.css";

export interface CanvasBoardProps {
  readonly snapshot: Snapshot;
  /** Stands over the canvas. */
  readonly children: ReactNode;
}

export function CanvasBoard({ snapshot, children }: CanvasBoardProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  return (
    <ReactFlowProvider>
      <Panning>
        <div ref={frame} className={styles["frame"]}>
          {size !== null && <Form snapshot={snapshot} size={size} />}
        </div>
        {children}
      </Panning>
    </ReactFlowProvider>
  );
}

/** A card held at the edge of the view pans the board as far as it reaches. */
function Panning({ children }: { readonly children: ReactNode }) {
  const { getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  const pan = useCallback(
    (by: number) => {
      const { width, height, translateExtent } = store.getState();
      const [, [right, bottom]] = translateExtent;
      const view = getViewport();
      const board = { width: right, height: bottom };
      const { x } = clampView({ ...view, x: view.x + by }, board, { width, height });
      if (x !== view.x) void setViewport({ ...view, x });
    },
    [getViewport, setViewport, store],
  );
  return <LiftLayer onPan={pan}>{children}</LiftLayer>;
}

function Form({ snapshot, size }: { readonly snapshot: Snapshot; readonly size: Size }) {
  const large = useSession(isLarge);
  const latest = useSession(traceOf);
  // Prepared beside the old form, which stays until then: also while the new one is fetched.
  const prepared = useDeferredValue(latest);
  const trace = latest.flowCase === null && !large ? latest : prepared;
  const lifted = useSession(({ drag }) => drag !== null);
  const atRest = trace.flowCase === null || trace.from === null;
  return (
    <Motion form={atRest ? (lifted ? "lift" : "rest") : "lanes"} still={large}>
      <Suspense fallback={null}>
        {atRest ? (
          <ColumnsCanvas snapshot={snapshot} size={size} />
        ) : (
          <TraceCanvas snapshot={snapshot} size={size} flowCase={trace.flowCase} from={trace.from} />
        )}
      </Suspense>
    </Motion>
  );
}

interface Trace {
  readonly flowCase: FlowCase | null;
  readonly from: EndRef | null;
}

const none: Trace = { flowCase: null, from: null };

/** Which flow the lanes show; none while a card is lifted. */
function traceOf(state: SessionState): Trace {
  if (state.drag !== null || state.answer?.kind !== "answer") return none;
  return { flowCase: caseShown(state), from: state.answer.query.from };
}
