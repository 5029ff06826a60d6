/** Beside the open slot: which position it is, what the card's order becomes, and which flows would change. */
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { type SlotFacts, useSession } from "#src/session/index.ts";
import { slotsOf } from "../model/slots.ts";
import { slotDetails } from "./details.ts";
import { SlotFlows } from "./SlotFlows.tsx";
import { VerdictWord } from "./VerdictWord.tsx";
import styles from "./DetailCard.module.css";

const WIDTH = 286;
/** Below the bars of the page. */
const TOP = 100;

export function DetailCard() {
  const slots = useSession((state) => state.drag?.slots ?? null);
  const over = useSession((state) => state.drag?.over ?? null);
  const slot = slots === null || over === null ? null : (slotsOf(slots, over.tier)[over.position] ?? null);
  const impacts = useSession((state) => state.analysis.slots);
  const flows = useSession((state) => state.analysis.slotDetail);
  const place = usePlace(slot);
  if (slot === null || slots === null || place === null) return null;
  const details = slotDetails(slot, slots);
  const impact = impacts === null ? null : (slotsOf(impacts, slot.tier)[slot.position] ?? null);
  return createPortal(
    <div
      aria-hidden
      className={styles["card"]}
      style={{ ...place, width: WIDTH, translate: within(place.top) }}
    >
      <h3>{details.title}</h3>
      {details.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {details.flow !== null && (
        <dl>
          {details.flow.map(({ label, word, deciders }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <VerdictWord word={word} />
                <span>{deciders}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {impact !== null && slot.legal && !slot.here && <SlotFlows impact={impact} detail={flows} />}
    </div>,
    document.body,
  );
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** Milliseconds a slot must be under the card before its details come up: they would flicker past otherwise. */
const SETTLE = 120;

/** To the right of the column, below the card that hangs from the pointer; to the left where there is no room. */
function usePlace(slot: SlotFacts | null): Place | null {
  const [placed, setPlaced] = useState<{ readonly slot: SlotFacts; readonly at: Place | null } | null>(null);
  useEffect(() => {
    if (slot === null) return;
    const timer = setTimeout(() => setPlaced({ slot, at: placeBeside() }), SETTLE);
    return () => clearTimeout(timer);
  }, [slot]);
  return placed !== null && placed.slot === slot ? placed.at : null;
}

/** Never beyond the lower edge, however much there is to say. */
function within(top: number): string {
  return `0 min(0px, calc(100vh - ${top}px - 100% - 12px))`;
}

function placeBeside(): Place | null {
  const open = document.querySelector("[data-aimed]")?.getBoundingClientRect();
  if (open === undefined) return null;
  const right = open.right + 16;
  const left = right + WIDTH > window.innerWidth - 8 ? Math.max(8, open.left - WIDTH - 16) : right;
  const lifted = document.querySelector("[data-lifted]")?.getBoundingClientRect();
  const below = Math.max(open.bottom + 34, lifted === undefined ? 0 : lifted.bottom + 12);
  // In a long list the slot may lie beyond an edge of the page.
  return { left, top: Math.max(TOP, Math.min(below, window.innerHeight - 260)) };
}
