/** Text for assistive technology only. The class is global so that any element can wear it. */
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

export function VisuallyHidden({ className, ...rest }: ComponentProps<"span">): ReactNode {
  return <span {...rest} className={cx("visually-hidden", className)} />;
}
