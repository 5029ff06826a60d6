/** What a popover opens. It is fetched when a popover is near to be used. */
import { Popover as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cx } from "./cx.ts";
import type { PopoverProps } from "./Popover.tsx";
import styles from "./PopoverPanel.module.css";
import type { Opener } from "./use-opener.ts";

export interface PopoverPanelProps extends Required<
  Pick<PopoverProps, "label" | "align" | "side" | "className" | "children">
> {
  readonly opener: Opener;
}

export function PopoverPanel(props: PopoverPanelProps): ReactNode {
  const { opener, label, align, side, className, children } = props;
  // Whoever pressed something else has the keyboard there already.
  const elsewhere = useRef(false);
  return (
    <Radix.Root open onOpenChange={opener.onOpenChange}>
      <Radix.Anchor virtualRef={{ current: { getBoundingClientRect: () => rectOf(opener) } }} />
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          className={cx(styles["content"], className)}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!elsewhere.current) opener.element.current?.focus();
          }}
          onInteractOutside={(event) => {
            // The click that follows on the button closes it.
            if (event.target instanceof Node && opener.element.current?.contains(event.target) === true) {
              event.preventDefault();
            } else {
              elsewhere.current = true;
            }
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function rectOf({ element }: Opener): DOMRect {
  return element.current?.getBoundingClientRect() ?? new DOMRect();
}
