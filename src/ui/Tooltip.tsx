/**
 * A short text on hover and focus. Never the only place where something is said. It waits a moment, stays while the
 * pointer is on it, and goes by Escape. Written here and not taken from a library: it is on every icon of the first
 * screen, and needs none of what positions menus.
 */
import { Slot } from "radix-ui";
import {
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./Kbd.tsx";
import { placeBeside, type Side } from "./place.ts";
import styles from "./Tooltip.module.css";

export interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: string;
  readonly side?: Side;
  /** `name`: the text is the element's name already and need not be read twice. */
  readonly says?: "more" | "name";
  /** One element that takes a ref and event handlers. */
  readonly children: ReactElement;
}

/** Milliseconds: before the first tooltip, for moving from the element onto it, and in which the next opens at once. */
const WAIT = 450;
const LEAVE = 120;
const WARM = 250;
let lastClosed = -Infinity;

export function Tooltip({ text, keys, side = "bottom", says = "more", children }: TooltipProps): ReactNode {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  /** The focus that a press brings is no question. */
  const pressed = useRef(false);
  const { open, show, hide, hideSoon } = useOpening();
  const handlers = {
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType !== "touch") show(performance.now() - lastClosed < WARM ? 0 : WAIT);
    },
    onPointerLeave: hideSoon,
    onPointerDown: () => {
      pressed.current = true;
      hide();
    },
    onPointerUp: () => {
      pressed.current = false;
    },
    onFocus: () => {
      if (!pressed.current && anchor.current?.matches(":focus-visible") === true) show(0);
    },
    onBlur: hide,
  };
  const described = open && says === "more" ? { "aria-describedby": id } : {};
  return (
    <>
      <Slot.Root ref={anchor} {...handlers} {...described}>
        {children}
      </Slot.Root>
      {open && (
        <Bubble
          id={id}
          anchor={anchor}
          side={side}
          onClose={hide}
          onPointerEnter={() => show(0)}
          onPointerLeave={hideSoon}
        >
          {text}
          {keys !== undefined && <Kbd tone="inverse">{keys}</Kbd>}
        </Bubble>
      )}
    </>
  );
}

interface Opening {
  readonly open: boolean;
  readonly show: (after: number) => void;
  readonly hide: () => void;
  /** Unless the pointer comes onto the text. */
  readonly hideSoon: () => void;
}

function useOpening(): Opening {
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const after = (wait: number, change: () => void): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(change, wait);
  };
  const hide = (): void => {
    clearTimeout(timer.current);
    if (open) lastClosed = performance.now();
    setOpen(false);
  };
  return {
    open,
    show: (wait) => after(wait, () => setOpen(true)),
    hide,
    hideSoon: () => after(LEAVE, hide),
  };
}

interface BubbleProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly side: Side;
  readonly onClose: () => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly children: ReactNode;
}

function Bubble({
  id,
  anchor,
  side,
  onClose,
  onPointerEnter,
  onPointerLeave,
  children,
}: BubbleProps): ReactNode {
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (anchor.current === null || bubble.current === null) return;
    const window = {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    };
    const box = bubble.current.getBoundingClientRect();
    const { left, top } = placeBeside(anchor.current.getBoundingClientRect(), side, { box, window });
    bubble.current.style.left = `${left}px`;
    bubble.current.style.top = `${top}px`;
  });
  useClosing(onClose);
  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      className={styles["content"]}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      {children}
    </div>,
    document.body,
  );
}

/** Escape takes it away, and so does scrolling, which would leave it behind. */
function useClosing(onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") close.current();
    };
    const onScroll = (): void => close.current();
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("scroll", onScroll, true);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("scroll", onScroll, true);
    };
  }, []);
}
