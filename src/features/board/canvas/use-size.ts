/** Size of an element, followed as it changes; null before it is known. */
import { type RefObject, useLayoutEffect, useState } from "react";
import type { Size } from "../model/layout.ts";

export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return;
    const read = () => {
      const { clientWidth: width, clientHeight: height } = node;
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
