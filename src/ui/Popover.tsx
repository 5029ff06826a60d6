/** A small panel that hangs from a button. Not modal: what is behind stays usable. */
import { Slot } from "radix-ui";
import { type ReactElement, type ReactNode, Suspense } from "react";
import { later } from "./later.ts";
import { useOpener } from "./use-opener.ts";

export interface PopoverProps {
  readonly trigger: ReactElement;
  /** Accessible name of the panel. */
  readonly label: string;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export const popoverPanel = later(async () => (await import("./PopoverPanel.tsx")).PopoverPanel);
const { Part: PopoverPanel } = popoverPanel;

export function Popover(props: PopoverProps): ReactNode {
  const { trigger, label, align = "start", side = "bottom", className, children } = props;
  const { open, onOpenChange } = props;
  const own = useOpener({ popup: "dialog", open, onOpenChange, prepare: popoverPanel.fetch });
  return (
    <>
      <Slot.Root {...own.button}>{trigger}</Slot.Root>
      {own.open && (
        <Suspense fallback={null}>
          <PopoverPanel opener={own.opener} label={label} align={align} side={side} className={className}>
            {children}
          </PopoverPanel>
        </Suspense>
      )}
    </>
  );
}
