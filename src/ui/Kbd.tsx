/** A key or chord as drawn on the keyboard. */
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./Kbd.module.css";

export interface KbdProps {
  readonly children: ReactNode;
  /** `inverse`: on an ink background. */
  readonly tone?: "plain" | "inverse";
  readonly className?: string | undefined;
}

export function Kbd({ children, tone = "plain", className }: KbdProps): ReactNode {
  return <kbd className={cx(styles["kbd"], styles[tone], className)}>{children}</kbd>;
}
