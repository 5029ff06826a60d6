/** The line of one lane or list, drawn as one edge from the routing result. It is decoration: the lists say the same in words. */
import { EdgeLabelRenderer, type Edge, type EdgeProps } from "@xyflow/react";
import { ArrowRightLeft } from "lucide-react";
import type { CSSProperties } from "react";
import { useSession } from "#src/session/index.ts";
import { cx } from "#src/ui/index.ts";
import { FlowSegment } from "./FlowSegment.tsx";
import { FlowStation } from "./FlowStation.tsx";
import { segmentPath } from "./path.ts";
import { drawnAt } from "./route.ts";
import type { Arrow, LaneRoute, TraceLayout } from "./types.ts";
import styles from "./FlowEdge.module.css";

// React Flow wants edge data to be an indexable type, which an interface is not.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type FlowEdgeData = {
  readonly route: LaneRoute;
  /** Length drawn before this line begins, and of all lines. */
  readonly before: number;
  readonly total: number;
  readonly layout: TraceLayout;
  /** Carries the words of the hand-over. */
  readonly labels: boolean;
};

export type FlowEdgeType = Edge<FlowEdgeData, "flow">;

export function FlowEdge({ id, data }: EdgeProps<FlowEdgeType>) {
  const step = useSession((session) => session.step);
  if (data === undefined) return null;
  const { route, before, total, layout, labels } = data;
  const drawn = drawnAt(route, step);
  const style = lineStyle({ drawn, before, total, finished: step === null });
  return (
    <>
      <g aria-hidden className={styles["line"]} style={style} data-lane={route.direction}>
        {route.segments.map((segment) => (
          <FlowSegment
            key={segment.start}
            segment={segment}
            id={`${id}:${Math.round(segment.start)}`}
            hypothetical={route.hypothetical}
          />
        ))}
        {route.arrows.map((arrow) => (
          <ArrowHead key={arrow.x} arrow={arrow} shown={arrow.at <= drawn} />
        ))}
        {route.stations.map((station, index) => (
          <FlowStation
            key={index}
            station={station}
            shown={station.at <= drawn + 1}
            share={(before + station.at) / total}
          />
        ))}
        {route.end !== null && (
          <FlowStation
            station={{ ...route.end, shape: "allow" }}
            shown={route.end.at <= drawn + 1}
            share={(before + route.end.at) / total}
          />
        )}
        {step !== null && drawn > 0 && drawn < route.length && <Head route={route} />}
      </g>
      <EdgeLabelRenderer>
        {route.arcs.map((arc) => (
          <div
            key={arc.x}
            className={cx(styles["skip"], arc.at > drawn && styles["waits"])}
            style={placed(arc.x, arc.y)}
          >
            {arc.text}
          </div>
        ))}
        {labels && (
          <HandOverLabel
            layout={layout}
            left={labelLeft(route, layout)}
            waits={step !== null && step < (layout.handOver.step ?? 0)}
          />
        )}
      </EdgeLabelRenderer>
    </>
  );
}

interface LineStyle {
  readonly drawn: number;
  readonly before: number;
  readonly total: number;
  readonly finished: boolean;
}

/** All lines share one length, so that the finished line is drawn in one go: first list first. */
function lineStyle({ drawn, before, total, finished }: LineStyle): CSSProperties {
  return { "--before": `${before}px`, "--target": `${finished ? total : before + drawn}px` } as CSSProperties;
}

/** The wire head runs on the line itself while the player is on a step. */
function Head({ route }: { readonly route: LaneRoute }) {
  const path = route.segments.map(segmentPath).join("");
  return (
    <g className={styles["head"]} style={{ offsetPath: `path("${path}")` }}>
      <circle r={9} className={styles["halo"]} />
      <circle r={5} className={styles["dot"]} />
    </g>
  );
}

function ArrowHead({ arrow, shown }: { readonly arrow: Arrow; readonly shown: boolean }) {
  return (
    <path
      d={`M${arrow.x + 5} ${arrow.y - 6}l-6 6 6 6`}
      className={cx(styles["arrow"], !shown && styles["waits"])}
      data-hue={arrow.hue}
    />
  );
}

/** On the way back, or behind the place where it starts when it is too short for the text. */
function labelLeft(route: LaneRoute, layout: TraceLayout): number {
  const usual = (layout.columns[0]?.x ?? 0) + 138;
  const back = route.segments
    .filter((segment) => segment.role === "return")
    .flatMap((segment) => segment.pieces);
  if (back.length < 2) return usual;
  const right = Math.max(...back.map((piece) => piece.to.x));
  return right < usual + labelRoom(layout) ? right + 16 : usual;
}

/** Nothing is measured: letters at their usual width, with the sign, the ends and a piece of line behind. */
function labelRoom({ handOver }: TraceLayout): number {
  return (handOver.text.length + 10) * 5.7 + 60;
}

interface HandOverLabelProps {
  readonly layout: TraceLayout;
  readonly left: number;
  readonly waits: boolean;
}

function HandOverLabel({ layout, left, waits }: HandOverLabelProps) {
  const { handOver, band } = layout;
  if (handOver.state === "none") return null;
  const over =
    handOver.state === "handed-over"
      ? "Hand-over"
      : handOver.state === "unknown"
        ? "Hand-over unknown"
        : "Not handed over";
  return (
    <div
      className={cx(
        styles["handOver"],
        handOver.state !== "handed-over" && styles["stopped"],
        waits && styles["waits"],
      )}
      style={{ top: band.centre, left }}
    >
      <ArrowRightLeft size={14} aria-hidden />
      <b>{over}</b> {handOver.text}
    </div>
  );
}

function placed(x: number, y: number): CSSProperties {
  return { left: x, top: y };
}
