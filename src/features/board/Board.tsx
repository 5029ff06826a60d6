/** The policy board in its forms: at rest, with a flow, with a lifted card, and as one vertical list. */
import { type ReactNode, useState } from "react";
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
  const answered = useSession((state) => state.answer?.kind === "answer");
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
          <CanvasBoard snapshot={snapshot}>{!answered && <AtRest>{tools}</AtRest>}</CanvasBoard>
        )}
      </HitContext>
    </section>
  );
}

/** Steps aside while a card is lifted, and is there again at once after the drop. */
function AtRest({ children }: { readonly children: ReactNode }) {
  const lifted = useSession((state) => state.drag !== null);
  return <div hidden={lifted}>{children}</div>;
}
