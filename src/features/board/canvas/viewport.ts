/** Arithmetic of the view over the board. Pure. */
import type { Box, Size } from "../model/layout.ts";

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const LEAST_ZOOM = 0.25;
export const MOST_ZOOM = 2;
/** Below it nothing of usual size can be read: what is drawn is less, and larger. */
const FAR = 0.5;

export function isFar(zoom: number): boolean {
  return zoom < FAR;
}

/** The nearest view that shows no more emptiness than it must: a board that fits stays at the upper left. */
export function clampView(view: View, board: Size, window: Size): View {
  return {
    x: clampAxis(view.x, board.width * view.zoom, window.width),
    y: clampAxis(view.y, board.height * view.zoom, window.height),
    zoom: view.zoom,
  };
}

function clampAxis(offset: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, offset));
}

/** The whole board, never enlarged. */
export function fitView(board: Size, window: Size): View {
  const fitting = Math.min(1, window.width / board.width, window.height / board.height);
  const zoom = Math.max(LEAST_ZOOM, fitting);
  return clampView({ x: 0, y: 0, zoom }, board, window);
}

/** The same view moved just so far that the box is in it; null if it is already. */
export function reveal(view: View, box: Box, window: Size): View | null {
  const x = revealAxis(view.x, box.x * view.zoom, box.width * view.zoom, window.width);
  const y = revealAxis(view.y, box.y * view.zoom, box.height * view.zoom, window.height);
  return x === view.x && y === view.y ? null : { x, y, zoom: view.zoom };
}

const MARGIN = 16;

function revealAxis(offset: number, start: number, length: number, room: number): number {
  const from = start + offset;
  const to = from + length;
  if (length + 2 * MARGIN > room) return from <= 0 && to >= room ? offset : offset - from;
  if (from < 0) return offset - from + MARGIN;
  return to > room ? offset - (to - room) - MARGIN : offset;
}
