/** The policy board in its forms: at rest, with a flow, with a lifted card, and as one vertical list. */
import { useState } from "react";
import { useSession } from "#src/session/index.ts";
import { CanvasBoard } from "./canvas/CanvasBoard.tsx";
import { type Hit, HitContext } from "./model/hit.ts";
import { NarrowBoard } from "./narrow/NarrowBoard.tsx";
import { NothingFound } from "./toolbar/NothingFound.tsx";
import { Toolbar } from "./toolbar/Toolbar.tsx";
import styles from "./Board.module.css";

export interface BoardProps {
  /** One vertical list of tiers instead of the canvas. */
  readonly narrow: boolean;
}

export function Board({ narrow }: BoardProps) {
  const snapshot = useSession((state) => state.snapshot);
  const atRest = useSession((state) => state.answer?.kind !== "answer" && state.drag === null);
  const [hit, setHit] = useState<Hit | null>(null);
  const tools = (
    <>
      <Toolbar hit={hit} onHit={setHit} />
      <NothingFound />
    </>
  );
  return (
    <section
      aria-label="Policy board"
      data-board={narrow ? "list" : "canvas"}
      className={narrow ? styles["narrow"] : styles["board"]}
    >
      <HitContext value={hit}>
        {snapshot === null ? null : narrow ? (
          <NarrowBoard snapshot={snapshot} tools={tools} />
        ) : (
          <CanvasBoard snapshot={snapshot}>{atRest && tools}</CanvasBoard>
        )}
      </HitContext>
    </section>
  );
}
