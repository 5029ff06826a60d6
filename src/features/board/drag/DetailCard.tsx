/** Beside the open slot: which position it is, what the card's order becomes, and what the flow shown would do. */
import { useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { type SlotFacts, useSession } from "#src/session/index.ts";
import { slotsOf } from "../model/slots.ts";
import { slotDetails } from "./details.ts";
import { VerdictWord } from "./VerdictWord.tsx";
import styles from "./DetailCard.module.css";

const WIDTH = 286;

export function DetailCard() {
  const slots = useSession((state) => state.drag?.slots ?? null);
  const over = useSession((state) => state.drag?.over ?? null);
  const slot = slots === null || over === null ? null : (slotsOf(slots, over.tier)[over.position] ?? null);
  const place = usePlace(slot);
  if (slot === null || slots === null || place === null) return null;
  const details = slotDetails(slot, slots);
  return createPortal(
    <div aria-hidden className={styles["card"]} style={{ ...place, width: WIDTH }}>
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
    </div>,
    document.body,
  );
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** To the right of the column, below the card that hangs from the pointer; to the left where there is no room. */
function usePlace(slot: SlotFacts | null): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => setPlace(slot === null ? null : placeBeside()));
    return () => cancelAnimationFrame(frame);
  }, [slot]);
  return place;
}

function placeBeside(): Place | null {
  const open = document.querySelector("[data-aimed]")?.getBoundingClientRect();
  if (open === undefined) return null;
  const right = open.right + 16;
  const left = right + WIDTH > window.innerWidth - 8 ? Math.max(8, open.left - WIDTH - 16) : right;
  const lifted = document.querySelector("[data-lifted]")?.getBoundingClientRect();
  const below = Math.max(open.bottom + 34, lifted === undefined ? 0 : lifted.bottom + 12);
  return { left, top: Math.min(below, window.innerHeight - 260) };
}
