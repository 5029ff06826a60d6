/** A station on the line, its meaning in its shape: ring, chevron, disc with a check, octagon with a cross, diamond. */
import type { CSSProperties, ReactNode } from "react";
import { cx } from "#src/ui/index.ts";
import type { Station } from "./types.ts";
import styles from "./FlowStation.module.css";

export interface FlowStationProps {
  readonly station: Pick<Station, "x" | "y" | "shape" | "size">;
  readonly shown: boolean;
  /** Of the whole drawing time, when the line gets here. */
  readonly share: number;
}

export function FlowStation({ station, shown, share }: FlowStationProps) {
  const { x, y, shape, size } = station;
  const scale = size / 16;
  return (
    <g
      transform={`translate(${x} ${y}) scale(${scale})`}
      className={cx(styles["station"], !shown && styles["waits"])}
      style={{ "--share": share } as CSSProperties}
      data-shape={shape}
    >
      {shapes[shape]}
    </g>
  );
}

/** On a 16 × 16 grid around the origin. */
const shapes: Readonly<Record<Station["shape"], ReactNode>> = {
  "no-match": <circle r={8} className={styles["ring"]} />,
  pass: <Chevron filled />,
  "end-pass": <Chevron filled={false} />,
  allow: (
    <>
      <circle r={8} className={styles["halo"]} />
      <circle r={8} className={styles["solid"]} data-hue="allow" />
      <path d="M-3.6.2-1 2.8 3.6-2.4" className={styles["cut"]} data-hue="allow" />
    </>
  ),
  deny: <Octagon hatched={false} />,
  "end-deny": <Octagon hatched />,
  undecidable: (
    <>
      <path d="M0-8.6 8.6 0 0 8.6-8.6 0Z" className={styles["ring"]} />
      <path d="M-1.7-1.6A1.75 1.75 0 1 1 .9-.1C.2.4 0 .7 0 1.4M0 3.6v.1" className={styles["question"]} />
    </>
  ),
};

const CHEVRON = "M-9.2-7H2.6L9.2 0 2.6 7H-9.2L-5.4 0Z";

function Chevron({ filled }: { readonly filled: boolean }) {
  return (
    <>
      <path d={CHEVRON} className={styles["halo"]} />
      <path d={CHEVRON} className={filled ? styles["solid"] : styles["outline"]} data-hue="pass" />
    </>
  );
}

const OCTAGON = "M-3.2-7.7h6.4L7.7-3.2v6.4L3.2 7.7h-6.4L-7.7 3.2v-6.4Z";

function Octagon({ hatched }: { readonly hatched: boolean }) {
  return (
    <>
      <path d={OCTAGON} className={styles["halo"]} />
      <path d={OCTAGON} className={hatched ? styles["hollow"] : styles["solid"]} data-hue="deny" />
      {hatched && <path d="M-7 3 3-7M-6 6.5 6.5-6M-3 7 7-3" className={styles["hatch"]} />}
      <path
        d="M-2.9-2.9 2.9 2.9M2.9-2.9-2.9 2.9"
        className={hatched ? styles["cross"] : styles["cut"]}
        data-hue="deny"
      />
    </>
  );
}
