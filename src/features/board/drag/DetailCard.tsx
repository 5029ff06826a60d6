/** Beside the open slot: which position it is, what the card's order becomes, and which flows would change. */
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { type SlotFacts, type SlotImpactFacts, useSession } from "#src/session/index.ts";
import { slotsOf } from "../model/slots.ts";
import { DETAIL_WIDTH, detailPlace, type DetailPlace } from "./detail-place.ts";
import { slotDetails } from "./details.ts";
import { SlotFlows } from "./SlotFlows.tsx";
import { VerdictWord } from "./VerdictWord.tsx";
import styles from "./DetailCard.module.css";

export function DetailCard() {
  const slots = useSession((state) => state.drag?.slots ?? null);
  const over = useSession((state) => state.drag?.over ?? null);
  const slot = slots === null || over === null ? null : (slotsOf(slots, over.tier)[over.position] ?? null);
  const impacts = useSession((state) => state.analysis.slots);
  const flows = useSession((state) => state.analysis.slotDetail);
  const place = usePlace(slot, impacts);
  if (slot === null || slots === null || place === null) return null;
  const details = slotDetails(slot, slots);
  const impact = impacts === null ? null : (slotsOf(impacts, slot.tier)[slot.position] ?? null);
  return createPortal(
    <div aria-hidden className={styles["card"]} style={{ ...place, width: DETAIL_WIDTH }}>
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

/** Milliseconds a slot must be under the card before its details come up: they would flicker past otherwise. */
const SETTLE = 120;

/** Anew when the figures come: the slots move aside for their bands. */
function usePlace(slot: SlotFacts | null, impacts: readonly SlotImpactFacts[] | null): DetailPlace | null {
  const [placed, setPlaced] = useState<{ readonly slot: SlotFacts; readonly at: DetailPlace | null } | null>(
    null,
  );
  useEffect(() => {
    if (slot === null) return;
    const timer = setTimeout(() => setPlaced({ slot, at: placeNow() }), SETTLE);
    return () => clearTimeout(timer);
  }, [slot, impacts]);
  return placed !== null && placed.slot === slot ? placed.at : null;
}

function placeNow(): DetailPlace | null {
  const slot = document.querySelector("[data-aimed]");
  const frame = slot?.closest("[data-board]")?.parentElement;
  if (slot == null || frame == null) return null;
  const seen = frame.getBoundingClientRect();
  return detailPlace({
    slot: slot.getBoundingClientRect(),
    lifted: document.querySelector("[data-lifted]")?.getBoundingClientRect() ?? null,
    frame: seen,
    floor: document.querySelector("[data-pill]")?.getBoundingClientRect().top ?? seen.bottom,
  });
}
