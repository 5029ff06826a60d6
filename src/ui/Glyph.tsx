/** Our own line icons for kinds of things, on a 16 × 16 grid. Generic icons come from lucide. */
import type { ReactNode, SVGProps } from "react";
import { cx } from "./cx.ts";
import styles from "./Glyph.module.css";

export type GlyphName =
  | "letter-n"
  | "letter-a"
  | "letter-b"
  | "globe"
  | "heptagon-k"
  | "heptagon-c"
  | "cube"
  | "host"
  | "network-set"
  | "service"
  | "external"
  | "in"
  | "out"
  | "grip"
  | "lock"
  | "tie"
  | "template"
  | "logo";

const BOX = <rect x="2" y="2" width="12" height="12" rx="2.5" />;
const HEPTAGON = <path d="M8 1.4 13.2 3.9 14.5 9.5 10.9 14H5.1L1.5 9.5 2.8 3.9Z" />;

const drawings: Readonly<Record<GlyphName, ReactNode>> = {
  "letter-n": (
    <>
      {BOX}
      <path d="M6 10.7V5.3l4 5.4V5.3" />
    </>
  ),
  "letter-a": (
    <>
      {BOX}
      <path d="m5.6 10.8 2.4-5.6 2.4 5.6M6.5 9h3" />
    </>
  ),
  "letter-b": (
    <>
      {BOX}
      <path d="M6.2 5.2h2.2a1.35 1.35 0 0 1 0 2.7H6.2Zm0 2.7h2.5a1.45 1.45 0 0 1 0 2.9H6.2Z" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M1.8 8h12.4M8 1.8c4 3.6 4 8.8 0 12.4-4-3.6-4-8.8 0-12.4Z" />
    </>
  ),
  "heptagon-k": (
    <>
      {HEPTAGON}
      <path d="M6.4 5.2v5.4M9.9 5.2 6.5 8.1M7.6 7.2l2.4 3.4" />
    </>
  ),
  "heptagon-c": (
    <>
      {HEPTAGON}
      <path d="M10.1 6.4a2.6 2.6 0 1 0 0 3.2" />
    </>
  ),
  cube: <path d="M8 1.8 13.4 4.8V11L8 14.2 2.6 11V4.8ZM2.8 4.9 8 7.9l5.2-3M8 7.9v6.1" />,
  host: (
    <>
      <rect x="2" y="2.5" width="12" height="4.6" rx="1.2" />
      <rect x="2" y="8.9" width="12" height="4.6" rx="1.2" />
      <path d="M4.6 4.8v.01M4.6 11.2v.01M7 4.8h4.4M7 11.2h4.4" />
    </>
  ),
  "network-set": (
    <>
      <circle cx="4.6" cy="5" r="2.4" />
      <circle cx="11.4" cy="5" r="2.4" />
      <circle cx="8" cy="11.2" r="2.4" />
    </>
  ),
  service: (
    <>
      <circle cx="3.4" cy="8" r="1.7" />
      <path d="M5.1 8h2.4M7.5 8c2 0 1.4-4 3.4-4M7.5 8c2 0 1.4 4 3.4 4M7.5 8h3.4" />
      <circle cx="12.6" cy="4" r="1.3" />
      <circle cx="12.6" cy="8" r="1.3" />
      <circle cx="12.6" cy="12" r="1.3" />
    </>
  ),
  external: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m5.8 10.2 4.4-4.4M6.8 5.6h3.6v3.6" />
    </>
  ),
  in: <path d="M9.5 2.5h4v11h-4M2 8h8M7 5l3 3-3 3" />,
  out: <path d="M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3" />,
  grip: <path d="M6 3.5v.01M6 8v.01M6 12.5v.01M10 3.5v.01M10 8v.01M10 12.5v.01" strokeWidth="2.1" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7" />
    </>
  ),
  tie: <path d="M2.5 6.2c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0M2.5 10.8c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0" />,
  template: <path d="M8 1.8 13.4 4.8V11L8 14.2 2.6 11V4.8Z" strokeDasharray="2.2 1.8" />,
  logo: <path d="M2.5 2.5v7.5h4V4.5h4V13M10.5 13l-2-2M10.5 13l2-2" strokeWidth="1.8" />,
};

export interface GlyphProps extends Omit<SVGProps<SVGSVGElement>, "children"> {
  readonly name: GlyphName;
  /** Pixels of the square; 16 unless told. */
  readonly size?: number;
}

/** Decoration: a name or a word stands beside it. */
export function Glyph({ name, size = 16, className, ...rest }: GlyphProps): ReactNode {
  return (
    <svg
      {...rest}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden
      className={cx(styles["glyph"], className)}
    >
      {drawings[name]}
    </svg>
  );
}
