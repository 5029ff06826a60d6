/**
 * Showing much of a large board at once, as when all of it is fitted into the view. Its lists are laid out and painted
 * only where they are in sight; if many come into sight in one frame, that frame stops the page. So those that are not
 * in sight yet are held back, and shown one a frame, the nearest to the middle first.
 */

import { inAside } from "../model/aside.ts";

const lists = `[data-cards]:not(${inAside}), [data-drag-list]`;

/** Called right before the view changes. */
export function revealInTurns(board: HTMLElement): void {
  const frame = board.getBoundingClientRect();
  const held = [...board.querySelectorAll<HTMLElement>(lists)].filter((list) => {
    const { left, right } = list.getBoundingClientRect();
    return right < frame.left || left > frame.right;
  });
  for (const list of held) list.style.contentVisibility = "hidden";
  const showNext = () => {
    const next = takeNearest(held, board);
    if (next === undefined) return;
    next.style.removeProperty("content-visibility");
    requestAnimationFrame(showNext);
  };
  requestAnimationFrame(showNext);
}

function takeNearest(held: HTMLElement[], board: HTMLElement): HTMLElement | undefined {
  const middle = middleOf(board);
  const away = held.map((list) => Math.abs(middleOf(list) - middle));
  return held.splice(away.indexOf(Math.min(...away)), 1)[0];
}

function middleOf(element: HTMLElement): number {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
}
