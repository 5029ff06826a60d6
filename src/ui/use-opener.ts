/**
 * The button a panel hangs from: it opens and closes it, says so to assistive technology, and gets the keyboard back.
 * The panel itself may come later: the button is an ordinary one until it is used.
 */
import { type KeyboardEvent, type MouseEvent, type RefObject, useId, useRef, useState } from "react";

export interface OpenerOptions {
  readonly popup: "menu" | "dialog";
  readonly open: boolean | undefined;
  /** For a panel that is opened from elsewhere: whether it was by keyboard. */
  readonly openedByKeyboard?: boolean | undefined;
  readonly onOpenChange: ((open: boolean) => void) | undefined;
  /** Fetches the panel ahead of its use. */
  readonly prepare: () => Promise<void>;
}

/** What the panel gets to know of its button. */
export interface Opener {
  readonly id: string;
  readonly element: RefObject<HTMLElement | null>;
  readonly byKeyboard: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** `open` and `opener` are for the panel, `button` are the props of the button. */
export function useOpener({ popup, prepare, ...control }: OpenerOptions) {
  const id = useId();
  const element = useRef<HTMLElement>(null);
  const [own, setOwn] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(control.openedByKeyboard ?? false);
  const open = control.open ?? own;
  const onOpenChange = (next: boolean): void => {
    if (next === open) return;
    setOwn(next);
    control.onOpenChange?.(next);
  };
  const openBy = (keyboard: boolean): void => {
    setByKeyboard(keyboard);
    onOpenChange(!open);
  };
  const opener: Opener = { id, element, byKeyboard, onOpenChange };
  const button = {
    id,
    ref: element,
    "aria-haspopup": popup,
    "aria-expanded": open,
    "data-state": open ? "open" : "closed",
    onPointerEnter: () => void prepare(),
    onFocus: () => void prepare(),
    // A click without a pointer behind it is Enter, Space or a reading aid.
    onClick: (event: MouseEvent): void => openBy(event.detail === 0),
    onKeyDown: (event: KeyboardEvent): void => {
      if (popup !== "menu" || event.key !== "ArrowDown" || open) return;
      event.preventDefault();
      openBy(true);
    },
  } as const;
  return { open, opener, button };
}
