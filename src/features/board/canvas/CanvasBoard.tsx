/** Which form the canvas has: the two lanes of a flow, or the columns when there is no flow or a card is lifted. */
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type ReactNode, useCallback, useRef } from "react";
import { caseShown, type Snapshot, useSession } from "#src/session/index.ts";
import { LiftLayer } from "../drag/LiftLayer.tsx";
import type { Size } from "../model/layout.ts";
import { ColumnsCanvas } from "./ColumnsCanvas.tsx";
import { TraceCanvas } from "./TraceCanvas.tsx";
import { useSize } from "./use-size.ts";
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

function Panning({ children }: { readonly children: ReactNode }) {
  const { getViewport, setViewport } = useReactFlow();
  const pan = useCallback(
    (x: number) => {
      const view = getViewport();
      void setViewport({ ...view, x: view.x + x });
    },
    [getViewport, setViewport],
  );
  return <LiftLayer onPan={pan}>{children}</LiftLayer>;
}

function Form({ snapshot, size }: { readonly snapshot: Snapshot; readonly size: Size }) {
  const flowCase = useSession(caseShown);
  const from = useSession((state) => (state.answer?.kind === "answer" ? state.answer.query.from : null));
  const lifted = useSession((state) => state.drag !== null);
  if (flowCase === null || from === null || lifted) return <ColumnsCanvas snapshot={snapshot} size={size} />;
  return <TraceCanvas snapshot={snapshot} size={size} flowCase={flowCase} from={from} />;
}
