/** One segment of a line. It appears as far as the line is drawn: by its dashes where solid, by a mask where patterned. */
import type { CSSProperties } from "react";
import { cx } from "#src/ui/index.ts";
import { segmentPath } from "./path.ts";
import type { Segment } from "./types.ts";
import styles from "./FlowEdge.module.css";

export interface FlowSegmentProps {
  readonly segment: Segment;
  /** Unique in the document: names the mask. */
  readonly id: string;
  readonly hypothetical: boolean;
}

export function FlowSegment({ segment, id, hypothetical }: FlowSegmentProps) {
  const d = segmentPath(segment);
  const dashed = segment.style === "dashed" || (hypothetical && segment.style === "solid");
  const reveal = { "--start": `${segment.start}px`, "--length": `${segment.length}px` } as CSSProperties;
  if (segment.style === "solid" && !dashed) {
    return (
      <path
        d={d}
        className={cx(styles["wire"], styles["reveal"])}
        data-hue={segment.hue}
        style={reveal}
        pathLength={segment.length}
      />
    );
  }
  return (
    <>
      <mask id={id} maskUnits="userSpaceOnUse" {...maskBox(segment)}>
        <path
          d={segmentPath({ ...segment, style: "solid" })}
          className={cx(styles["mask"], styles["reveal"])}
          style={reveal}
          pathLength={segment.length}
        />
      </mask>
      <path
        d={d}
        mask={`url(#${CSS.escape(id)})`}
        className={cx(
          styles["wire"],
          segment.style === "dotted" && styles["dotted"],
          dashed && styles["dashed"],
        )}
        data-hue={segment.hue}
      />
    </>
  );
}

/** The segment's box with room for its stroke. */
function maskBox(segment: Segment) {
  const points = segment.pieces.flatMap((piece) => [piece.from, piece.to]);
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const pad = 20;
  const x = Math.min(...xs) - pad;
  const y = Math.min(...ys) - pad;
  return { x, y, width: Math.max(...xs) + pad - x, height: Math.max(...ys) + pad - y };
}
