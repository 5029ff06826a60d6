/** The cards in sight, as they looked at one moment: where each stood, and a likeness of it that can still move. */

import type { Size } from "../model/layout.ts";

export interface Face {
  readonly policy: string;
  readonly rect: DOMRect;
  /** Of the canvas it was drawn on. */
  readonly zoom: number;
  readonly likeness: HTMLElement;
}

/** Reads first and copies afterwards, so that the page is laid out once at most. */
export function facesIn(board: HTMLElement): readonly Face[] {
  const cards = cardsInSight(board).map((card) => {
    const { offsetWidth: width, offsetHeight: height } = card.element;
    return { ...card, size: { width, height }, zoom: width === 0 ? 1 : card.rect.width / width };
  });
  return cards.map(({ element, size, ...card }) => ({ ...card, likeness: likenessOf(element, size) }));
}

export interface Sight {
  readonly policy: string;
  readonly rect: DOMRect;
  readonly element: HTMLElement;
}

export function cardsInSight(board: HTMLElement): readonly Sight[] {
  const frame = board.getBoundingClientRect();
  return [...board.querySelectorAll<HTMLElement>("li[data-policy]")].flatMap((element) => {
    const rect = element.getBoundingClientRect();
    const policy = element.dataset["policy"];
    const seen = rect.height > 0 && rect.bottom > frame.top && rect.top < frame.bottom;
    const within = rect.right > frame.left && rect.left < frame.right;
    return policy !== undefined && seen && within ? [{ policy, rect, element }] : [];
  });
}

/** To be looked at only: nothing finds it by name, and it has no part in the layout. */
function likenessOf(element: HTMLElement, { width, height }: Size): HTMLElement {
  const likeness = document.createElement("div");
  likeness.className = element.className;
  likeness.append(...[...element.childNodes].map((child) => child.cloneNode(true)));
  for (const control of likeness.querySelectorAll<HTMLElement>("button")) {
    for (const name of Object.keys(control.dataset)) Reflect.deleteProperty(control.dataset, name);
  }
  const { density } = element.closest<HTMLElement>("[data-density]")?.dataset ?? {};
  if (density !== undefined) likeness.dataset["density"] = density;
  likeness.style.cssText = `position: absolute; inset: 0 auto auto 0; width: ${width}px; height: ${height}px`;
  return likeness;
}
