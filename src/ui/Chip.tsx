/** A small flag: words beside an icon, neutral unless it repeats a verdict that is drawn next to it. */
import type { ComponentProps, ReactNode } from "react";
import styles from "./Chip.module.css";
import { cx } from "./cx.ts";

export interface ChipProps extends ComponentProps<"span"> {
  readonly tone?: "neutral" | "outline" | "dashed" | "allow" | "pass" | "deny";
  readonly icon?: ReactNode;
}

export function Chip({ tone = "neutral", icon, className, children, ...rest }: ChipProps): ReactNode {
  return (
    <span {...rest} className={cx(styles["chip"], styles[tone], className)}>
      {icon}
      {children}
    </span>
  );
}
