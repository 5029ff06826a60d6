/** Zoom, fit, and a small map that appears only when the board is much larger than the view. */
import { MiniMap, useReactFlow, useStore, useStoreApi } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { useLayoutEffect } from "react";
import { cx, IconButton } from "#src/ui/index.ts";
import type { Size } from "../model/layout.ts";
import { revealInTurns } from "./reveal.ts";
import { fitView, LEAST_ZOOM, MOST_ZOOM } from "./viewport.ts";
import styles from "./ZoomBar.module.css";

/** As high as the bar beside it: both stand in the strip below the columns and cover none of them. */
const mapSize = { width: 132, height: 30 };
/** In a narrower view there is no room for it beside the search. */
const ROOM_FOR_MAP = 720;
/** So wide, as beside an open policy, the foot of the board is full without the canvas's own mark. */
const FULL = 620;
/** A board that is hardly larger than the view is found without a map. */
const MUCH = 1.5;

export interface ZoomBarProps {
  readonly board: Size;
  readonly window: Size;
  /** Not there as long as the whole board is in view at its own size. */
  readonly shy: boolean;
}

export function ZoomBar({ board, window, shy }: ZoomBarProps) {
  const { zoomIn, zoomOut, setViewport } = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  const canvas = useStore((state) => state.domNode);
  const store = useStoreApi();
  const fit = () => {
    revealInTurns(store.getState);
    void setViewport(fitView(board, window));
  };
  const larger = board.width * zoom > window.width + 1 || board.height * zoom > window.height + 1;
  const much = board.width * zoom > MUCH * window.width || board.height * zoom > MUCH * window.height;
  const map = much && window.width >= ROOM_FOR_MAP;
  const shown = !shy || larger || zoom !== 1;
  useMark(canvas, !shown ? "nothing" : window.width <= FULL ? "no room" : map ? "map" : "bar");
  if (!shown) return null;
  return (
    <div className={styles["corner"]}>
      {map && (
        <MiniMap
          pannable
          zoomable={false}
          ariaLabel="Map of the board"
          className={cx(styles["map"])}
          nodeClassName={cx(styles["mapNode"])}
          nodeBorderRadius={12}
          style={mapSize}
        />
      )}
      <div role="group" aria-label="Zoom" className={styles["bar"]}>
        <IconButton label="Zoom out" size="sm" disabled={zoom <= LEAST_ZOOM} onClick={() => void zoomOut()}>
          <Minus size={14} aria-hidden />
        </IconButton>
        <span className={styles["zoom"]}>{Math.round(zoom * 100)}%</span>
        <IconButton label="Zoom in" size="sm" disabled={zoom >= MOST_ZOOM} onClick={() => void zoomIn()}>
          <Plus size={14} aria-hidden />
        </IconButton>
        <IconButton label="Fit the board" size="sm" onClick={fit}>
          <Maximize size={13} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

/**
 * The canvas's own mark stands left of the bar. It is told so itself: a rule that looks for the bar in the canvas, or
 * beside the mark, makes the browser look through the whole board whenever anything in it changes.
 */
function useMark(canvas: HTMLElement | null, beside: "nothing" | "bar" | "map" | "no room"): void {
  useLayoutEffect(() => {
    const mark = canvas?.querySelector<HTMLElement>(".react-flow__attribution");
    if (mark != null) mark.dataset["beside"] = beside;
  }, [canvas, beside]);
}
