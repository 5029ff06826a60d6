/** The board at rest, and while a card is lifted: one column per tier. */
import { useMemo, useRef, useState } from "react";
import { type Snapshot, useSession } from "#src/session/index.ts";
import { type ShownTiers, ShownTiersContext } from "../column/shown-tiers.ts";
import type { Size } from "../model/layout.ts";
import { Canvas } from "./Canvas.tsx";
import { ColumnMaker, nodeId } from "./columns.ts";
import { columnTypes } from "./node-types.ts";

export interface ColumnsCanvasProps {
  readonly snapshot: Snapshot;
  readonly size: Size;
}

export function ColumnsCanvas({ snapshot, size }: ColumnsCanvasProps) {
  const drag = useSession((state) => state.drag);
  const [maker] = useState(() => new ColumnMaker());
  const impacts = useSession((state) => state.analysis.slots);
  const tiers = useShownTiers();
  const { nodes, board } = useMemo(
    () => maker.make({ snapshot, drag, impacts }, { view: size, shown: tiers.shown }),
    [maker, snapshot, drag, impacts, size, tiers.shown],
  );
  const nodeOf = (policy: string) => {
    const tier = snapshot.board.tiers.find(({ policies }) =>
      (policies as readonly string[]).includes(policy),
    );
    return tier === undefined ? null : nodeId(tier.name);
  };
  return (
    <ShownTiersContext value={tiers}>
      <Canvas
        nodes={nodes}
        edges={none}
        types={columnTypes}
        board={board}
        window={size}
        nodeOf={nodeOf}
        full={drag !== null}
      />
    </ShownTiersContext>
  );
}

const none: [] = [];

function useShownTiers(): ShownTiers {
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const pressedRef = useRef<string | null>(null);
  return useMemo(() => {
    const toggle = (tier: string) => {
      const next = new Set(shown);
      if (!next.delete(tier)) next.add(tier);
      pressedRef.current = tier;
      setShown(next);
    };
    return { shown, toggle, pressedRef };
  }, [shown]);
}
