/**
 * Drawing a large board in turns. When the form of the board changes every column has to be drawn anew; all at once
 * that would stop the page for longer than a person overlooks. So each waits for its turn: the columns nearest to the
 * middle of the view first, and no more in one frame than it has time for. A small board is drawn at once.
 */
import { useNodeId, useStoreApi } from "@xyflow/react";
import { useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type SessionState, useSession } from "#src/session/index.ts";

/** Boards of at most so many cards are drawn at once. */
const SMALL = 120;
/** Milliseconds of a frame in which further columns are begun: laying one out and painting it costs more than that. */
const BUDGET = 2;

interface Waiting {
  /** The least comes first. */
  readonly distance: () => number;
  readonly draw: () => void;
}

const waiting = new Set<Waiting>();
let frame = 0;

/** The frame of the lift or drop itself has enough to do: the first turn comes in the one after it. */
function begin(): void {
  frame = requestAnimationFrame(drawSome);
}

function drawSome(): void {
  const until = performance.now() + BUDGET;
  do {
    const next = nearest();
    if (next === null) break;
    waiting.delete(next);
    flushSync(next.draw);
  } while (performance.now() < until);
  frame = waiting.size > 0 ? requestAnimationFrame(drawSome) : 0;
}

function nearest(): Waiting | null {
  let best: { readonly turn: Waiting; readonly distance: number } | null = null;
  for (const turn of waiting) {
    const distance = turn.distance();
    if (best === null || distance < best.distance) best = { turn, distance };
  }
  return best?.turn ?? null;
}

/** Returns how to give the turn up. */
function wait(turn: Waiting): () => void {
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
    const distance = () => {
      const { nodeLookup, transform, width } = store.getState();
      const box = nodeLookup.get(node ?? "");
      const middle = (width / 2 - transform[0]) / transform[2];
      return box === undefined ? 0 : Math.abs(box.position.x + (box.width ?? 0) / 2 - middle);
    };
    return wait({ distance, draw: () => setDrawn(value) });
  }, [large, drawn, value, store, node]);
  return large ? drawn : value;
}

/** Whether the board is too large to be drawn at once. */
export function isLarge({ snapshot }: SessionState): boolean {
  return snapshot !== null && snapshot.board.cards.length > SMALL;
}
