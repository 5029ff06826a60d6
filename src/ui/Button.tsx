/** The text button. Hue never says what a button does: primary is ink, secondary an outline, ghost bare. */
import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { cx } from "./cx.ts";

export interface ButtonProps extends ComponentProps<"button"> {
  readonly variant?: "primary" | "secondary" | "ghost";
  readonly size?: "md" | "sm";
  /** Drawn before the text. */
  readonly icon?: ReactNode;
}

export function Button(props: ButtonProps): ReactNode {
  const { variant = "secondary", size = "md", icon, className, children, type = "button", ...rest } = props;
  return (
    <button {...rest} type={type} className={cx(styles["button"], styles[variant], styles[size], className)}>
      {icon}
      {children}
    </button>
  );
}
