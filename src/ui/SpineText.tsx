/** Text that reads downwards, for columns too narrow for a line. */
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./SpineText.module.css";

export function SpineText({ className, ...rest }: ComponentProps<"span">): ReactNode {
  return <span {...rest} className={cx(styles["spine"], className)} />;
}
