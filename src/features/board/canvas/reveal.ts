/**
 * Showing much of a large board at once, as when all of it is fitted into the view. Its lists are laid out and painted
 * only where they are in sight; if many come into sight in one frame, that frame stops the page. So those that are not
 * in sight yet are held back and wait for a turn, each until its column has been drawn in the form it is to have.
 */
import type { ReactFlowState } from "@xyflow/react";
import { inAside } from "../model/aside.ts";
import { distanceOf, waitForTurn } from "./turns.ts";

const lists = `[data-cards]:not(${inAside}), [data-drag-list]`;
/** Of a column's distance from the middle, px: its list is shown right after it was drawn. */
const AFTER = 0.5;

/** Called right before the view of a canvas changes. */
export function revealInTurns(canvas: () => ReactFlowState): void {
  const { domNode } = canvas();
  if (domNode === null) return;
  const frame = domNode.getBoundingClientRect();
  const held = [...domNode.querySelectorAll<HTMLElement>(lists)].filter((list) => {
    const { left, right } = list.getBoundingClientRect();
    return right < frame.left || left > frame.right;
  });
  for (const list of held) {
    const node = list.closest<HTMLElement>(".react-flow__node")?.dataset["id"] ?? null;
    list.style.contentVisibility = "hidden";
    waitForTurn({
      distance: () => distanceOf(node, canvas()) + AFTER,
      draw: () => list.style.removeProperty("content-visibility"),
    });
  }
}
