/**
 * Drawing a large board in turns. When the form of the board changes every column has to be drawn anew; all at once
 * that would stop the page for longer than a person overlooks. So each waits for its turn: the columns nearest to the
 * middle of the view first, one in a frame. A small board is drawn at once.
 */
import { type ReactFlowState, useNodeId, useStoreApi } from "@xyflow/react";
import { useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type SessionState, useSession } from "#src/session/index.ts";

/** Boards of at most so many cards are drawn at once. */
const SMALL = 120;

export interface Turn {
  /** The least comes first. */
  readonly distance: () => number;
  readonly draw: () => void;
}

const waiting = new Set<Turn>();
let frame = 0;

/** The frame of the lift or drop itself has enough to do: the first turn comes in the one after it. */
function begin(): void {
  frame = requestAnimationFrame(drawNext);
}

function drawNext(): void {
  const next = nearest();
  if (next !== null) {
    waiting.delete(next);
    flushSync(next.draw);
  }
  frame = waiting.size > 0 ? requestAnimationFrame(drawNext) : 0;
}

function nearest(): Turn | null {
  let best: { readonly turn: Turn; readonly distance: number } | null = null;
  for (const turn of waiting) {
    const distance = turn.distance();
    if (best === null || distance < best.distance) best = { turn, distance };
  }
  return best?.turn ?? null;
}

/** Returns how to give the turn up. */
export function waitForTurn(turn: Turn): () => void {
  waiting.add(turn);
  if (frame === 0) frame = requestAnimationFrame(begin);
  return () => waiting.delete(turn);
}

/** What a node is to draw now: the value itself, or on a large board the last value whose turn came; null before any. */
export function useTurn<Value>(value: Value): Value | null {
  const large = useSession(isLarge);
  const store = useStoreApi();
  const node = useNodeId();
  const [drawn, setDrawn] = useState<Value | null>(null);
  useLayoutEffect(() => {
    if (!large || Object.is(drawn, value)) return;
    const distance = () => distanceOf(node, store.getState());
    return waitForTurn({ distance, draw: () => setDrawn(value) });
  }, [large, drawn, value, store, node]);
  return large ? drawn : value;
}

/** How far a node is from the middle of the view, on the board. */
export function distanceOf(
  node: string | null,
  { nodeLookup, transform, width }: Pick<ReactFlowState, "nodeLookup" | "transform" | "width">,
): number {
  const box = nodeLookup.get(node ?? "");
  const middle = (width / 2 - transform[0]) / transform[2];
  return box === undefined ? 0 : Math.abs(box.position.x + (box.width ?? 0) / 2 - middle);
}

/** Whether the board is too large to be drawn at once. */
export function isLarge({ snapshot }: SessionState): boolean {
  return snapshot !== null && snapshot.board.cards.length > SMALL;
}
