/**
 * The wheel over a list that overflows scrolls that list and nothing else. Everything else goes on to the canvas:
 * sideways turns pan it, Control zooms it, and a list that fits leaves the wheel alone.
 */
import { type RefObject, useEffect } from "react";

export function useOwnWheel(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const keep = (event: WheelEvent) => {
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const overflows = element.scrollHeight > element.clientHeight;
      if (overflows && !event.ctrlKey && !event.metaKey && !sideways) event.stopPropagation();
    };
    element.addEventListener("wheel", keep, { passive: true });
    return () => element.removeEventListener("wheel", keep);
  }, [list]);
}
