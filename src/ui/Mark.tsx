/**
 * Marks of what happened, drawn by us. Every hue is doubled by a shape: a filled disc with a check allows, a
 * filled octagon denies, a filled chevron passes, and the same outlines over a base bar are the end of a tier.
 */
import type { ReactNode, SVGProps } from "react";
import styles from "./Mark.module.css";
import { cx } from "./cx.ts";

export type MarkName =
  | "allow"
  | "deny"
  | "pass"
  | "end-deny"
  | "end-pass"
  | "no-match"
  | "log"
  | "skipped"
  | "not-reached"
  | "undecidable"
  | "other-endpoints"
  | "other-direction"
  | "selects-nothing"
  | "staged"
  | "ignored"
  | "hand-over";

const CHECK = "M4.9 8.2 7.1 10.4 11.2 5.9";
const CROSS = "M5.9 5.9 10.1 10.1M10.1 5.9 5.9 10.1";
const OCTAGON = "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z";
const SMALL_OCTAGON = "M5.7 1h4.6l3.2 3.2v4.6l-3.2 3.2H5.7L2.5 8.8V4.2Z";
const SMALL_CROSS = "M6.3 4.8 9.7 8.2M9.7 4.8 6.3 8.2";
const CHEVRON = "M1.2 2.8h7.4L15 8l-6.4 5.2H1.2L4.6 8Z";
const SMALL_CHEVRON = "M2.2 2.2h6.4l5 4.3-5 4.3H2.2l2.5-4.3Z";
const CUBE = "M8 1.8 13.4 4.8V11L8 14.2 2.6 11V4.8ZM2.8 4.9 8 7.9l5.2-3M8 7.9v6.1";

const glyphs: Readonly<Record<MarkName, ReactNode>> = {
  allow: (
    <>
      <circle cx="8" cy="8" r="7" className={styles["solid"]} />
      <path d={CHECK} className={styles["cut"]} />
    </>
  ),
  deny: (
    <>
      <path d={OCTAGON} className={styles["solid"]} />
      <path d={CROSS} className={styles["cut"]} />
    </>
  ),
  pass: (
    <>
      <path d={CHEVRON} className={styles["solid"]} />
      <path d="M7 5.6 10 8l-3 2.4" className={styles["cut"]} />
    </>
  ),
  "end-deny": (
    <>
      <path d={SMALL_OCTAGON} className={styles["outline"]} />
      <path d={SMALL_CROSS} className={styles["outline"]} />
      <path d="M1 14.9h14" className={styles["base"]} />
    </>
  ),
  "end-pass": (
    <>
      <path d={SMALL_CHEVRON} className={styles["outline"]} />
      <path d="M1 14.4h14" className={styles["base"]} />
    </>
  ),
  "no-match": <circle cx="8" cy="8" r="4.6" className={styles["outline"]} />,
  log: (
    <>
      <path d="M1.5 5h13M8 5v5.2" className={styles["line"]} />
      <circle cx="8" cy="12" r="1.8" className={styles["line"]} />
    </>
  ),
  skipped: (
    <path
      d="M5.5 5.5H4a2.5 2.5 0 0 0 0 5h1.5M10.5 5.5H12a2.5 2.5 0 0 1 0 5h-1.5M6.2 8h3.6"
      className={styles["line"]}
    />
  ),
  "not-reached": <circle cx="8" cy="8" r="1.6" className={styles["solid"]} />,
  undecidable: (
    <>
      <path d="M8 .9 15.1 8 8 15.1.9 8Z" className={styles["outline"]} />
      <path d="M6.4 6.5a1.65 1.65 0 1 1 2.5 1.4c-.6.4-.9.7-.9 1.3M8 11.2v.1" className={styles["line"]} />
    </>
  ),
  "other-endpoints": <path d={CUBE} className={styles["line"]} />,
  "other-direction": <path d="M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3" className={styles["line"]} />,
  "selects-nothing": (
    <>
      <circle cx="8" cy="8" r="5.8" className={styles["line"]} />
      <path d="m4 12 8-8" className={styles["line"]} />
    </>
  ),
  staged: (
    <>
      <circle cx="8" cy="8" r="6" className={styles["line"]} strokeDasharray="2.6 2.1" />
      <path d="M8 4.8V8l2.2 1.4" className={styles["line"]} />
    </>
  ),
  ignored: (
    <>
      <rect
        x="2.2"
        y="2.2"
        width="11.6"
        height="11.6"
        rx="2"
        className={styles["line"]}
        strokeDasharray="2.4 1.9"
      />
      <path d="M5.2 8h5.6" className={styles["line"]} />
    </>
  ),
  "hand-over": <path d="M2 5h11.5M10.5 2l3 3-3 3M14 11H2.5M5.5 8l-3 3 3 3" className={styles["line"]} />,
};

const hues: Readonly<Partial<Record<MarkName, string>>> = {
  allow: "allow",
  deny: "deny",
  "end-deny": "deny",
  pass: "pass",
  "end-pass": "pass",
};

/** The bare drawing on a 16 × 16 grid, for use inside another svg. It brings its hue along. */
function MarkGlyph({ mark, ...rest }: { readonly mark: MarkName } & SVGProps<SVGGElement>): ReactNode {
  const hue = hues[mark];
  return (
    <g {...rest} className={cx(styles["glyph"], hue !== undefined && styles[hue], rest.className)}>
      {glyphs[mark]}
    </g>
  );
}

export interface MarkProps extends Omit<SVGProps<SVGSVGElement>, "children" | "mask"> {
  readonly mark: MarkName;
  /** Pixels of the square; 16 unless told. */
  readonly size?: number;
}

/** Decoration: the word that says the same stands beside it. */
export function Mark({ mark, size = 16, className, ...rest }: MarkProps): ReactNode {
  return (
    <svg
      {...rest}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden
      className={cx(styles["mark"], className)}
    >
      <MarkGlyph mark={mark} />
    </svg>
  );
}
