/** A button that shows only an icon; its name is the label, repeated in a tooltip unless told otherwise. */
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./IconButton.module.css";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  readonly label: string;
  /** Shortcut shown in the tooltip, e.g. `Ctrl Z`. */
  readonly keys?: string;
  /** `none` where hundreds are on screen and the label would only repeat what stands beside it. */
  readonly hint?: "tooltip" | "none";
  readonly size?: "md" | "sm";
}

export function IconButton(props: IconButtonProps): ReactNode {
  const { label, keys, hint = "tooltip", size = "md", className, type = "button", ...rest } = props;
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={cx(styles["button"], styles[size], className)}
    />
  );
  if (hint === "none") return button;
  return (
    <Tooltip text={label} says="name" {...(keys === undefined ? {} : { keys })}>
      {button}
    </Tooltip>
  );
}
