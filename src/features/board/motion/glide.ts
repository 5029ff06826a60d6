/**
 * Cards on their way from one form of the board to the next. The board itself has its final layout from the first
 * moment: what moves is a likeness of each card, over the board, and gives way to the card where that now stands.
 * Transforms and opacity alone, so that the compositor does it all. Cards are seen or not, never half: what can be
 * read has its contrast.
 */
import { cardsInSight, type Face } from "./faces.ts";

export interface Pace {
  /** Milliseconds. */
  readonly duration: number;
  readonly easing: string;
}

/** Share of the time after which the likeness has arrived and begins to give way. */
const ARRIVAL = 0.7;

export interface Way {
  readonly face: Face;
  readonly to: DOMRect;
}

/** Every card that stood in sight goes to each place where it stands now; a likeness is drawn once per place. */
export function waysBetween(
  faces: readonly Face[],
  now: readonly { readonly policy: string; readonly rect: DOMRect }[],
): readonly Way[] {
  return now.flatMap(({ policy, rect: to }) => {
    const near = faces.filter((face) => face.policy === policy);
    const nearest = near.toSorted((left, right) => distance(left.rect, to) - distance(right.rect, to))[0];
    return nearest === undefined ? [] : [{ face: nearest, to }];
  });
}

function distance(from: DOMRect, to: DOMRect): number {
  return Math.abs(from.left - to.left) + Math.abs(from.top - to.top);
}

/** `layer` lies over the board, clips at its edges, and is empty again afterwards. */
export function glide(faces: readonly Face[], board: HTMLElement, layer: HTMLElement, pace: Pace): void {
  const now = cardsInSight(board);
  const origin = board.getBoundingClientRect();
  const ways = waysBetween(faces, now);
  const likenesses = ways.map(({ face }) => face.likeness.cloneNode(true) as HTMLElement);
  layer.replaceChildren(...likenesses);
  ways.forEach(({ face, to }, index) => {
    const likeness = likenesses[index];
    if (likeness === undefined) return;
    const at = ({ left, top }: DOMRect) =>
      `translate(${left - origin.left}px, ${top - origin.top}px) scale(${face.zoom})`;
    const moving = likeness.animate(
      [
        { transform: at(face.rect), opacity: 1, easing: pace.easing },
        { transform: at(to), opacity: 1, offset: ARRIVAL },
        { transform: at(to), opacity: 0 },
      ],
      { duration: pace.duration, fill: "both" },
    );
    moving.onfinish = () => likeness.remove();
    moving.oncancel = () => likeness.remove();
  });
  for (const { element } of now)
    element.animate([{ opacity: 0 }, { opacity: 0 }], { duration: pace.duration * ARRIVAL });
}
