/** Where a small box stands beside another, inside the window. Pure. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Side = "top" | "right" | "bottom" | "left";

interface Sizes {
  readonly box: { readonly width: number; readonly height: number };
  readonly window: { readonly width: number; readonly height: number };
}

const GAP = 6;
/** Pixels kept free at the edges of the window. */
const EDGE = 8;

const opposite: Readonly<Record<Side, Side>> = { top: "bottom", bottom: "top", left: "right", right: "left" };

/** On the side asked for, on the opposite one where it does not fit, and never beyond the window. */
export function placeBeside(
  anchor: Rect,
  side: Side,
  { box, window }: Sizes,
): { readonly left: number; readonly top: number } {
  const fits = (at: { readonly left: number; readonly top: number }): boolean =>
    at.left >= EDGE &&
    at.top >= EDGE &&
    at.left + box.width <= window.width - EDGE &&
    at.top + box.height <= window.height - EDGE;
  const wanted = pushedIn(at(anchor, side, box), side, { box, window });
  const other = pushedIn(at(anchor, opposite[side], box), side, { box, window });
  const chosen = fits(wanted) || !fits(other) ? wanted : other;
  return {
    left: Math.max(EDGE, Math.min(chosen.left, window.width - box.width - EDGE)),
    top: Math.max(EDGE, Math.min(chosen.top, window.height - box.height - EDGE)),
  };
}

function at(anchor: Rect, side: Side, box: Sizes["box"]): { readonly left: number; readonly top: number } {
  const middle = {
    left: anchor.left + (anchor.width - box.width) / 2,
    top: anchor.top + (anchor.height - box.height) / 2,
  };
  switch (side) {
    case "top":
      return { ...middle, top: anchor.top - box.height - GAP };
    case "bottom":
      return { ...middle, top: anchor.top + anchor.height + GAP };
    case "left":
      return { ...middle, left: anchor.left - box.width - GAP };
    case "right":
      return { ...middle, left: anchor.left + anchor.width + GAP };
  }
}

/** Along the edge it stands at, the box may slide. */
function pushedIn(
  place: { readonly left: number; readonly top: number },
  side: Side,
  { box, window }: Sizes,
): { readonly left: number; readonly top: number } {
  if (side === "top" || side === "bottom") {
    return { ...place, left: Math.max(EDGE, Math.min(place.left, window.width - box.width - EDGE)) };
  }
  return { ...place, top: Math.max(EDGE, Math.min(place.top, window.height - box.height - EDGE)) };
}
