/** Lifting by pointer over the whole board, and all that is seen and heard while something is lifted. */
import { DndContext, type DragStartEvent, useDraggable, useSensor, useSensors } from "@dnd-kit/core";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { CardSensor, liftedBy } from "./card-sensor.ts";
import { DetailCard } from "./DetailCard.tsx";
import { KeyHolder } from "./KeyHolder.tsx";
import { LiftedCard } from "./LiftedCard.tsx";
import { LiftedTier, type TierLift } from "./LiftedTier.tsx";
import { Pill } from "./Pill.tsx";
import { type Targets, TargetsContext } from "./targets.ts";
import type { Grab } from "./use-pointer.ts";
import styles from "./LiftLayer.module.css";

export interface LiftLayerProps {
  /** Pans the canvas while the pointer is at its edge. */
  readonly onPan: (x: number) => void;
  readonly children: ReactNode;
}

/** Our own live region speaks; the library's stays silent. */
const silent = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: "" },
  restoreFocus: false,
};
const nothing = () => [];

export function LiftLayer({ onPan, children }: LiftLayerProps) {
  const commands = useCommands();
  const sensors = useSensors(useSensor(CardSensor, { activationConstraint: { distance: 5 } }));
  const [targets] = useState<Targets>(() => new Map());
  const pressRef = useRef<Press>(undefined);
  const lifting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hand = useRef<HTMLDivElement>(null);
  const [grab, setGrab] = useState<Grab | null>(null);
  const [tier, setTier] = useState<TierLift | null>(null);
  const start = ({ activatorEvent }: DragStartEvent) => {
    if (!(activatorEvent instanceof PointerEvent)) return;
    const lifted = liftedBy(activatorEvent.target, activatorEvent.pointerType);
    if (lifted === null) return;
    holdPointer(hand.current, activatorEvent.pointerId);
    const point = { x: activatorEvent.clientX, y: activatorEvent.clientY };
    const rect = lifted.element.getBoundingClientRect();
    const offset = { x: point.x - rect.left, y: point.y - rect.top };
    if (lifted.kind === "tier") {
      setTier({ tier: lifted.tier, point, offset });
      return;
    }
    const zoom = lifted.element.offsetWidth === 0 ? 1 : rect.width / lifted.element.offsetWidth;
    setGrab({ point, offset, width: rect.width, zoom });
    // In a task of its own: the one of the pointer has a frame to draw, and on a large board both together take long.
    lifting.current = setTimeout(() => commands.lift(lifted.policy, "pointer"));
  };
  const end = (drop: boolean) => {
    clearTimeout(lifting.current);
    if (grab !== null) {
      if (drop) void commands.drop();
      else commands.cancelDrag();
    }
    setGrab(null);
    if (tier !== null && drop && tier.to !== undefined) void commands.moveTier(tier.tier, tier.to);
    setTier(null);
  };
  return (
    <TargetsContext value={targets}>
      <DndContext
        sensors={sensors}
        autoScroll={false}
        collisionDetection={nothing}
        accessibility={silent}
        onDragStart={start}
        onDragEnd={() => end(true)}
        onDragCancel={() => end(false)}
      >
        <LiftSource pressRef={pressRef} />
      </DndContext>
      <div
        className={styles["area"]}
        onPointerDown={(event) => void pressRef.current?.["onPointerDown"]?.(event)}
      >
        {children}
      </div>
      <div ref={hand} className={styles["hand"]} />
      <KeyHolder />
      <Lifting grab={grab} targets={targets} onPan={onPan} />
      {tier !== null && (
        <LiftedTier lift={tier} onAim={(to) => setTier((old) => (old === null ? null : { ...old, to }))} />
      )}
    </TargetsContext>
  );
}

/**
 * What hangs from the pointer finds out by itself where that is. Without a holder the browser would look up what lies
 * under the pointer as well, in all of the board and several times a frame.
 */
function holdPointer(hand: HTMLElement | null, pointer: number): void {
  try {
    hand?.setPointerCapture(pointer);
  } catch {
    // The button was let go in the meantime: there is nothing to hold any more.
  }
}

type Press = NonNullable<ReturnType<typeof useDraggable>["listeners"]>;

/**
 * The board is the one draggable; the sensor finds out which card was pressed. The library is not told the element: it
 * would measure it and all that scrolls round it, and so lay out the page in the middle of a lift. Nor does the board
 * stand inside it: with every movement of the pointer it would be searched for what depends on the library.
 */
function LiftSource({ pressRef }: { readonly pressRef: RefObject<Press | undefined> }) {
  const { listeners } = useDraggable({ id: "board" });
  useLayoutEffect(() => {
    pressRef.current = listeners;
  });
  return null;
}

interface LiftingProps {
  readonly grab: Grab | null;
  readonly targets: Targets;
  readonly onPan: (x: number) => void;
}

function Lifting({ grab, targets, onPan }: LiftingProps) {
  const by = useSession((state) => state.drag?.by ?? null);
  if (by === null) return null;
  return (
    <>
      {by === "pointer" && grab !== null && <LiftedCard grab={grab} targets={targets} onPan={onPan} />}
      <DetailCard />
      <Pill />
    </>
  );
}
