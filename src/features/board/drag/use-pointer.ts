/** The pointer while something hangs from it: where it is, and what happens near the edges. */
import { type RefObject, useEffect, useRef } from "react";
import type { DragList } from "./drag-list.ts";
import { edgeSpeed, type Point, type Targets } from "./targets.ts";

export interface Grab {
  readonly point: Point;
  /** Of the pointer within what was grabbed, in screen pixels. */
  readonly offset: Point;
  /** Width on the screen, and the zoom it was drawn with. */
  readonly width: number;
  readonly zoom: number;
}

/** Keeps an element under the pointer; moves it by style alone. */
export function useFollow(
  element: RefObject<HTMLElement | null>,
  start: Point,
  offset: Point,
  onMove: (point: Point) => void,
): void {
  const move = useRef(onMove);
  useEffect(() => {
    move.current = onMove;
  });
  useEffect(() => {
    const place = (point: Point) => {
      if (element.current !== null) {
        element.current.style.transform = `translate(${point.x - offset.x}px, ${point.y - offset.y}px)`;
      }
    };
    const onPointer = (event: PointerEvent) => {
      const point = { x: event.clientX, y: event.clientY };
      place(point);
      move.current(point);
    };
    place(start);
    window.addEventListener("pointermove", onPointer);
    return () => window.removeEventListener("pointermove", onPointer);
  }, [element, start, offset]);
}

export interface Aim {
  readonly targets: Targets;
  readonly point: RefObject<Point>;
  /** The hand has gone somewhere with what it has lifted: until then nothing scrolls and nothing is aimed at. */
  readonly carried: RefObject<boolean>;
  /** The pointer has moved since it was last found out which slot is under it, or that could not be found out. */
  readonly outdated: RefObject<boolean>;
  readonly onPan: (x: number) => void;
  /** Finds the slot under the pointer anew. */
  readonly aim: () => void;
}

/**
 * Once a frame: scrolls the list under the pointer or pans the board while the pointer is near an edge of either, and
 * aims. Not in the frame of the lift, which has the rows to draw and would lay them out twice.
 */
export function useAim({ targets, point, carried, outdated, onPan, aim }: Aim): void {
  useEffect(() => {
    let lists: readonly (DragList | null)[] = [];
    // Bands come in, or a large board is drawn: another slot may stand under the hand.
    const redrawn = () => {
      const before = lists;
      lists = [...targets.values()].map(({ list }) => list);
      return lists.length !== before.length || lists.some((list, at) => list !== before[at]);
    };
    const tick = () => {
      frame = requestAnimationFrame(tick);
      if (!carried.current) return;
      const shifted = scrollUnder(targets, point.current) || panAt(targets, point.current, onPan);
      if (redrawn() || shifted || outdated.current) aim();
    };
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(tick);
    });
    // Before anybody hears of the drop: it counts where the card was let go, not where it was in the last frame.
    const letGo = () => {
      if (carried.current && (redrawn() || outdated.current)) aim();
    };
    window.addEventListener("pointerup", letGo, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointerup", letGo, { capture: true });
    };
  }, [targets, point, carried, outdated, onPan, aim]);
}

function scrollUnder(targets: Targets, { x, y }: Point): boolean {
  for (const { element, list } of targets.values()) {
    if (list === null) continue;
    const rect = element.getBoundingClientRect();
    if (x < rect.left || x > rect.right) continue;
    const speed = edgeSpeed(y, rect.top, rect.bottom);
    if (speed === 0 || element.scrollHeight <= element.clientHeight) return false;
    const before = element.scrollTop;
    element.scrollTop += speed;
    return element.scrollTop !== before;
  }
  return false;
}

function panAt(targets: Targets, { x }: Point, onPan: (x: number) => void): boolean {
  const [first] = targets.values();
  const board = first?.element.closest("[data-board]")?.getBoundingClientRect();
  if (board === undefined) return false;
  const speed = edgeSpeed(x, board.left, board.right);
  if (speed !== 0) onPan(-speed);
  return speed !== 0;
}
